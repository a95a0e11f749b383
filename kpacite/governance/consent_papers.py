"""The paper of a proposal: one sheet for each person, with boxes to tick."""

from datetime import datetime

from kpacite.governance.models import Proposal
from kpacite.governance.queries import proposals as queries
from kpacite.governance.wording_consent import HARMS, VOICES
from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf

LINE = "." * 78


def sheet_pdf(proposal: Proposal, *, at: datetime) -> bytes:
    """What is proposed, then the four answers, then lines to write on."""
    version = queries.current_version(proposal)
    now = queries.open_round(proposal)
    until = french.moment(now.closes_at) if now and now.closes_at else ""
    facts = [
        ["La personne qui propose", proposal.bearer.full_name],
        ["Proposition", f"{proposal.number}, version {version.number}"],
    ]
    if until:
        facts.append(["Fin des réponses", until])
    blocks = [
        Block("facts", rows=facts),
        Block("heading", text="La proposition"),
        *(Block("text", text=part) for part in version.text.split("\n\n") if part.strip()),
        Block("heading", text="Ma réponse (une seule case)"),
        Block("boxes", rows=[[f"{voice[0]}. {voice[1]}"] for voice in VOICES.values()]),
        Block("heading", text="Si j’ai une objection : ce qui serait abîmé"),
        Block("boxes", rows=[[label] for _, label in HARMS]),
        Block("text", text=f"Le risque que je vois, ou mon doute :\n{LINE}\n{LINE}\n{LINE}"),
        Block("text", text=f"Mon prénom : {'.' * 40}"),
    ]
    return document_pdf(
        Document(
            title=version.title,
            about=f"{proposal.coop.name} · {proposal.coop.town}".rstrip(" ·"),
            lead="On avance si personne ne voit de danger pour la coop. C’est le consentement.",
            blocks=blocks,
            foot="Quelqu’un recopie ce papier dans l’outil. Vous pouvez corriger.",
        ),
        at=at,
    )
