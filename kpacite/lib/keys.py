"""One-time keys: a form carries one, its table holds it once, so a double click is one gesture."""

import re
import secrets
from typing import Final


def new() -> str:
    """A key of 32 characters that nobody can guess."""
    return secrets.token_urlsafe(24)


# Letters and figures that nobody confuses, by hand or by ear: no 0 nor O, no 1, I nor L.
EASY: Final = "23456789abcdefghjkmnpqrstuvwxyz"


def readable() -> str:
    """A secret that somebody can copy from a paper: twelve signs, 59 bits."""
    return "".join(secrets.choice(EASY) for _ in range(12))


def spaced(code: str) -> str:
    """The same as it is printed: ABCD-EFGH-JKMN."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4)).upper()


def typed(words: str) -> str:
    """What somebody typed from a paper, with or without its dashes, its spaces, its capitals."""
    return re.sub(r"[^0-9a-z]", "", words.lower())
