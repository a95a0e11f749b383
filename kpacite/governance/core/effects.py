"""What a decision does in the software, in plain values: what is planned, what it would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

Payload = Mapping[str, object]  # plain values: {"key": "sharing.commons_bp", "value": 1200}


@dataclass(frozen=True)
class Planned:
    """A command of the closed list, asked by a proposal. No date: the first day possible."""

    command: str
    payload: Payload
    effective_on: date | None = None


@dataclass(frozen=True)
class Change:
    """What everybody reads of an effect: the sentence of today, and the one of after."""

    before: str
    after: str


@dataclass(frozen=True)
class Applied:
    """What an effect found, and what it put in its place."""

    before: Payload
    after: Payload


@dataclass(frozen=True)
class Amount:
    """What somebody, or something, had in fact and would have had. `mine`: of whoever looks."""

    name: str
    before_cents: int
    after_cents: int
    mine: bool = False

    @property
    def difference_cents(self) -> int:
        return self.after_cents - self.before_cents


@dataclass(frozen=True)
class Case:
    """A past fact that the change is tried on: a mission, with the amounts it shared."""

    title: str
    on: date
    amounts: Sequence[Amount]
    note: str = ""  # what is not shown, and why
    url: str = ""


@dataclass(frozen=True)
class Simulation:
    """The change tried on the last facts. Nothing of it is kept: past facts do not move."""

    cases: Sequence[Case] = field(default_factory=tuple)
    empty: str = ""  # what to say when there is nothing to try it on
