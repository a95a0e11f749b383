"""The rulebook on paper: each sentence, since when, by which decision."""

from collections.abc import Sequence
from datetime import date, datetime

from kpacite.coops.models import Coop
from kpacite.governance.queries.rulebooks import Sentence, Theme
from kpacite.governance.queries.ways import Way
from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf


def pdf(coop: Coop, themes: Sequence[Theme], ways: Sequence[Way], on: date, at: datetime) -> bytes:
    """The archival PDF of the rules of a day."""
    blocks: list[Block] = []
    for theme in themes:
        blocks.append(Block("heading", text=theme.title))
        rows = [[line.text, _since(line)] for line in theme.sentences]
        blocks.append(Block("table", head=["La règle", "Depuis"], rows=rows))
    blocks.append(Block("heading", text="Nos façons de décider"))
    for way in ways:
        blocks.append(Block("text", text=f"{way.type.name}. {way.type.about}"))
        blocks.append(Block("list", rows=[[sentence] for sentence in way.sentences]))
    document = Document(
        title="Nos règles",
        about=" · ".join(part for part in (coop.name, coop.town) if part),
        blocks=blocks,
        lead=f"Ce que nous avons décidé, au {french.day_plain(on)}.",
        foot="L’outil suit ces phrases. Chacune change par une décision.",
    )
    return document_pdf(document, at=at)


def _since(line: Sentence) -> str:
    if line.decision is None or line.since is None:
        return "Règle de départ"
    return f"{french.day_plain(line.since)}, décision {line.decision.number}"
