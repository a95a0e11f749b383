"""The file of a conflict on paper, for those it concerns: what was said, step by step."""

from datetime import datetime

from kpacite.governance.models import Conflict, ConflictStep
from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf


def pdf(conflict: Conflict, steps: list[ConflictStep], *, at: datetime) -> bytes:
    """The steps given, in their order, as a PDF that a screen reader reads."""
    blocks = [
        Block("facts", rows=_facts(conflict)),
        Block("heading", text="Ce qui ne va pas"),
        Block("text", text=conflict.words),
    ]
    if conflict.wished:
        blocks += [
            Block("heading", text="Ce qui est souhaité"),
            Block("text", text=conflict.wished),
        ]
    for step in steps:
        blocks += [
            Block("heading", text=f"{step.rank}. {step.get_kind_display()}"),
            Block("facts", rows=_step(step)),
        ]
    if conflict.closed_on:
        blocks += [Block("heading", text="La fin"), Block("text", text=conflict.closed_how)]
    document = Document(
        title="Un désaccord, étape par étape", about=conflict.coop.name, blocks=blocks,
        foot="Pour les personnes concernées. Ne pas montrer aux autres.",
    )  # fmt: skip
    return document_pdf(document, at=at)


def _facts(conflict: Conflict) -> list[list[str]]:
    rows = [
        ["Ouvert par", conflict.opened_by.full_name],
        ["Le", french.day(conflict.opened_on)],
    ]
    if conflict.about:
        rows.insert(1, ["Avec", conflict.about.full_name])
    if conflict.closed_on:
        rows.append(["Terminé le", french.day(conflict.closed_on)])
    return rows


def _step(step: ConflictStep) -> list[list[str]]:
    helper = step.helper.full_name if step.helper else step.helper_name
    heard = f"{french.day(step.heard_on)} : {step.heard_words}" if step.heard_on else ""
    rows = [
        ["Commencé le", french.day(step.opened_on)],
        ["Qui aide", helper],
        ["Pourquoi", step.reasons],
        ["La personne concernée a dit", heard],
        ["Ce que cela a donné", step.outcome],
        ["Fini le", french.day(step.done_on) if step.done_on else ""],
    ]
    return [row for row in rows if row[1]]
