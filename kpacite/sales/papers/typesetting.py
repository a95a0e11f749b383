"""Setting a paper with Typst: PDF/A-3a and PDF/UA-1, our fonts only, the same bytes each time."""

import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import segno.helpers
import typst

HERE = Path(__file__).parent
_TEMPLATE = HERE / "typst" / "paper.typ"
_INK = "#2f1725"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(HERE / "fonts")])


def typeset(view: Mapping[str, object], *, at: datetime, xml: bytes = b"", qr: str = "") -> bytes:
    """The PDF of a paper; `view` holds text already written in French, the template lays out.

    `at` is the moment written inside the file: the same view and moment give the same bytes.
    """
    inputs = {"view": json.dumps(view, ensure_ascii=False)}
    if xml:
        inputs["xml"] = xml.decode()
    if qr:
        inputs["qr"] = qr
    return bytes(
        typst.compile(
            str(_TEMPLATE),
            root=str(_TEMPLATE.parent),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            pdf_standards=["a-3a", "ua-1"],
            timestamp=at.astimezone(UTC).replace(microsecond=0),
            sys_inputs=inputs,
        )
    )


def transfer_code(*, name: str, iban: str, bic: str, cents: int, reference: str) -> str:
    """The drawing that a bank's telephone app reads to prepare the transfer (EPC069-12)."""
    code = segno.helpers.make_epc_qr(
        name=name[:70], iban=iban, bic=bic or None, amount=Decimal(cents).scaleb(-2), text=reference
    )
    out = io.BytesIO()
    code.save(out, kind="svg", border=0, dark=_INK, xmldecl=True, svgns=True)
    return out.getvalue().decode()
