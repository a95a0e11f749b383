"""How the journal says what concerns guardians: to those it names, and to nobody else."""

from kpacite.people.telling import Line

_PARENT = "Un parent"

SENTENCES = {
    "joining.authorisation.asked": Line(
        "a demandé l’accord d’un parent pour {about}", level="person"
    ),
    "joining.authorisation.again": Line("a rappelé un parent de {about}", level="person"),
    "joining.authorisation.signed": Line(
        "a signé un accord pour {about}", level="person", nobody=_PARENT
    ),
    "joining.authorisation.refused": Line("a dit non pour {about}", level="person", nobody=_PARENT),
    "joining.authorisation.strayed": Line(
        "a dit : ce n’est pas pour moi", level="person", nobody="Une personne"
    ),
    "joining.authorisation.withdrawn": Line(
        "a arrêté un accord pour {about}", level="person", nobody=_PARENT
    ),
    "joining.code.sent": Line("a demandé un code", level="person", nobody=_PARENT),
    "joining.emancipation.seen": Line("a vu le jugement de {about}", level="person"),
}
