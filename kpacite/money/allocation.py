"""Sharing an amount by weights: the parts always add up to the whole, to the cent."""

from collections.abc import Sequence
from fractions import Fraction

from kpacite.money.euros import Euros

FULL_RATE_BP = 10_000


def allocate(total: Euros, weights: Sequence[int | Fraction]) -> list[Euros]:
    """Share `total` in proportion to `weights`, by the largest remainder.

    Each part is its exact share, rounded down to the cent; the cents that are left go one by one
    to the parts that lost most, and between equals to the first named. A negative total is
    shared as its opposite would be, so that a correction takes back exactly what was given.
    """
    _check(weights)
    whole = sum((Fraction(weight) for weight in weights), Fraction(0))
    if whole == 0:
        raise ValueError("There is nobody to share with: no weight is above zero.")
    amount = abs(total.cents)
    exact = [amount * Fraction(weight) / whole for weight in weights]
    cents = [share.numerator // share.denominator for share in exact]
    by_loss = sorted(range(len(cents)), key=lambda rank: cents[rank] - exact[rank])
    for rank in by_loss[: amount - sum(cents)]:
        cents[rank] += 1
    sign = -1 if total.cents < 0 else 1
    return [Euros(sign * each) for each in cents]


def part(total: Euros, rate_bp: int) -> Euros:
    """The part of `total` at a rate in basis points (1 000 is 10 %); half a cent goes to it."""
    if type(rate_bp) is not int or not 0 <= rate_bp <= FULL_RATE_BP:
        raise ValueError(f"A rate is a whole number from 0 to {FULL_RATE_BP}: {rate_bp!r}.")
    return allocate(total, [rate_bp, FULL_RATE_BP - rate_bp])[0]


def _check(weights: Sequence[int | Fraction]) -> None:
    for weight in weights:
        if isinstance(weight, bool) or not isinstance(weight, int | Fraction):
            raise TypeError(f"A weight is a whole number or a fraction, not {weight!r}.")
        if weight < 0:
            raise ValueError(f"A weight is never below zero: {weight!r}.")
