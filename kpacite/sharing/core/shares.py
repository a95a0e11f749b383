"""The four buckets, in order: the materials, the host, the commons, the team.

Plain amounts in, plain amounts out. Everything is taken on running totals: the shares of a payment
are the shares of all the money received so far, less what was shared before. So the order and the
number of payments change nothing, and no cent is lost.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

from kpacite.money import Euros, allocate, part

CommonsBase = Literal["remaining", "margin"]
HostBase = Literal["net_sales", "gross_margin"]
Weight = int | Fraction
KEYS = ("hours", "weeks", "parts", "equal", "agreed")

Who = TypeVar("Who", bound=Hashable)
W = TypeVar("W", bound=Weight)


@dataclass(frozen=True, slots=True)
class Shares:
    """Where the money goes. `materials + host + commons + pot = net_sales`; the members' parts
    follow the order of the weights and add up to the pot.
    """

    net_sales: Euros
    materials: Euros
    gross_margin: Euros
    host: Euros
    commons_base: Euros  # what the rate of the commons was applied to
    commons: Euros
    pot: Euros
    members: tuple[Euros, ...]


def compute(
    *,
    net_sales: Euros,
    materials: Euros,
    host: Euros,
    commons_bp: int,
    commons_base: CommonsBase,
    weights: Sequence[Weight],
) -> Shares:
    """Share a total, net of VAT, between the four buckets, to the cent.

    `host` is the host's contribution on this total, already computed from its scale. "remaining"
    takes the part of the commons on what is left after the host, "margin" on what is left after
    the materials. When the host's contribution is more than what is left, the commons pays the
    difference (it is then negative): nobody pays for having worked.
    """
    _check(net_sales, materials, host, commons_bp, weights)
    gross_margin = net_sales - materials
    remaining = gross_margin - host
    base = remaining if commons_base == "remaining" else gross_margin
    commons = min(part(base, commons_bp), remaining) if remaining > Euros.zero() else remaining
    pot = remaining - commons
    return Shares(
        net_sales=net_sales,
        materials=materials,
        gross_margin=gross_margin,
        host=host,
        commons_base=base,
        commons=commons,
        pot=pot,
        members=tuple(allocate(pot, list(weights))),
    )


def weights_of(key: str, values: Sequence[W]) -> list[W | int]:
    """What each one weighs under a key. "equal": one each, except those who asked for no part."""
    if key not in KEYS:
        raise ValueError(f"Unknown sharing key: {key!r}")
    if key == "equal":
        return [1 if value else 0 for value in values]
    return list(values)


def covered(received: Euros, materials: Euros) -> Euros:
    """What the money received so far gives back for the materials: they come first."""
    return min(received, materials)


def host_base(base: HostBase, *, net_sales: Euros, materials: Euros) -> Euros:
    """What the host's scale is applied to."""
    return net_sales if base == "net_sales" else net_sales - materials


def difference(now: Mapping[Who, Euros], before: Mapping[Who, Euros]) -> dict[Who, Euros]:
    """The step between two running totals, for everyone named in either; `now` gives the order."""
    names = [*now, *(name for name in before if name not in now)]
    zero = Euros.zero()
    return {name: now.get(name, zero) - before.get(name, zero) for name in names}


def _check(
    net_sales: Euros, materials: Euros, host: Euros, commons_bp: int, weights: Sequence[Weight]
) -> None:
    zero = Euros.zero()
    if net_sales < zero or materials < zero or host < zero:
        raise ValueError("Nothing that is shared may be negative.")
    if materials > net_sales:
        raise ValueError("The materials cannot take more than the sales.")
    if not 0 <= commons_bp <= 10_000:
        raise ValueError("The rate of the commons goes from 0 to 10 000 basis points.")
    if any(weight < 0 for weight in weights) or not any(weights):
        raise ValueError("At least one weight must be above zero, and none below.")
