"""An entry of the journal as a value: one that does not balance cannot be built.

Builders `debit` and `credit` put the sign, so nobody writes a minus.
"""

from dataclasses import dataclass, replace
from datetime import date

from kpacite.money import Euros


class UnbalancedEntry(ValueError):
    """Debits and credits differ: a fault of the program, never of a person."""


class BadEntry(ValueError):
    """An entry that could not be kept: without a piece, with a line of nothing… A fault."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a debit is positive, a credit negative. The axes are keys, or None, or ""."""

    account: str
    amount: Euros
    coop: int | None = None
    member: int | None = None
    mission: str = ""  # "work/mission/12"
    third_party: str = ""  # "sales/client/4"
    third_party_name: str = ""
    label: str = ""


def debit(
    account: str,
    amount: Euros,
    *,
    coop: int | None = None,
    member: int | None = None,
    mission: str = "",
    third_party: str = "",
    third_party_name: str = "",
    label: str = "",
) -> Line:
    """A line on the left of the account; a negative amount goes to its right."""
    return Line(account, amount, coop, member, mission, third_party, third_party_name, label)


def credit(
    account: str,
    amount: Euros,
    *,
    coop: int | None = None,
    member: int | None = None,
    mission: str = "",
    third_party: str = "",
    third_party_name: str = "",
    label: str = "",
) -> Line:
    """A line on the right of the account; a negative amount goes to its left."""
    return Line(account, -amount, coop, member, mission, third_party, third_party_name, label)


def lines(*maybe: Line | None) -> tuple[Line, ...]:
    """The lines that move something: None and lines of zero are left out."""
    return tuple(line for line in maybe if line is not None and line.amount)


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened, as a journal keeps it. `source` is the address of the fact it records.

    Law: PCG (règlement ANC 2022-06): each entry balances, says its origin and its supporting
    document. At least two lines, none of zero; a line of classes 6 and 7 names its coop, because
    a CAE keeps an analytical account of each activity (C. trav., art. R7331-1 s.).
    """

    journal: str
    on: date
    label: str
    source: str
    piece_ref: str
    piece_date: date
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(self.lines))
        for name in ("journal", "label", "source", "piece_ref"):
            if not getattr(self, name).strip():
                raise BadEntry(f"An entry needs its {name}.")
        self._check_lines()

    def _check_lines(self) -> None:
        if len(self.lines) < 2:
            raise BadEntry("An entry has at least two lines.")
        for line in self.lines:
            if not line.amount:
                raise BadEntry(f"A line of zero on {line.account} says nothing.")
            if line.account[:1] in {"6", "7"} and line.coop is None:
                raise BadEntry(f"A line on {line.account} must name its coop.")
        total = Euros.total(line.amount for line in self.lines)
        if total:
            raise UnbalancedEntry(f"{self.source}: {total.cents} cents between debits and credits.")


def reverse(entry: Entry, *, on: date, label: str) -> Entry:
    """The entry that leaves nothing of `entry`: the same lines on the other side."""
    return replace(
        entry,
        on=on,
        label=label,
        source=f"{entry.source}/reversal",
        lines=tuple(replace(line, amount=-line.amount) for line in entry.lines),
    )
