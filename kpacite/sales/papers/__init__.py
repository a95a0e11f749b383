"""The papers of the house: quotes, invoices and credit notes, for people and for computers.

Nothing here reads the base: a paper is made of its own values (`core.paper.Paper`) and nothing
else, so the same values give the same bytes.
"""

from datetime import datetime

import facturx

from kpacite.sales.core import invoice_fields
from kpacite.sales.core.paper import Paper
from kpacite.sales.papers import envelope
from kpacite.sales.papers.checking import check
from kpacite.sales.papers.cleaning import cleaned
from kpacite.sales.papers.typesetting import transfer_code, typeset
from kpacite.sales.papers.words import view

__all__ = ["check", "cleaned", "extract", "invoice_pdf", "invoice_xml", "quote_pdf"]

extract = envelope.extract


def quote_pdf(paper: Paper) -> bytes:
    """The quote as an archival PDF (PDF/A-3a, PDF/UA-1)."""
    return typeset(view(cleaned(paper)), at=datetime.fromisoformat(paper["issued_at"]))


def invoice_xml(paper: Paper) -> bytes:
    """The electronic invoice: CII, profile EN 16931 of Factur-X."""
    return bytes(
        facturx.generate_cii_xml(  # type: ignore[no-untyped-call]
            invoice_fields.fields(cleaned(paper)),
            level="en16931",
            check_xsd=False,
            check_schematron=False,
        )
    )


def invoice_pdf(paper: Paper, xml: bytes) -> bytes:
    """One file for both: the page that people read, and inside it the invoice of `invoice_xml`."""
    seller = paper["seller"]
    code = ""
    if seller["iban"] and paper["kind"] != "credit_note" and paper["to_pay_cents"] > 0:
        code = transfer_code(
            name=seller["name"],
            iban=seller["iban"],
            bic=seller["bic"],
            cents=paper["to_pay_cents"],
            reference=paper["number"],
        )
    at = datetime.fromisoformat(paper["issued_at"])
    return envelope.declare(typeset(view(cleaned(paper)), at=at, xml=xml, qr=code))
