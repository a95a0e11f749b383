"""May a consumer change their mind? Fourteen days, except where the law says no.

Law: code de la consommation, L221-18 (the right), L221-28 (3° made to measure; 4° what spoils
fast; 12° catering on a given day).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kpacite.sales.core.working_days import first_open_day

_DATED_MEALS = {"catering_service", "food_immediate"}
_WITH_THE_MEAL = {"food_keep", "soft_drink", "alcohol"}


@dataclass(frozen=True)
class Sold:
    """What a line sells: its kind of product, and whether it is made for this client."""

    product_kind: str
    made_to_measure: bool = False


def has_a_meal(lines: Iterable[Sold]) -> bool:
    """Whether the contract serves a meal, on a day that was agreed."""
    return any(line.product_kind in _DATED_MEALS for line in lines)


def is_excluded(sold: Sold, *, with_a_meal: bool) -> bool:
    """Whether the law gives no right to withdraw for this line.

    What is drunk or eaten with a meal served on a day belongs to that meal.
    """
    if sold.made_to_measure or sold.product_kind in _DATED_MEALS:
        return True
    return with_a_meal and sold.product_kind in _WITH_THE_MEAL


def last_day(accepted_on: date, *, days: int) -> date:
    """The last day to withdraw, counted from the day after the contract (L221-18).

    A delay that ends on a day when nobody works lasts until the next working day (L221-19).
    """
    return first_open_day(accepted_on + timedelta(days=days))
