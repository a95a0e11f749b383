"""How the journal says what was done here."""

from kpacite.people.telling import Line

SENTENCES = {
    "talks.message.said": Line("a écrit un message", level="person"),
    "talks.message.withdrawn": Line("a repris un message", level="person"),
}
