"""Papers set with Typst: PDF/A-3a and PDF/UA-1, our fonts only, the same bytes each time."""

from kpacite.lib.papers.documents import Block, Document, document_pdf
from kpacite.lib.papers.typesetting import draw, typeset

__all__ = ["Block", "Document", "document_pdf", "draw", "typeset"]
