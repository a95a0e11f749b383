"""The steps of a conflict, the gentlest first: which one may come next."""

from collections.abc import Sequence
from typing import Final

STEPS: Final = ("talk", "mediator", "outside", "meeting", "suspension", "exclusion")
# From here on, every member of the coop may read what the meeting talks of.
OPEN_TO_ALL: Final = ("meeting", "suspension", "exclusion")
# The others decide, the person has been heard, the reasons are written.
HEAVY: Final = ("suspension", "exclusion")


def following(last: str) -> str | None:
    """The next step of the ladder; None after the last one."""
    rank = STEPS.index(last)
    return STEPS[rank + 1] if rank + 1 < len(STEPS) else None


def goes_up(last: str, kind: str) -> bool:
    """Whether a step is higher than the last one: the ladder is never walked down."""
    return STEPS.index(kind) > STEPS.index(last)


def skipped(last: str, kind: str) -> Sequence[str]:
    """The steps between the last one and that one: each needs a reason not to be tried."""
    return STEPS[STEPS.index(last) + 1 : STEPS.index(kind)]
