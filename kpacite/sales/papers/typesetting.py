"""Setting a paper of sales: the page of quotes and invoices, and the drawing of a transfer."""

import io
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import segno.helpers

from kpacite.lib import papers

_TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"
_INK = "#2f1725"


def typeset(view: Mapping[str, object], *, at: datetime, xml: bytes = b"", qr: str = "") -> bytes:
    """The PDF of a paper; `view` holds text already written in French, the template lays out."""
    return papers.typeset(_TEMPLATE, view, at=at, xml=xml.decode(), qr=qr)


def transfer_code(*, name: str, iban: str, bic: str, cents: int, reference: str) -> str:
    """The drawing that a bank's telephone app reads to prepare the transfer (EPC069-12)."""
    code = segno.helpers.make_epc_qr(
        name=name[:70], iban=iban, bic=bic or None, amount=Decimal(cents).scaleb(-2), text=reference
    )
    out = io.BytesIO()
    code.save(out, kind="svg", border=0, dark=_INK, xmldecl=True, svgns=True)
    return out.getvalue().decode()
