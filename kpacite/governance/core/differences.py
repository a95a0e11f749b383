"""What changed between two texts, word by word: what was taken out, what was put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

LONGEST = 4_000  # words; beyond, the two texts are shown whole


@dataclass(frozen=True)
class Piece:
    kind: Literal["same", "out", "in"]
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The second text in pieces, with what the first one said instead.

    Pieces that are not "out" give `after` back; those that are not "in" give `before` back.
    """
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > LONGEST:
        whole = (Piece("out", before), Piece("in", after))
        return [piece for piece in whole if piece.text]
    return list(_compared(old, new))


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(new[from_new:to_new]))
            continue
        if from_old < to_old:
            yield Piece("out", "".join(old[from_old:to_old]))
        if from_new < to_new:
            yield Piece("in", "".join(new[from_new:to_new]))


def _words(text: str) -> list[str]:
    """Words with the space that follows each: joined again, they are the text."""
    return re.findall(r"\S+\s*|\s+", text)
