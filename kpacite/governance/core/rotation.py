"""Whose turn it is: who did it longest ago, those who never did it first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Turn:
    """What somebody already did: how many times, and the last day."""

    person: int
    times: int = 0
    last_on: date | None = None


def in_turn(turns: Iterable[Turn]) -> list[int]:
    """Everybody, from the one whose turn comes first.

    Those who never did it, in the order given; then the others, longest ago first; on a same
    day, the one who did it least. Who just arrived is asked once, not until they caught up.
    """
    ranked = enumerate(turns)
    return [
        turn.person
        for _, turn in sorted(
            ranked,
            key=lambda one: (one[1].last_on or date.min, one[1].times, one[0]),
        )
    ]


def pair(first: Sequence[int], second: Sequence[int]) -> tuple[int, int]:
    """Two different people for two tasks: the first of each order who is free.

    With one person only, they do both.
    """
    leads = first[0]
    writes = next((person for person in second if person != leads), leads)
    return leads, writes
