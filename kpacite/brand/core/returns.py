"""What the name brought back: plain figures, from recorded links only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Source:
    """How some of the requests came, as the people said."""

    name: str
    count: int


@dataclass(frozen=True)
class Month:
    """What a month brought to the commons, in cents."""

    month: date
    cents: int


@dataclass(frozen=True)
class Returned:
    """Twelve months of the name. `linked`: requests that somebody tied to a help to make it known.

    `commons_cents` came from the missions born of all the requests; `linked_cents` is the part of
    it that comes from the linked ones.
    """

    requests: int = 0
    linked: int = 0
    missions: int = 0
    commons_cents: int = 0
    linked_cents: int = 0
    sources: Sequence[Source] = field(default_factory=tuple)
    months: Sequence[Month] = field(default_factory=tuple)

    @property
    def most(self) -> int:
        """The longest bar of the drawing."""
        return max((source.count for source in self.sources), default=0)

    def of_100(self, count: int) -> int:
        return 100 * count // self.most if self.most else 0
