"""How the journal says how money is shared. What each one does with theirs is for them only."""

from kpacite.people.telling import Line

SENTENCES = {
    "sharing.plan.proposed": Line("a proposé un partage"),
    "sharing.plan.agree": Line("est d’accord avec un partage"),
    "sharing.plan.talk": Line("veut parler d’un partage"),
    "sharing.distribution.proposed": Line("a préparé le partage de l’argent reçu"),
    "sharing.distribution.agree": Line("est d’accord avec ses chiffres"),
    "sharing.distribution.talk": Line("veut parler des chiffres"),
    "sharing.distribution.posted.agreed": Line("a dit le dernier oui : l’argent est partagé"),
    "sharing.distribution.posted.silence": Line("a partagé l’argent, car le délai est passé"),
    "sharing.move.aside": Line("a mis de l’argent de côté", level="person"),
    "sharing.move.back": Line("a repris de l’argent mis de côté", level="person"),
    "sharing.move.ask": Line("a demandé un versement", level="person"),
    "sharing.move.unask": Line("a retiré sa demande de versement", level="person"),
}
