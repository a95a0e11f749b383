"""What is left to settle on the way out: in which order, and what still holds the door."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

# Money first: it is the person's. Then what others wait for, then what only has to be told.
ORDER = (
    "money", "advanced", "to_come", "seats", "quotes", "proposals", "roles", "objections",
    "keys", "contract", "votes", "notices",
)  # fmt: skip
# What is owed to the person: closed by a payment, or by written words on who pays and when.
OWED = frozenset({"money", "advanced"})


@dataclass(frozen=True)
class Left:
    """One thing to settle. `blocking`: nobody leaves before it is settled, by the gesture of
    `url` or by written words.
    """

    key: str
    title: str
    words: str
    url: str = ""
    amount_cents: int = 0
    blocking: bool = True
    action: str = ""  # what the link of `url` says


@dataclass(frozen=True)
class Settled:
    """One thing with the words that settle it, if there are some."""

    left: Left
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether it still keeps the person from leaving."""
        return self.left.blocking and not self.note


def in_order(found: Iterable[Left]) -> list[Left]:
    """The things in the order in which they are proposed; what several apps say of one key stays
    together, the largest amount first.
    """
    rank = {key: number for number, key in enumerate(ORDER)}
    return sorted(found, key=lambda one: (rank.get(one.key, len(ORDER)), -one.amount_cents))


def settle(found: Iterable[Left], notes: Mapping[str, str]) -> list[Settled]:
    """Each thing in order, with the words written about its key."""
    return [Settled(one, notes.get(one.key, "")) for one in in_order(found)]


def holding(things: Iterable[Settled]) -> list[Left]:
    """What still keeps the person from leaving, in the same order."""
    return [one.left for one in things if one.holds]


def unpaid(things: Iterable[Settled]) -> list[Left]:
    """What is owed to the person, and that no written words settle."""
    return [one for one in holding(things) if one.key in OWED]


def owed_cents(found: Iterable[Left]) -> int:
    """What is owed to the person in all, in cents."""
    return sum(one.amount_cents for one in found if one.key in OWED)


def told_only(one: Left) -> Left:
    """The same thing as something to know, which holds nobody."""
    return replace(one, blocking=False)
