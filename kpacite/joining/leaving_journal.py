"""How the journal says rests, departures and news taken. What is personal stays so."""

from kpacite.people.telling import Line

SENTENCES = {
    "joining.pause.started": Line("a noté une pause pour {about}"),
    "joining.pause.ended": Line("a noté le retour de {about}"),
    "joining.departure.started": Line("a commencé le départ de {about}", level="person"),
    "joining.departure.settled": Line("a réglé un point du départ", level="person"),
    "joining.departure.told_host": Line("a prévenu la coop d’emploi du départ", level="person"),
    "joining.departure.cancelled": Line("a annulé le départ de {about}", level="person"),
    "joining.departure.done": Line("a fini le départ de {about}", level="person"),
    "joining.quiet.called": Line("a demandé des nouvelles de {about}", level="person"),
    "joining.quiet.taken": Line("prend des nouvelles de {about}", level="person"),
    "joining.quiet.answered_here": Line("a dit : je suis là", level="person"),
    "joining.quiet.answered_rest": Line("a dit : je me repose", level="person"),
    "joining.quiet.answered_talk": Line("a dit : je veux parler", level="person"),
    "joining.quiet.answered_leave": Line("a dit : je veux partir", level="person"),
}
