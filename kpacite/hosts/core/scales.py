"""What a host keeps for its shared services: a progressive scale over a calendar year.

Steps telescope: the contribution of a step is the difference of two running totals, so however a
year's base is cut into payments, the parts add up to what the scale takes on the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from kpacite.lib.dates import months_after
from kpacite.money import Euros

Base = Literal["net_sales", "gross_margin"]
Bracket = tuple[int | None, int]  # (upper bound in cents, None for the last; rate in basis points)


class ScaleIsWrong(ValueError):
    """Brackets that do not climb from zero to no end: such a scale cannot be built."""


@dataclass(frozen=True)
class Scale:
    """`brackets` are progressive: each rate applies to the slice under its bound only."""

    base: Base
    brackets: tuple[Bracket, ...]
    cap_cents_per_year: int | None = None
    floor_cents_per_month: int | None = None
    flat_cents_per_month: int = 0
    free_months: int = 0
    exempt_activities: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        bounds = [bound for bound, _ in self.brackets]
        if not bounds or bounds[-1] is not None or None in bounds[:-1]:
            raise ScaleIsWrong("The last bracket, and it alone, has no upper bound.")
        climbing = [0, *(bound for bound in bounds if bound is not None)]
        if any(high <= low for low, high in pairwise(climbing)):
            raise ScaleIsWrong("Each bracket starts where the one before it ends.")
        if any(not 0 <= rate <= 10_000 for _, rate in self.brackets):
            raise ScaleIsWrong("A rate lies between 0 and 100 on 100.")

    def base_of(self, *, net_sales: Euros, materials: Euros) -> Euros:
        """The amount the scale is read on: sales net of VAT, less materials for a margin."""
        return net_sales if self.base == "net_sales" else net_sales - materials


def nothing(scale: Scale) -> Scale:
    """The same scale taking nothing: during the free months, or for an exempt activity."""
    return replace(scale, brackets=((None, 0),), floor_cents_per_month=None, flat_cents_per_month=0)


def applies(scale: Scale, *, hosted_from: date, on: date, activity: str = "") -> bool:
    """Whether the host takes something that day: after the free months, unless exempt."""
    return on >= months_after(hosted_from, scale.free_months) and (
        activity not in scale.exempt_activities
    )


def cumulative(scale: Scale, base: Euros) -> Euros:
    """What the scale takes on a year's base so far: half a cent goes up, once, then the cap."""
    tenths = 0  # of a thousandth of a cent: cents × basis points
    low = 0
    for bound, rate_bp in scale.brackets:
        high = base.cents if bound is None else min(base.cents, bound)
        tenths += max(high - low, 0) * rate_bp
        low = max(high, low)
    taken = (tenths + 5_000) // 10_000
    cap = scale.cap_cents_per_year
    return Euros(taken if cap is None else min(taken, cap))


def contribution(scale: Scale, *, so_far: Euros, step: Euros) -> Euros:
    """What the host takes on a step of base, after the base already seen this year.

    Negative when the step is: a credit note gives the contribution back.
    """
    return cumulative(scale, so_far + step) - cumulative(scale, so_far)


def month_due(scale: Scale, *, so_far: Euros, month: Euros, taken: Euros) -> Euros:
    """What the host takes for a whole month: the scale, at least the floor, plus the flat fee.

    `so_far` is the year's base before the month, `month` its base, `taken` what the year has
    already cost. The cap holds for everything taken in the year.
    """
    due = contribution(scale, so_far=so_far, step=month)
    due = max(due, Euros(scale.floor_cents_per_month or 0)) + Euros(scale.flat_cents_per_month)
    cap = scale.cap_cents_per_year
    return due if cap is None else max(min(due, Euros(cap) - taken), Euros.zero())


def months_due(scale: Scale, months: Sequence[Euros]) -> list[Euros]:
    """What the host takes each month of a calendar year, from the base of each."""
    due: list[Euros] = []
    so_far = taken = Euros.zero()
    for month in months:
        amount = month_due(scale, so_far=so_far, month=month, taken=taken)
        due.append(amount)
        so_far, taken = so_far + month, taken + amount
    return due
