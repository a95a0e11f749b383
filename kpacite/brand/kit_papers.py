"""The kit of whoever carries the name: the logo, the price sheet, the mention to print."""

from datetime import date, datetime
from pathlib import Path
from typing import Literal

from kpacite.brand.core.kits import Kit
from kpacite.coops.models import Coop
from kpacite.lib import french
from kpacite.lib.papers import Block, Document, document_pdf, draw
from kpacite.people.models import Person

LOGO = Path(__file__).parent / "papers" / "logo.typ"


def logo(coop: Coop, kind: Literal["svg", "png"]) -> bytes:
    """The logo with the coop’s name, its letters drawn: no font is needed to show it."""
    return draw(LOGO, kind=kind, name=coop.name)


def prices(coop: Coop, kit: Kit, on: date, *, at: datetime) -> bytes:
    """The price sheet of the day, with who sells."""
    rows = [[price.name, price.words, price.price] for price in kit.prices]
    table = Block("table", head=["Nous faisons", "Comment", "Prix hors taxe"], rows=rows)
    empty = Block("text", text="Les prix ne sont pas encore écrits.")
    document = Document(
        title="Nos prix", about=_about(coop), lead=f"Prix au {french.day(on)}.",
        blocks=[table if rows else empty], foot=" · ".join(kit.mention[:2]),
    )  # fmt: skip
    return document_pdf(document, at=at)


def mention(coop: Coop, person: Person, kit: Kit, on: date, *, at: datetime) -> bytes:
    """The lines to put on a poster, a flyer, a letter: who sells, under which contract."""
    blocks = [
        Block("text", text="Mettez ces lignes en bas de chaque affiche, papier ou lettre."),
        Block("list", rows=[[line] for line in kit.mention]),
    ]
    if kit.warning:
        blocks.insert(0, Block("text", text=f"Attention : {kit.warning}"))
    document = Document(
        title="À écrire sur nos papiers", about=_about(coop), blocks=blocks,
        lead=f"Pour {person.full_name}, le {french.day(on)}.",
        foot="Ces lignes viennent du contrat en cours ce jour-là.",
    )  # fmt: skip
    return document_pdf(document, at=at)


def _about(coop: Coop) -> str:
    return f"{coop.name} · {coop.town}" if coop.town else coop.name
