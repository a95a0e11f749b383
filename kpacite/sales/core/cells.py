"""A paper cut into cells, one per VAT rate and sales account; and what money received falls on.

Everything a paper does in the books follows from its cells and from the money received so far:
what waits, what is due, what VAT is collected. So nothing depends on the order of payments.
Amounts in whole cents, never negative.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kpacite.money import Euros, allocate, part
from kpacite.sales.core import vat
from kpacite.sales.core.totals import RateTotal, spread


class CreditExceedsRest(ValueError):
    """A credit note would take more than what is left of its invoice."""


@dataclass(frozen=True)
class Sold:
    """One line, as far as the books go: what it is, its rate, its net before the discount."""

    product_kind: str
    vat_bp: int
    net: Euros


@dataclass(frozen=True)
class Cell:
    vat_bp: int
    account: str
    net: Euros
    vat: Euros

    @property
    def key(self) -> tuple[int, str]:
        return (self.vat_bp, self.account)

    @property
    def gross(self) -> Euros:
        return self.net + self.vat

    @property
    def is_service(self) -> bool:
        """For a service VAT is due when the client pays (CGI, art. 269, 2, c)."""
        return self.account == vat.account("service")


def cut(lines: Iterable[Sold], by_rate: Sequence[RateTotal]) -> list[Cell]:
    """The cells of a paper: discount and VAT of each rate shared between its accounts."""
    nets: dict[tuple[int, str], Euros] = {}
    for line in lines:
        key = (line.vat_bp, vat.account(line.product_kind))
        nets[key] = nets.get(key, Euros.zero()) + line.net
    found: list[Cell] = []
    for rate in by_rate:
        accounts = [key for key in nets if key[0] == rate.vat_bp]
        before = [nets[key] for key in accounts]
        discounts = spread(rate.discount, before)
        after = [net - off for net, off in zip(before, discounts, strict=True)]
        taxes = spread(rate.vat, after)
        found += [
            Cell(rate.vat_bp, key[1], net, tax)
            for key, net, tax in zip(accounts, after, taxes, strict=True)
        ]
    return found


def gross(cells: Iterable[Cell]) -> Euros:
    return Euros.total(cell.gross for cell in cells)


def less(cells: Sequence[Cell], taken: Iterable[Cell]) -> list[Cell]:
    """What is left once others are taken; raises CreditExceedsRest when they are too big."""
    left = {cell.key: cell for cell in cells}
    for cell in taken:
        had = left.get(cell.key)
        if had is None or cell.net > had.net or cell.vat > had.vat:
            raise CreditExceedsRest(f"{cell} is more than {had}.")
        left[cell.key] = replace(had, net=had.net - cell.net, vat=had.vat - cell.vat)
    return list(left.values())


def received(cells: Sequence[Cell], paid: Euros) -> list[Cell]:
    """The part of each cell that is covered by the money received so far, in all.

    Net and VAT share the money by largest remainder, so when all is paid all is covered, and a
    payment's parts are the difference of two running totals, whatever the steps were.
    """
    covered = min(max(paid, Euros.zero()), gross(cells))
    weights = [amount for cell in cells for amount in (cell.net, cell.vat)]
    parts = spread(covered, weights)
    return [
        replace(cell, net=parts[2 * rank], vat=parts[2 * rank + 1])
        for rank, cell in enumerate(cells)
    ]


def step(after: Sequence[Cell], before: Sequence[Cell]) -> list[Cell]:
    """What one event changed, cell by cell; a part may be a cent below zero."""
    earlier = {cell.key: cell for cell in before}
    return [
        replace(cell, net=cell.net - earlier[cell.key].net, vat=cell.vat - earlier[cell.key].vat)
        if cell.key in earlier
        else cell
        for cell in after
    ]


def of_amount(left: Sequence[Cell], amount: Euros) -> list[Cell]:
    """A credit of so much, VAT included, shared over what is left in proportion."""
    if amount > gross(left):
        raise CreditExceedsRest(f"{amount} is more than {gross(left)}.")
    return [cell for cell in received(left, amount) if cell.gross]


def of_lines(left: Sequence[Cell], nets: Iterable[Cell]) -> list[Cell]:
    """A credit of chosen lines: VAT at the rate, and what is left of it for the last credit."""
    found = []
    rest = {cell.key: cell for cell in left}
    for cell in nets:
        had = rest.get(cell.key)
        if had is None or cell.net > had.net:
            raise CreditExceedsRest(f"{cell} is more than {had}.")
        tax = had.vat if cell.net == had.net else min(part(cell.net, cell.vat_bp), had.vat)
        found.append(replace(cell, vat=tax))
    return found


def first_part(cells: Sequence[Cell], rate_bp: int) -> list[Cell]:
    """A deposit: the same share of each cell's net, with its VAT."""
    nets = allocate(
        part(Euros.total(cell.net for cell in cells), rate_bp), [cell.net.cents for cell in cells]
    )
    return [
        replace(cell, net=net, vat=min(part(net, cell.vat_bp), cell.vat))
        for cell, net in zip(cells, nets, strict=True)
        if net
    ]
