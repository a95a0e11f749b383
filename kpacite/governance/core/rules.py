"""What a rule of a coop is: a key, a sentence with a hole, a value within bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = int | str | bool
Kind = Literal["bp", "days", "hours", "count", "cents", "bool", "choice"]
KINDS: tuple[Kind, ...] = ("bp", "days", "hours", "count", "cents", "bool", "choice")


class UndeclaredValue(Exception):
    """A declaration of ours that contradicts itself: a fault, never a member's error."""


@dataclass(frozen=True)
class Rule:
    """One thing a coop may decide.

    `sentence` has one hole, `{value}`. `kind` says how the value is read: a rate in basis points,
    days, hours, a number, cents, yes or no, or a choice among the keys of `words`.
    `words` gives the member's words of a choice; for a bool, the keys are True and False.
    """

    key: str
    sentence: str
    kind: Kind
    default: Value
    minimum: int | None = None
    maximum: int | None = None
    words: Mapping[Value, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UndeclaredValue(f"{self.key}: {self.kind!r} is not a kind of value.")
        if self.sentence.count("{value}") != 1:
            raise UndeclaredValue(f"{self.key}: the sentence must hold {{value}} once.")
        if not self.accepts(self.default):
            raise UndeclaredValue(f"{self.key}: the default {self.default!r} is out of bounds.")

    def accepts(self, value: Value) -> bool:
        """Whether a coop may decide this value."""
        if self.kind == "choice":
            return isinstance(value, str) and value in self.words
        if self.kind == "bool":
            return isinstance(value, bool)
        if not isinstance(value, int) or isinstance(value, bool):
            return False
        above = self.minimum is None or value >= self.minimum
        return above and (self.maximum is None or value <= self.maximum)
