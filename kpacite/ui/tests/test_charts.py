"""Drawings that say what the figures say."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.ui import charts
from kpacite.ui.charts import Bar, Layer, Slice

AMOUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


@given(AMOUNTS)
def test_columns_are_as_tall_as_their_amounts_and_start_from_zero(amounts):
    chart = charts.stacked([Bar("mois", [Layer("share", cents)]) for cents in amounts])

    most = max(amounts) or 1
    for column, cents in zip(chart.columns, amounts, strict=True):
        height = chart.base - column.top
        assert abs(height - 190 * cents / most) < 0.2


@given(AMOUNTS)
def test_the_slices_of_a_cake_never_pass_eight_and_forget_nobody(amounts):
    parts = [Slice(f"Membre {rank}", cents) for rank, cents in enumerate(amounts)]

    pie = charts.from_above(parts)

    assert len(pie.wedges) <= charts.MOST_SLICES
    assert sum(wedge.part.cents for wedge in pie.wedges) == sum(amounts)
    assert pie.parts == parts


def test_many_months_lie_down_so_that_their_words_stay_large():
    few, many = [Bar("mai", [Layer("share", 100)])] * 6, [Bar("mai", [Layer("share", 100)])] * 7

    assert not charts.stacked(few).is_dense
    assert charts.stacked(many).is_dense
    assert charts.stacked(many).columns[0].shares == [("share", 100.0)]


def test_my_slice_stays_my_own_when_there_are_many():
    parts = [Slice(f"M{rank}", 1000 + rank) for rank in range(12)] + [Slice("Moi", 1, mine=True)]

    assert any(wedge.part.mine for wedge in charts.from_above(parts).wedges)


def test_a_cake_of_one_person_is_a_whole_cake():
    (wedge,) = charts.from_above([Slice("Amina", 100, mine=True)]).wedges

    assert wedge.path.endswith("z") and wedge.shows_amount


def test_the_sentence_of_a_drawing_holds_all_its_figures():
    chart = charts.growing([Bar("2025", [Layer("share", 43_500), Layer("common", 13_550)])])

    assert "435\u00a0€" in chart.sentence and "135,50\u00a0€" in chart.sentence


def test_one_candle_is_fifty_hours_of_help():
    (column,) = charts.growing([Bar("2025", [Layer("share", 1)], help_minutes=120 * 60)]).columns

    assert len(column.candles) == 2


def test_a_year_without_money_is_drawn_without_a_fault():
    assert charts.growing([Bar("2026", [])]).columns[0].top == 274
    assert charts.stacked([]).sentence == "Rien encore."
    assert charts.from_above([]).wedges == []
