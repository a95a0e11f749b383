"""What a quote or an invoice comes to: net per line, one discount, VAT on the sum of nets per rate.

Amounts are euros in whole cents. Quantities and unit prices may have four decimals; they become
cents once, per line, halves up. See docs/decisions/0010-vat-on-sum-of-nets.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kpacite.money import Euros, allocate, part


@dataclass(frozen=True)
class PricedLine:
    """One line: `unit_price` in euros net of VAT, `vat_bp` in basis points (1000 is 10 %)."""

    label: str
    quantity: Decimal
    unit_price: Decimal
    vat_bp: int


@dataclass(frozen=True)
class RateTotal:
    """What falls on one VAT rate: `lines` before the discount, `net` after it."""

    vat_bp: int
    lines: Euros
    discount: Euros
    net: Euros
    vat: Euros

    @property
    def gross(self) -> Euros:
        return self.net + self.vat


@dataclass(frozen=True)
class Totals:
    lines_net: list[Euros]
    sum_lines: Euros
    discount: Euros
    net: Euros
    vat: Euros
    gross: Euros
    by_rate: list[RateTotal]  # highest rate first


def line_net(quantity: Decimal, unit_price: Decimal) -> Euros:
    """Quantity × unit price, rounded half up to the cent."""
    euros = (quantity * unit_price).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Euros(int(euros.scaleb(2)))


def totals(lines: Sequence[PricedLine], discount_bp: int = 0) -> Totals:
    """Add up the lines; split the discount over the rates by largest remainder; VAT per rate.

    The discount is taken on the sum of the lines, then shared out so that no cent is lost.
    Law: the taxable amount is net of discounts (CGI, art. 267, II); one VAT amount per rate
    (CGI, annexe II, art. 242 nonies A, I).
    """
    nets = [line_net(line.quantity, line.unit_price) for line in lines]
    sum_lines = Euros.total(nets)
    discount = part(sum_lines, discount_bp)
    by_rate = _by_rate(lines, nets, discount)
    net = sum_lines - discount
    vat = Euros.total(rate.vat for rate in by_rate)
    return Totals(nets, sum_lines, discount, net, vat, net + vat, by_rate)


def _by_rate(
    lines: Sequence[PricedLine], nets: Sequence[Euros], discount: Euros
) -> list[RateTotal]:
    sums: dict[int, Euros] = {}
    for line, net in zip(lines, nets, strict=True):
        sums[line.vat_bp] = sums.get(line.vat_bp, Euros.zero()) + net
    rates = sorted(sums, reverse=True)
    discounts = spread(discount, [sums[rate] for rate in rates])
    return [
        RateTotal(rate, sums[rate], off, sums[rate] - off, part(sums[rate] - off, rate))
        for rate, off in zip(rates, discounts, strict=True)
    ]


def spread(amount: Euros, over: Sequence[Euros]) -> list[Euros]:
    """An amount shared out over others in proportion, to the cent; nothing over nothing."""
    if not any(each.cents for each in over):
        return [Euros.zero() for _ in over]
    return allocate(amount, [each.cents for each in over])
