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
    """Words changed one after the other are one change, with the spaces between them."""
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    taken_out, put_in = "", ""
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        before, after = "".join(old[from_old:to_old]), "".join(new[from_new:to_new])
        if tag != "equal" or (before == " " and (taken_out or put_in) and to_new < len(new)):
            taken_out, put_in = taken_out + before, put_in + after
            continue
        yield from _change(taken_out, put_in)
        taken_out, put_in = "", ""
        yield Piece("same", after)
    yield from _change(taken_out, put_in)


def _change(taken_out: str, put_in: str) -> Iterator[Piece]:
    """What was said instead, without the space that both begin or end with."""
    head = " " if taken_out[:1] == put_in[:1] == " " else ""
    tail = " " if taken_out[1:] and put_in[1:] and taken_out[-1] == put_in[-1] == " " else ""
    inside = slice(len(head), -1 if tail else None)
    pieces = [
        Piece("same", head), Piece("out", taken_out[inside]), Piece("in", put_in[inside]),
        Piece("same", tail),
    ]  # fmt: skip
    yield from (piece for piece in pieces if piece.text)


def _words(text: str) -> list[str]:
    """Words, and the spaces between them: joined again, they are the text."""
    return re.findall(r"\S+|\s+", text)
