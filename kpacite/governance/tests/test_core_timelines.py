"""The picture of a number over time, and words as one looks for them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kpacite.governance.core import timelines
from kpacite.governance.core.plain import folded, holds
from kpacite.governance.core.rules import Bounds

DAY = date(2026, 1, 1)
values = st.lists(st.integers(0, 10_000), min_size=2, max_size=12)


@given(values)
def test_every_step_is_inside_its_picture(numbers):
    steps = [(DAY + timedelta(days=10 * rank), value) for rank, value in enumerate(numbers)]

    drawn = timelines.timeline(steps, DAY + timedelta(days=200))

    assert len(drawn.dots) == len(numbers)
    assert all(0 <= dot.x <= drawn.width and 0 <= dot.y <= drawn.height for dot in drawn.dots)
    assert [dot.x for dot in drawn.dots] == sorted(dot.x for dot in drawn.dots)


@given(values)
def test_a_larger_number_is_drawn_higher(numbers):
    steps = [(DAY + timedelta(days=rank), value) for rank, value in enumerate(numbers)]

    drawn = timelines.timeline(steps, DAY)

    for one, other in zip(drawn.dots, drawn.dots[1:], strict=False):
        rises = numbers[other.index] - numbers[one.index]
        assert (one.y - other.y) * rises >= 0


def test_one_value_alone_is_not_drawn():
    assert timelines.timeline([(DAY, 10)], DAY) is None


@given(st.text(max_size=40))
def test_folding_words_twice_is_folding_them_once(text):
    assert folded(folded(text)) == folded(text)


def test_words_are_found_whatever_their_accents():
    assert folded("  Décidé à l’ŒUVRE ") == "decide a l'oeuvre"
    assert holds("Réparer l’œuvre de l’ÉTÉ", "oeuvre ete") and not holds("Un four", "été")
    assert holds("Un four", "")


@given(st.integers(-100, 100), st.integers(-100, 100), st.integers(-100, 100))
def test_bounds_allow_what_is_between_their_ends(low, high, value):
    assert Bounds("La loi", minimum=low, maximum=high).allow(value) == (low <= value <= high)
    assert Bounds("La loi", choices=frozenset({"a"})).allow("a")
    assert Bounds("La loi", maximum=3).allow(True)
