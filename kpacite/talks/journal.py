"""How the journal says what was said, and what each one wished: for themselves only."""

from kpacite.people.telling import Line

SENTENCES = {
    "talks.message.said": Line(
        "a écrit un message", level="person", nobody="Une personne", own=True
    ),
    "talks.thread.forgotten": Line("a effacé une discussion trop ancienne"),
    "talks.message.withdrawn": Line("a repris un message", level="person"),
    "talks.wish.made": Line("a choisi ses messages", level="person"),
    "talks.calendar.opened": Line("a ouvert son agenda", level="person"),
    "talks.calendar.closed": Line("a fermé son agenda", level="person"),
}
