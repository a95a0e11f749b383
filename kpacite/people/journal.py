"""How the journal says what people do with their own account: for themselves only."""

from kpacite.people.telling import Line

SENTENCES = {
    "people.person.arrived": Line("a ouvert le compte de {about}", level="person"),
    "people.signature.emptied": Line("a effacé les mots d’une signature", level="person"),
    "people.person.described": Line("a changé ses réglages", level="person"),
}
