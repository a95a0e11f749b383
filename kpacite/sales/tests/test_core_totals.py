from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kpacite.money import Euros
from kpacite.sales.core.totals import PricedLine, totals

RATES = [2000, 1000, 550, 210, 0]
lines = st.lists(
    st.builds(
        PricedLine,
        label=st.just("Buffet"),
        quantity=st.decimals("0.0001", "9999", places=4),
        unit_price=st.decimals("0", "9999", places=4),
        vat_bp=st.sampled_from(RATES),
    ),
    min_size=1,
    max_size=12,
)
discounts = st.integers(0, 10_000)


def line(quantity, price, vat_bp):
    return PricedLine("Buffet", Decimal(quantity), Decimal(price), vat_bp)


@given(lines, discounts)
def test_totals_add_up_to_the_cent(lines, discount_bp):
    found = totals(lines, discount_bp)

    assert found.sum_lines == Euros.total(found.lines_net)
    assert found.net == found.sum_lines - found.discount
    assert found.net == Euros.total(rate.net for rate in found.by_rate)
    assert found.vat == Euros.total(rate.vat for rate in found.by_rate)
    assert found.gross == found.net + found.vat


@given(lines, discounts)
def test_a_discount_split_over_the_rates_loses_no_cent(lines, discount_bp):
    found = totals(lines, discount_bp)

    assert Euros.total(rate.discount for rate in found.by_rate) == found.discount
    for rate in found.by_rate:
        assert rate.lines - rate.discount == rate.net
        assert Euros.zero() <= rate.net <= rate.lines
        exact = Decimal(found.discount.cents) * rate.lines.cents / max(found.sum_lines.cents, 1)
        assert abs(rate.discount.cents - exact) < 1


@given(lines, discounts)
def test_vat_is_taken_once_per_rate_on_the_sum_of_nets(lines, discount_bp):
    for rate in totals(lines, discount_bp).by_rate:
        exact = Decimal(rate.net.cents) * rate.vat_bp / 10_000
        assert abs(rate.vat.cents - exact) <= Decimal("0.5")


@given(lines)
def test_without_discount_the_net_is_the_sum_of_lines(lines):
    found = totals(lines)

    assert found.discount == Euros.zero()
    assert found.net == found.sum_lines


def test_three_lines_of_one_rate_pay_vat_on_their_sum_and_not_line_by_line():
    # Line by line, 0.333 × 3 would be rounded up three times: 0.07 × 3 = 0.21.
    found = totals([line("1", "0.33", 2000)] * 3)

    assert found.vat == Euros(20)


def test_a_mixed_buffet_has_one_total_per_rate_highest_first():
    found = totals([line("60", "13", 1000), line("10", "12", 2000), line("20", "1.50", 550)], 500)

    assert [rate.vat_bp for rate in found.by_rate] == [2000, 1000, 550]
    assert found.sum_lines == Euros(93_000)
    assert found.discount == Euros(4_650)
    assert [rate.discount for rate in found.by_rate] == [Euros(600), Euros(3_900), Euros(150)]
    assert [rate.vat for rate in found.by_rate] == [Euros(2_280), Euros(7_410), Euros(157)]


def test_a_line_becomes_cents_once_halves_up():
    assert totals([line("3", "0.335", 2000)]).lines_net == [Euros(101)]
    assert totals([line("1", "0.005", 2000)]).lines_net == [Euros(1)]


def test_nothing_at_all_comes_to_nothing():
    found = totals([line("2", "0", 2000), line("1", "0", 550)], 1000)

    assert found.gross == Euros.zero()
