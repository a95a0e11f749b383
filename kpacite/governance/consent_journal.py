"""How the journal says what happens to a proposal."""

from kpacite.people.telling import Line

SENTENCES = {
    "governance.proposal.opened": Line("a partagé une proposition : {note}"),
    "governance.proposal.amended": Line("a changé sa proposition : {note}"),
    "governance.proposal.dropped": Line("a retiré sa proposition"),
    "governance.proposal.expired": Line("a noté qu’une proposition reste sans accord"),
    "governance.proposal.prolonged": Line("attend encore des réponses à une proposition"),
    "governance.proposal.meeting": Line("a remis une proposition à la prochaine réunion"),
    "governance.proposal.mediation": Line("a demandé de l’aide pour une proposition"),
    "governance.round.opened": Line("a ouvert une étape d’une proposition : {note}"),
    "governance.round.closed": Line("a fini une étape d’une proposition : {note}"),
    "governance.round.facilitated": Line("a demandé à {about} d’animer une proposition"),
    "governance.remark.question": Line("a posé une question sur une proposition", own=True),
    "governance.remark.answer": Line("a répondu à une question", own=True),
    "governance.remark.reaction": Line("a réagi à une proposition", own=True),
    "governance.remark.wording": Line("a proposé d’autres mots", own=True),
    "governance.remark.pass": Line("a passé son tour", level="person", own=True),
    "governance.position.answered": Line("a répondu à une proposition", own=True),
    "governance.position.objected": Line("a fait une objection à une proposition", own=True),
    "governance.position.changed": Line("a changé sa réponse à une proposition", own=True),
    "governance.objection.answered": Line("a répondu à l’objection de {about}"),
    "governance.objection.withdrawn": Line("a retiré son objection", own=True),
    "governance.objection.integrated": Line(
        "a noté que la nouvelle version tient compte de l’objection de {about}"
    ),
    "governance.objection.set_aside": Line(
        "a noté que, pour le groupe, l’objection de {about} ne tient pas"
    ),
}
