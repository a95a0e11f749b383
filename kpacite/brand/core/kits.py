"""What somebody takes along when they carry the name: prices, and what must be printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Price:
    """A line of the price sheet, already in words: "12 €, la part"."""

    name: str
    words: str
    price: str


@dataclass(frozen=True)
class Kit:
    """The sheet of prices, and the lines that the law asks on each paper of this person."""

    prices: Sequence[Price] = field(default_factory=tuple)
    mention: Sequence[str] = field(default_factory=tuple)
    warning: str = ""  # why a mention is not complete: no contract that day…
