"""What a rule of a coop is: a key, a sentence with a hole, a value within bounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = int | str | bool
Kind = Literal["bp", "days", "hours", "count", "cents", "bool", "choice"]
KINDS: tuple[Kind, ...] = ("bp", "days", "hours", "count", "cents", "bool", "choice")


@dataclass(frozen=True)
class Bounds:
    """What somebody else than the coop allows a rule to say: `by` whom, `because` of what.

    A number stays within `minimum` and `maximum`; a choice within `choices`, when they are given.
    """

    by: str
    because: str = ""
    minimum: int | None = None
    maximum: int | None = None
    choices: frozenset[Value] | None = None

    def allow(self, value: Value) -> bool:
        if self.choices is not None:
            return value in self.choices
        if isinstance(value, bool) or not isinstance(value, int):
            return True
        above = self.minimum is None or value >= self.minimum
        return above and (self.maximum is None or value <= self.maximum)


class UndeclaredValue(Exception):
    """A declaration of ours that contradicts itself: a fault, never a member's error."""


@dataclass(frozen=True)
class Rule:
    """One thing a coop may decide.

    `sentence` has one hole, `{value}`. `kind` says how the value is read: a rate in basis points,
    days, hours, a number, cents, yes or no, or a choice among the keys of `words`.
    `words` gives the member's words of a choice; for a bool, the keys are True and False.
    `money`: it decides of somebody's money, so that nobody's silence can decide it.
    `law`: the text that sets the bounds, when it is not the software.
    """

    key: str
    sentence: str
    kind: Kind
    default: Value
    minimum: int | None = None
    maximum: int | None = None
    words: Mapping[Value, str] = field(default_factory=dict)
    money: bool = False
    law: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UndeclaredValue(f"{self.key}: {self.kind!r} is not a kind of value.")
        if self.sentence.count("{value}") != 1:
            raise UndeclaredValue(f"{self.key}: the sentence must hold {{value}} once.")
        if not self.accepts(self.default):
            raise UndeclaredValue(f"{self.key}: the default {self.default!r} is out of bounds.")

    def accepts(self, value: Value) -> bool:
        """Whether a coop may decide this value."""
        return self.is_of_kind(value) and self.bounds().allow(value)

    def is_of_kind(self, value: Value) -> bool:
        """Whether the value can be read at all: a number, a declared word, yes or no."""
        if self.kind == "choice":
            return isinstance(value, str) and value in self.words
        if self.kind == "bool":
            return isinstance(value, bool)
        return isinstance(value, int) and not isinstance(value, bool)

    def bounds(self) -> Bounds:
        """The bounds of the declaration: those of the law when it cites one."""
        return Bounds(
            by="La loi" if self.law else "L’outil",
            because=self.law,
            minimum=self.minimum,
            maximum=self.maximum,
        )
