from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpacite.money import Euros
from kpacite.sales.core import cells
from kpacite.sales.core.cells import Cell, CreditExceedsRest, Sold
from kpacite.sales.core.totals import PricedLine, totals

KINDS = [
    ("service", 2000),
    ("service", 550),
    ("catering_service", 1000),
    ("food_immediate", 1000),
    ("soft_drink", 550),
    ("alcohol", 2000),
    ("goods", 2000),
]


@st.composite
def papers(draw):
    sold = draw(
        st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 200_000)), min_size=1, max_size=8)
    )
    discount_bp = draw(st.integers(0, 9_000))
    lines = [
        PricedLine("x", Decimal(1), Decimal(cents).scaleb(-2), rate) for (_, rate), cents in sold
    ]
    found = totals(lines, discount_bp)
    return found, cells.cut(
        [Sold(kind, rate, Euros(cents)) for (kind, rate), cents in sold], found.by_rate
    )


amounts = st.integers(1, 300_000).map(Euros)


@given(papers())
def test_the_cells_of_a_paper_add_up_to_it(paper):
    found, cut = paper

    assert Euros.total(cell.net for cell in cut) == found.net
    assert Euros.total(cell.vat for cell in cut) == found.vat
    for rate in found.by_rate:
        assert Euros.total(c.vat for c in cut if c.vat_bp == rate.vat_bp) == rate.vat


@given(papers(), st.lists(amounts, max_size=6))
def test_instalments_cover_the_paper_exactly_whatever_their_steps(paper, steps):
    _, cut = paper
    total, paid, parts = cells.gross(cut), Euros.zero(), []

    for amount in [*steps, total]:
        amount = min(amount, total - paid)
        before, paid = cells.received(cut, paid), paid + amount
        change = cells.step(cells.received(cut, paid), before)
        assert cells.gross(change) == amount
        parts.append(change)

    for rank, cell in enumerate(cut):
        assert Euros.total(change[rank].net for change in parts) == cell.net
        assert Euros.total(change[rank].vat for change in parts) == cell.vat


@given(papers(), amounts)
def test_no_cell_is_covered_beyond_itself(paper, paid):
    _, cut = paper

    for cell, covered in zip(cut, cells.received(cut, paid), strict=True):
        assert Euros.zero() <= covered.net <= cell.net
        assert Euros.zero() <= covered.vat <= cell.vat


@given(papers(), amounts)
def test_credits_by_amount_end_exactly_at_nothing(paper, amount):
    _, cut = paper
    assume(amount < cells.gross(cut))

    first = cells.of_amount(cut, amount)
    left = cells.less(cut, first)
    last = cells.of_amount(left, cells.gross(left))

    assert cells.gross(first) == amount
    assert cells.gross(cells.less(left, last)) == Euros.zero()


def test_crediting_more_than_what_is_left_is_refused():
    cut = [Cell(2000, "706", Euros(10_000), Euros(2_000))]

    with pytest.raises(CreditExceedsRest):
        cells.of_amount(cut, Euros(12_001))
    with pytest.raises(CreditExceedsRest):
        cells.of_lines(cut, [Cell(2000, "706", Euros(10_001), Euros.zero())])
    with pytest.raises(CreditExceedsRest):
        cells.less(cut, [Cell(550, "706", Euros(1), Euros.zero())])


def test_the_last_credit_by_lines_takes_the_vat_that_is_left():
    # Twice 0.05 at 20 % would be 0.01 + 0.01; the invoice only had 0.02 on 0.12.
    cut = [Cell(2000, "706", Euros(12), Euros(2))]

    first = cells.of_lines(cut, [Cell(2000, "706", Euros(5), Euros.zero())])
    left = cells.less(cut, first)
    last = cells.of_lines(left, [Cell(2000, "706", Euros(7), Euros.zero())])

    assert first[0].vat == Euros(1)
    assert last[0].vat == Euros(1)


@given(papers(), st.integers(1, 9_000))
def test_a_deposit_is_never_more_than_the_paper(paper, rate_bp):
    _, cut = paper
    assume(cells.gross(cut))

    deposit = cells.first_part(cut, rate_bp)

    assert cells.gross(cells.less(cut, deposit)) == cells.gross(cut) - cells.gross(deposit)


def test_meals_served_are_a_service_and_meals_to_take_away_are_goods():
    found = totals([PricedLine("a", Decimal(1), Decimal("10"), 1000)] * 2)
    cut = cells.cut(
        [
            Sold("catering_service", 1000, Euros(1_000)),
            Sold("food_immediate", 1000, Euros(1_000)),
        ],
        found.by_rate,
    )

    assert [(c.account, c.is_service, c.vat) for c in cut] == [
        ("706", True, Euros(100)),
        ("701", False, Euros(100)),
    ]
