"""How the journal says that people come. Somebody who is not a member is never named in it."""

from kpacite.people.telling import Line

_SOMEBODY = "Une personne"
SENTENCES = {
    "joining.application.made": Line("a écrit une demande pour venir", nobody=_SOMEBODY),
    "joining.application.corrected": Line("a corrigé une demande pour venir", nobody=_SOMEBODY),
    "joining.application.withdrawn": Line("a repris sa demande pour venir", nobody=_SOMEBODY),
    "joining.application.tied": Line("a relié son compte à sa demande", level="person"),
    "joining.application.answered": Line("a répondu à une demande pour venir", own=True),
    "joining.application.worded": Line("a écrit des mots communs pour une demande"),
    "joining.application.approved": Line("a dit oui aux mots communs d’une demande", own=True),
    "joining.application.welcome": Line("a dit bienvenue à {about}"),
    "joining.application.not_now": Line("a noté « pas maintenant » sur une demande"),
    "joining.application.recalled": Line("rappelle qu’une personne attend une réponse"),
    "joining.application.aged": Line("a effacé les mots d’une demande de plus de deux ans"),
    "joining.commitment.proposed": Line("a proposé un premier engagement", nobody=_SOMEBODY),
    "joining.commitment.agreed": Line("a dit oui à un premier engagement"),
    "joining.commitment.accepted": Line("a accepté un premier engagement", nobody=_SOMEBODY),
    "joining.commitment.done": Line("a tenu un engagement"),
    "joining.discovery.opened": Line("a prévu une porte ouverte", level="public"),
    "joining.discovery.cancelled": Line("a annulé une porte ouverte", level="public"),
    "joining.discovery.expected": Line("a pris une place à une porte ouverte", nobody=_SOMEBODY),
    "joining.discovery.freed": Line("a rendu une place d’une porte ouverte", nobody=_SOMEBODY),
    "joining.discovery.attended": Line("a noté qui est venu à une porte ouverte"),
    "joining.look.asked": Line("a demandé un second regard", nobody=_SOMEBODY),
    "joining.look.reopened": Line("a relu une demande, et l’a rouverte"),
    "joining.look.confirmed": Line("a relu une demande, sans la rouvrir"),
}
