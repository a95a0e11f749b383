"""Text that the fonts of our papers can draw: one emoji in a label must not stop an invoice.

An archival PDF refuses a character that no font holds. What is left here was drawn once with
the fonts of the folder `fonts` and those inside the engine; a test draws it again.
"""

import re
import unicodedata
from typing import cast

from kpacite.sales.core.paper import Paper

_RANGES = [
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x2FF),  # the Latin alphabets of Europe, Turkish, Vietnamese with 1E00…
    (0x384, 0x38A),
    (0x38E, 0x3A1),
    (0x3A3, 0x482),  # Greek, then Cyrillic
    (0x48A, 0x4FF),
    (0x621, 0x63A),  # Arabic letters
    (0x640, 0x64A),
    (0x660, 0x669),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2033),
    (0x2039, 0x203A),
    (0x2044, 0x2044),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
]
DRAWN = frozenset(
    chr(code)
    for first, last in _RANGES
    for code in range(first, last + 1)
    if unicodedata.category(chr(code)) not in {"Cn", "Cc", "Cf", "Mn", "Me"}
)
_SPACES = re.compile(r"[\u2000-\u200a\u202f\u205f\u3000]")
_BLANKS = re.compile(r" {2,}")


def clean(text: str) -> str:
    """The same words, without what cannot be drawn; on one line."""
    text = unicodedata.normalize("NFC", text.replace("\r", "\n").replace("\n", " "))
    text = _SPACES.sub("\u00a0", text).replace("\t", " ")
    kept = "".join(letter for letter in text if letter in DRAWN)
    return _BLANKS.sub(" ", kept).strip()


def cleaned(paper: Paper) -> Paper:
    """The paper with every text as it can be drawn; the order of the lines is kept."""
    return cast("Paper", _cleaned(paper))  # same keys, same shapes


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return value
