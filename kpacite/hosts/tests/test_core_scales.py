"""What a host keeps: steps telescope, and the figures of the field come out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.hosts.core.scales import (
    Scale,
    ScaleIsWrong,
    applies,
    contribution,
    cumulative,
    month_due,
    months_due,
    nothing,
)
from kpacite.money import Euros

OPTALE = Scale(
    base="gross_margin",
    brackets=(
        (3_000_000, 1150),
        (6_000_000, 1050),
        (9_000_000, 950),
        (12_000_000, 850),
        (None, 750),
    ),
)
MOSAIC = Scale(
    base="gross_margin",
    brackets=((None, 1200),),
    floor_cents_per_month=4_000,
    cap_cents_per_year=840_000,
)
CREA = Scale(base="net_sales", brackets=((None, 1000),), flat_cents_per_month=4_000)


@st.composite
def any_scale(draw):
    bounds = sorted(draw(st.sets(st.integers(1, 20_000_000), max_size=5)))
    rates = draw(st.lists(st.integers(0, 10_000), min_size=6, max_size=6))
    brackets = tuple(zip([*bounds, None], rates, strict=False))
    cap = draw(st.none() | st.integers(0, 2_000_000))
    return Scale(base="gross_margin", brackets=brackets, cap_cents_per_year=cap)


amounts = st.integers(-3_000_000, 5_000_000).map(Euros)


@given(any_scale(), st.lists(amounts, max_size=12))
def test_the_steps_of_a_year_add_up_to_the_scale_of_the_whole(scale, steps):
    so_far = taken = Euros.zero()

    for step in steps:
        taken += contribution(scale, so_far=so_far, step=step)
        so_far += step

    assert taken == cumulative(scale, so_far)


@given(any_scale(), amounts, amounts)
def test_more_base_never_costs_less(scale, one, other):
    low, high = sorted([one, other])

    assert cumulative(scale, low) <= cumulative(scale, high)


@given(any_scale(), amounts)
def test_the_host_never_takes_more_than_the_base(scale, base):
    assert Euros.zero() <= cumulative(scale, base) <= max(base, Euros.zero())


@given(any_scale(), amounts)
def test_the_cap_of_the_year_is_never_passed(scale, base):
    if scale.cap_cents_per_year is not None:
        assert cumulative(scale, base).cents <= scale.cap_cents_per_year


@given(any_scale(), amounts)
def test_the_whole_is_the_exact_sum_of_the_slices_rounded_once(scale, base):
    exact = 0
    for cent_bound, rate in [(low, rate) for low, rate in _slices(scale, base)]:
        exact += cent_bound * rate
    expected = (exact + 5_000) // 10_000
    cap = scale.cap_cents_per_year

    assert cumulative(scale, base).cents == (expected if cap is None else min(expected, cap))


def _slices(scale, base):
    low = 0
    for bound, rate in scale.brackets:
        high = base.cents if bound is None else min(bound, base.cents)
        yield max(high - low, 0), rate
        low = max(low, high)


@given(st.lists(st.integers(0, 3_000_000).map(Euros), min_size=1, max_size=12))
def test_each_month_reaches_the_floor_until_the_cap_of_the_year(months):
    due = months_due(MOSAIC, months)

    total = Euros.total(due)
    assert total.cents <= 840_000
    assert total.cents == 840_000 or all(amount.cents >= 4_000 for amount in due)


def test_worked_figure_a_a_buffet():
    margin = OPTALE.base_of(net_sales=Euros(60_000), materials=Euros(15_000))

    assert contribution(OPTALE, so_far=Euros.zero(), step=margin) == Euros(5_175)


def test_worked_figure_a_on_sales_rather_than_on_margin():
    on_sales = Scale(base="net_sales", brackets=OPTALE.brackets)
    base = on_sales.base_of(net_sales=Euros(60_000), materials=Euros(15_000))

    assert cumulative(on_sales, base) == Euros(6_900)


@pytest.mark.parametrize(("margin", "taken"), [(4_200_000, 471_000), (12_500_000, 1_237_500)])
def test_worked_figure_c_a_year_by_brackets(margin, taken):
    assert cumulative(OPTALE, Euros(margin)) == Euros(taken)


def test_worked_figure_c_a_mission_that_crosses_a_bracket():
    taken = contribution(OPTALE, so_far=Euros(2_400_000), step=Euros(1_200_000))

    assert taken == Euros(132_000)


def test_worked_figure_d_a_month_at_the_floor():
    due = month_due(MOSAIC, so_far=Euros.zero(), month=Euros(20_000), taken=Euros.zero())

    assert due == Euros(4_000)


def test_worked_figure_d_the_cap_is_reached_at_70_000_euros_of_margin():
    assert cumulative(MOSAIC, Euros(7_000_000)) == Euros(840_000)
    assert cumulative(MOSAIC, Euros(9_000_000)) == Euros(840_000)
    assert cumulative(MOSAIC, Euros(6_999_900)) < Euros(840_000)


def test_worked_figure_e_six_months_with_a_flat_fee():
    due = months_due(CREA, [Euros(50_000)] * 6)

    assert Euros.total(due) == Euros(54_000)


def test_half_a_cent_goes_up_once_on_the_whole():
    scale = Scale(base="net_sales", brackets=((None, 500),))

    first = contribution(scale, so_far=Euros.zero(), step=Euros(10))
    second = contribution(scale, so_far=Euros(10), step=Euros(10))

    assert (first, second) == (Euros(1), Euros.zero())


def test_a_credit_note_gives_the_contribution_back():
    assert contribution(OPTALE, so_far=Euros(45_000), step=Euros(-45_000)) == Euros(-5_175)


@pytest.mark.parametrize(
    "brackets",
    [
        (),
        ((100, 10),),
        ((None, 10), (None, 20)),
        ((100, 10), (100, 20), (None, 5)),
        ((200, 10), (100, 20), (None, 5)),
        ((0, 10), (None, 5)),
        ((None, 10_001),),
        ((None, -1),),
    ],
)
def test_brackets_that_overlap_or_leave_a_hole_are_no_scale(brackets):
    with pytest.raises(ScaleIsWrong):
        Scale(base="net_sales", brackets=brackets)


def test_nothing_is_taken_during_the_free_months():
    scale = Scale(base="net_sales", brackets=((None, 1000),), free_months=6)

    assert not applies(scale, hosted_from=date(2026, 1, 15), on=date(2026, 7, 14))
    assert applies(scale, hosted_from=date(2026, 1, 15), on=date(2026, 7, 15))


def test_an_exempt_activity_gives_nothing():
    scale = Scale(
        base="net_sales", brackets=((None, 1000),), exempt_activities=frozenset({"formation"})
    )
    start = date(2026, 1, 1)

    assert not applies(scale, hosted_from=start, on=start, activity="formation")
    assert applies(scale, hosted_from=start, on=start, activity="cuisine")
    assert cumulative(nothing(scale), Euros(100_000)) == Euros.zero()
