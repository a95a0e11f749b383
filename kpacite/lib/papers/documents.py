"""A plain document: a title, then titles, paragraphs, lists and tables. For minutes, evidence…"""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Literal

from kpacite.lib.papers.typesetting import HERE, typeset


@dataclass(frozen=True)
class Block:
    """One piece of a document.

    `heading` and `text` use `text`; `list` and `facts` use `rows` (one cell, or a label and its
    value); `table` uses `head` and `rows`; `boxes` draws empty boxes to tick beside each row.
    """

    kind: Literal["heading", "text", "list", "facts", "table", "boxes"]
    text: str = ""
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Document:
    """A document ready to be set: everything is already written in French."""

    title: str
    about: str  # "La Cape · Roubaix"
    blocks: list[Block]
    lead: str = ""
    foot: str = ""  # who keeps the original, the fingerprint…


def document_pdf(document: Document, *, at: datetime) -> bytes:
    """The archival PDF of a plain document, which a screen reader reads (PDF/UA-1)."""
    return typeset(HERE / "document.typ", asdict(document), at=at)
