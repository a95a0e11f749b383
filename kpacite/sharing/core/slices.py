"""Which slices of a progressive scale a step of base falls in: the "why?" of the host's part."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpacite.money import Euros


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a base, and the rate that applies to it."""

    base: Euros
    rate_bp: int


def of_step(
    brackets: Sequence[tuple[int | None, int]], *, so_far: Euros, step: Euros
) -> list[Slice]:
    """Cut a step by the brackets it crosses; the slices add up to the step.

    A step down (money given back) has slices below zero, in the same brackets.
    """
    low, high = sorted((so_far.cents, so_far.cents + step.cents))
    sign = -1 if step.cents < 0 else 1
    found: list[Slice] = []
    floor: int | None = None  # below zero, the first bracket goes on
    for bound, rate_bp in brackets:
        start = low if floor is None else max(low, floor)
        end = high if bound is None else min(high, bound)
        if end > start:
            found.append(Slice(Euros(sign * (end - start)), rate_bp))
        floor = bound
    return found
