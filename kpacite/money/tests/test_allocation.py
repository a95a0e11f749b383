"""Sharing an amount: properties first, then the cases that people meet."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.money import Euros, allocate, part

amounts = st.integers(-10_000_000_00, 10_000_000_00).map(Euros)
weights = st.lists(
    st.one_of(st.integers(0, 10_000), st.fractions(0, 100, max_denominator=60)),
    min_size=1,
    max_size=12,
).filter(any)


@given(amounts, weights)
def test_an_allocation_loses_no_cent(total, shares):
    assert Euros.total(allocate(total, shares)) == total


@given(amounts, weights)
def test_no_part_is_a_cent_away_from_its_exact_share(total, shares):
    whole = sum(map(Fraction, shares))

    for given_part, weight in zip(allocate(total, shares), shares, strict=True):
        assert abs(given_part.cents - total.cents * Fraction(weight) / whole) < 1


@given(amounts, weights)
def test_taking_back_takes_exactly_what_was_given(total, shares):
    assert allocate(-total, shares) == [-each for each in allocate(total, shares)]


@given(amounts, weights)
def test_who_has_no_weight_gets_nothing(total, shares):
    for given_part, weight in zip(allocate(total, shares), shares, strict=True):
        assert weight or not given_part


@given(st.integers(0, 10_000_000).map(Euros), st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_a_larger_weight_never_gets_less(total, shares):
    parts = dict.fromkeys(shares, Euros.zero())
    for weight, given_part in zip(shares, allocate(total, shares), strict=True):
        parts[weight] = max(parts[weight], given_part)

    in_order = [parts[weight] for weight in sorted(parts)]
    assert in_order == sorted(in_order)


@given(amounts, st.integers(0, 10_000))
def test_a_part_and_the_rest_are_the_whole(total, rate_bp):
    assert part(total, rate_bp) + allocate(total, [rate_bp, 10_000 - rate_bp])[1] == total


def test_three_who_share_ten_euros_leave_the_last_cent_to_the_first_named():
    assert allocate(Euros(1000), [1, 1, 1]) == [Euros(334), Euros(333), Euros(333)]


def test_the_team_of_the_worked_example_gets_its_parts():
    assert allocate(Euros(46197), [2, 2, 1]) == [Euros(18479), Euros(18479), Euros(9239)]


def test_half_a_cent_goes_to_the_part_named_by_its_rate():
    assert part(Euros(5), 1_000) == Euros(1)
    assert part(Euros(58_000), 1_150) == Euros(6_670)


@pytest.mark.parametrize("weights", [[], [0], [0, 0]])
def test_nothing_can_be_shared_with_nobody(weights):
    with pytest.raises(ValueError, match="nobody"):
        allocate(Euros(100), weights)


def test_a_weight_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        allocate(Euros(100), [2, -1])


@pytest.mark.parametrize("weight", [0.5, True, "1"])
def test_a_weight_is_exact(weight):
    with pytest.raises(TypeError):
        allocate(Euros(100), [weight, 1])


@pytest.mark.parametrize("rate_bp", [-1, 10_001, 0.1, True])
def test_a_rate_goes_from_nothing_to_everything(rate_bp):
    with pytest.raises(ValueError, match="rate"):
        part(Euros(100), rate_bp)
