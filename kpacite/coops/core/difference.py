"""What changed between two texts: paragraphs first, then words where a paragraph was rewritten.

Pure and bounded: a charter of forty pages is compared in a moment, and a text made to be slow is
shown as removed then added, never word by word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Kind = Literal["same", "gone", "new"]

# The most comparisons of one paragraph with another, and of one word with another, in all.
MOST_PARAGRAPHS: Final = 4_000_000
MOST_WORDS: Final = 3_000_000
# Two paragraphs that share less than this part of their words are two paragraphs, not one changed.
ALIKE: Final = 0.35


@dataclass(frozen=True)
class Piece:
    """Some words: the same in both texts, gone from the first, or new in the second."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the comparison."""

    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for piece in self.pieces)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, without empty lines nor spaces at their ends."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def compare(before: str, after: str) -> list[Paragraph]:
    """Every paragraph of both texts, in order, with what changed inside."""
    old, new = paragraphs(before), paragraphs(after)
    budget = _Budget(MOST_WORDS)
    found: list[Paragraph] = []
    for tag, i, j, k, m in _opcodes(old, new, MOST_PARAGRAPHS):
        if tag == "equal":
            found += [_whole("same", text) for text in old[i:j]]
        else:
            found += _rewritten(old[i:j], new[k:m], budget)
    return found


def changes(found: Sequence[Paragraph]) -> int:
    """How many paragraphs changed."""
    return sum(not paragraph.is_same for paragraph in found)


@dataclass
class _Budget:
    """How many comparisons of words are left."""

    left: int

    def allows(self, cost: int) -> bool:
        if cost > self.left:
            return False
        self.left -= cost
        return True


def _rewritten(old: list[str], new: list[str], budget: _Budget) -> Iterator[Paragraph]:
    """Paragraphs face to face; those that have nobody in front are gone, or new."""
    for before, after in zip(old, new, strict=False):
        yield from _face_to_face(before, after, budget)
    yield from (_whole("gone", text) for text in old[len(new) :])
    yield from (_whole("new", text) for text in new[len(old) :])


def _face_to_face(before: str, after: str, budget: _Budget) -> Iterator[Paragraph]:
    old, new = _words(before), _words(after)
    if budget.allows(len(old) * len(new)):
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if matcher.ratio() >= ALIKE:
            yield Paragraph(tuple(_pieces(old, new, matcher)))
            return
    yield _whole("gone", before)
    yield _whole("new", after)


def _pieces(old: list[str], new: list[str], matcher: "SequenceMatcher[str]") -> Iterator[Piece]:
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i:j]))
            continue
        if j > i:
            yield Piece("gone", "".join(old[i:j]))
        if m > k:
            yield Piece("new", "".join(new[k:m]))


def _words(text: str) -> list[str]:
    """Words with the space that follows them, so that joining them gives the text again."""
    return re.findall(r"\S+\s*", text)


def _opcodes(old: list[str], new: list[str], most: int) -> list[tuple[str, int, int, int, int]]:
    """How to go from one list of paragraphs to the other; without looking, when it is too long."""
    start = _common(old, new)
    tail = _common(old[start:][::-1], new[start:][::-1])
    middle = (old[start : len(old) - tail], new[start : len(new) - tail])
    found = [("equal", 0, start, 0, start)] if start else []
    if len(middle[0]) * len(middle[1]) > most:
        found.append(("replace", start, len(old) - tail, start, len(new) - tail))
    else:
        matcher = SequenceMatcher(None, *middle, autojunk=False)
        found += [
            (tag, i + start, j + start, k + start, m + start)
            for tag, i, j, k, m in matcher.get_opcodes()
        ]
    if tail:
        found.append(("equal", len(old) - tail, len(old), len(new) - tail, len(new)))
    return found


def _common(one: list[str], other: list[str]) -> int:
    """How many paragraphs are the same at the beginning of both."""
    for rank, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return rank
    return min(len(one), len(other))


def _whole(kind: Kind, text: str) -> Paragraph:
    return Paragraph((Piece(kind, text),))
