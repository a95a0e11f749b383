"""A square to scan that opens an address."""

import segno
from django.utils.safestring import SafeString, mark_safe


def drawing(address: str) -> SafeString:
    """The code as a drawing in the page; its modules take the colour of the text."""
    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(border=2, svgclass="qr__code", lineclass=None, omitsize=True)
    return mark_safe(svg)  # noqa: S308  segno draws figures, and no word of anybody
