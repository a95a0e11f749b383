"""How the journal says what is done together: missions, hours, helps, thanks."""

from kpacite.people.telling import Line

SENTENCES = {
    "work.mission.opened": Line("a ouvert une mission"),
    "work.mission.edited": Line("a complété une mission"),
    "work.mission.moved": Line("a changé le jour ou le lieu d’une mission"),
    "work.mission.delivered": Line("a noté qu’une mission est faite"),
    "work.seat.taken": Line("a pris une place sur une mission", own=True),
    "work.seat.left": Line("a laissé une place sur une mission", own=True),
    "work.purchase.noted": Line("a noté des courses"),
    "work.purchase.cancelled": Line("a annulé des courses"),
    "work.contribution.declared": Line("a donné du temps", own=True),
    "work.contribution.corrected": Line("a corrigé le temps donné", own=True),
    "work.contribution.withdrawn": Line("a retiré du temps donné", own=True),
    "work.contribution.thanks": Line("a dit merci à {about}"),
    "work.contribution.question": Line("a posé une question à {about}"),
    "work.contribution.objection": Line("a dit son désaccord à {about}"),
    "work.contribution.answered": Line("a répondu à une question sur une aide"),
    "work.contribution.settled": Line("a dit que tout est clair pour {about}"),
}
