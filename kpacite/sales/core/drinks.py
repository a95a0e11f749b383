"""Reading a line of a quote: does it sell alcohol? Alcohol has its own line, at its own rate."""

import re
import unicodedata

_DRINKS = (
    "alcool", "aperitif alcoolise", "armagnac", "biere", "bieres", "champagne", "cidre", "cognac",
    "cremant", "gin", "kir", "mousseux", "pastis", "porto", "prosecco", "punch", "rhum",
    "sangria", "spritz", "vin", "vins", "vodka", "whisky",
)  # fmt: skip
_NAMED = re.compile(rf"\b(?:{'|'.join(_DRINKS)})\b")
# A dish may be cooked with it, and a drink may be free of it: neither is a drink with alcohol.
_COOKED = re.compile(r"\b(?:au|a la|a l'|aux|sauce|facon)\s*$")
_FREE = re.compile(r"^\s+(?:\w+\s+)?sans\s+alcool\b")
_FREE_OF = re.compile(r"\bsans\s*$")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def names_alcohol(text: str) -> bool:
    """Whether a label names a drink with alcohol: « buffet avec vin », not « coq au vin »."""
    plain = _plain(text)
    for found in _NAMED.finditer(plain):
        before, after = plain[: found.start()], plain[found.end() :]
        if _COOKED.search(before) or _FREE_OF.search(before) or _FREE.match(after):
            continue
        return True
    return False
