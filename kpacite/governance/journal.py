"""How the journal says what is decided together."""

from kpacite.people.telling import Line

SENTENCES = {
    # Rules and decisions
    "governance.rules.founded": Line("a noté les premières règles de la coop", level="public"),
    # Roles
    "governance.role.given": Line("a donné le rôle « {note} » à {about}"),
    "governance.role.ended": Line("a noté la fin du rôle « {note} » pour {about}"),
}
