"""How the journal says what is decided together."""

from kpacite.people.telling import Line

SENTENCES = {
    # Rules and decisions
    "governance.rules.founded": Line("a noté les premières règles de la coop", level="public"),
    "governance.decision.made": Line("a noté une décision : {note}"),
    "governance.decision.shown": Line("a montré une décision à tous : {note}"),
    "governance.decision.hidden": Line("a gardé une décision entre membres : {note}"),
    "governance.effect.applied": Line("a appliqué ce qui était décidé : {note}"),
    "governance.effect.failed": Line("a noté que cela n’a pas pu s’appliquer : {note}"),
    "governance.effect.awaited": Line("a noté qu’il faut confirmer : {note}"),
    "governance.effect.confirmed": Line("a confirmé ce qui était décidé : {note}"),
    "governance.review.keep": Line("a noté que la coop garde une décision : {note}"),
    "governance.review.adapt": Line("a noté que la coop change une décision : {note}"),
    "governance.review.drop": Line("a noté que la coop arrête une décision : {note}"),
    # Roles
    "governance.role.given": Line("a donné le rôle « {note} » à {about}"),
    "governance.role.ended": Line("a noté la fin du rôle « {note} » pour {about}"),
}
