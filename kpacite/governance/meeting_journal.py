"""How the journal says what happens around meetings, elections, roles and things to do."""

from kpacite.people.telling import Line

SENTENCES = {
    # Meetings
    "governance.meeting.called": Line("a prévu une réunion"),
    "governance.meeting.changed": Line("a changé le jour ou le lieu d’une réunion"),
    "governance.meeting.led": Line("a changé qui anime et qui écrit : {note}"),
    "governance.meeting.cancelled": Line("a annulé une réunion : {note}"),
    "governance.meeting.started": Line("a ouvert la réunion"),
    "governance.meeting.attended": Line("a noté les présences", level="person"),
    # Points of the agenda
    "governance.point.completed": Line("a complété l’ordre du jour", level="person"),
    "governance.point.added": Line("a ajouté un point à la réunion : {note}"),
    "governance.point.edited": Line("a changé un point : {note}", level="person"),
    "governance.point.moved": Line("a changé un point de place : {note}", level="person"),
    "governance.point.removed": Line("a enlevé un point de la réunion : {note}"),
    "governance.point.taken_up": Line("a ouvert un point : {note}", level="person"),
    "governance.point.done": Line("a fini un point : {note}", level="person"),
    # Minutes
    "governance.minutes.written": Line("a écrit dans le compte rendu : {note}", level="person"),
    "governance.minutes.closed": Line("a fermé le compte rendu de la réunion"),
    "governance.minutes.signed": Line("a noté la signature du compte rendu par {about}"),
    # Things to do
    "governance.action.noted": Line("a noté une chose à faire pour {about} : {note}"),
    "governance.action.done": Line("a fini une chose à faire : {note}"),
    "governance.action.passed": Line("a passé une chose à faire à {about} : {note}"),
    "governance.action.dropped": Line("a arrêté une chose à faire : {note}"),
    # Elections
    "governance.election.opened": Line("a ouvert une élection sans candidat : {note}"),
    "governance.election.named": Line("a dit un nom pour le rôle « {note} »"),
    "governance.election.renamed": Line("a changé de nom pour le rôle « {note} »"),
    "governance.election.shown": Line("a montré les noms pour le rôle « {note} »"),
    "governance.election.heard": Line("a fermé le tour des changements : {note}"),
    "governance.election.led": Line("a confié l’élection à {about} : {note}"),
    "governance.election.stopped": Line("a arrêté une élection : {note}"),
    "governance.candidacy.proposed": Line("a proposé {about} pour le rôle « {note} »"),
    "governance.candidacy.accepted": Line("a noté le oui de {about} : {note}"),
    "governance.candidacy.declined": Line("a noté le non de {about} : {note}"),
    # Roles
    "governance.role.defined": Line("a écrit ce que l’on attend du rôle « {note} »"),
    "governance.role.ending": Line(
        "rappelle qu’un rôle finit bientôt, pour {about} : {note}", nobody="Le calendrier"
    ),
    "governance.handover.asked": Line("a demandé à passer le rôle « {note} » avec {about}"),
    "governance.handover.agreed": Line("a dit oui pour passer le rôle « {note} » avec {about}"),
    "governance.handover.seen": Line("a vu comment tenir le rôle « {note} », avec {about}"),
    "governance.handover.together": Line("a tenu le rôle « {note} » à deux, avec {about}"),
    "governance.handover.alone": Line("a tenu le rôle « {note} » après {about}"),
    "governance.handover.taught": Line("a passé le rôle « {note} » à {about}"),
    "governance.handover.stopped": Line(
        "a arrêté de passer le rôle « {note} » avec {about}", level="person"
    ),
}
