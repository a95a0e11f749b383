"""Sharing loses nothing, invents nothing, and does not depend on when the client pays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.money import Euros
from kpacite.sharing.core import shares

amounts = st.integers(min_value=0, max_value=50_000_000).map(Euros)
rates = st.integers(min_value=0, max_value=10_000)
bases = st.sampled_from(["remaining", "margin"])
weights = st.lists(st.integers(min_value=0, max_value=500), min_size=1, max_size=15).filter(any)


@st.composite
def missions(draw):
    """Sales, materials below them, a contribution of the host, a rule, a team."""
    net_sales = draw(amounts)
    materials = Euros(draw(st.integers(min_value=0, max_value=net_sales.cents)))
    return {
        "net_sales": net_sales,
        "materials": materials,
        "host": Euros(draw(st.integers(min_value=0, max_value=net_sales.cents))),
        "commons_bp": draw(rates),
        "commons_base": draw(bases),
        "weights": draw(weights),
    }


def total(parts):
    return sum((part.cents for part in parts), 0)


@given(missions())
def test_what_is_shared_is_what_came_in(mission):
    shared = shares.compute(**mission)

    buckets = [shared.materials, shared.host, shared.commons, shared.pot]
    assert total(buckets) == mission["net_sales"].cents
    assert total(shared.members) == shared.pot.cents


@given(missions())
def test_nobody_pays_for_having_worked(mission):
    shared = shares.compute(**mission)

    assert all(member.cents >= 0 for member in shared.members)
    assert shared.pot.cents >= 0


@given(missions())
def test_the_commons_is_below_zero_only_when_the_host_takes_more_than_what_is_left(mission):
    shared = shares.compute(**mission)

    assert (shared.commons.cents < 0) == (shared.host.cents > shared.gross_margin.cents)


@given(missions())
def test_somebody_without_a_part_receives_nothing(mission):
    shared = shares.compute(**mission)

    for weight, member in zip(mission["weights"], shared.members, strict=True):
        assert weight or member.cents == 0


@given(missions())
def test_no_part_is_a_cent_away_from_its_exact_share(mission):
    shared = shares.compute(**mission)

    whole = sum(mission["weights"])
    for weight, member in zip(mission["weights"], shared.members, strict=True):
        assert abs(member.cents * whole - shared.pot.cents * weight) < whole


def _running(mission, host_bp, received):
    """The shares of all that is received so far, by name, the host taking a rate of the margin."""
    materials = shares.covered(received, mission["materials"])
    host = Euros(((received - materials).cents * host_bp + 5000) // 10_000)
    shared = shares.compute(
        net_sales=received,
        materials=materials,
        host=host,
        commons_bp=mission["commons_bp"],
        commons_base=mission["commons_base"],
        weights=mission["weights"],
    )
    named = {"materials": shared.materials, "host": shared.host, "commons": shared.commons}
    return named | dict(enumerate(shared.members))


def _in_steps(mission, host_bp, payments):
    """Add up the steps of each payment."""
    received, before, given_out = Euros.zero(), {}, {}
    for payment in payments:
        received += payment
        now = _running(mission, host_bp, received)
        for name, step in shares.difference(now, before).items():
            given_out[name] = given_out.get(name, Euros.zero()) + step
        before = now
    return given_out


@given(missions(), rates, st.lists(amounts, min_size=1, max_size=6), st.randoms())
def test_the_order_of_the_payments_does_not_matter(mission, host_bp, payments, chance):
    mission["materials"] = min(mission["materials"], Euros(total(payments)))
    shuffled = list(payments)
    chance.shuffle(shuffled)

    assert _in_steps(mission, host_bp, payments) == _in_steps(mission, host_bp, shuffled)


@given(missions(), rates, st.lists(amounts, min_size=1, max_size=6))
def test_paying_in_parts_ends_like_paying_at_once(mission, host_bp, payments):
    whole = Euros(total(payments))

    assert _in_steps(mission, host_bp, payments) == _running(mission, host_bp, whole)


@given(missions(), rates, st.lists(amounts, min_size=1, max_size=6))
def test_each_step_shares_exactly_its_payment(mission, host_bp, payments):
    received, before = Euros.zero(), {}
    for payment in payments:
        received += payment
        now = _running(mission, host_bp, received)
        assert total(shares.difference(now, before).values()) == payment.cents
        before = now


def test_one_word_of_the_rule_moves_money():
    on = {
        "net_sales": Euros(80000),
        "materials": Euros(22000),
        "host": Euros(6670),
        "commons_bp": 1000,
        "weights": [2, 2, 1],
    }

    of_what_remains = shares.compute(commons_base="remaining", **on)
    of_the_margin = shares.compute(commons_base="margin", **on)

    assert of_what_remains.commons == Euros(5133)
    assert of_the_margin.commons == Euros(5800)
    assert (of_what_remains.pot - of_the_margin.pot) == Euros(667)


def test_equal_means_one_each_but_not_for_who_asked_for_none():
    assert shares.weights_of("equal", [8, 0, 3]) == [1, 0, 1]
    assert shares.weights_of("hours", [8, 0, 3]) == [8, 0, 3]


def test_an_unknown_key_is_a_fault():
    with pytest.raises(ValueError, match="Unknown sharing key"):
        shares.weights_of("mood", [1])


@pytest.mark.parametrize(
    "wrong",
    [
        {"net_sales": Euros(-1)},
        {"materials": Euros(-1)},
        {"host": Euros(-1)},
        {"materials": Euros(101)},
        {"commons_bp": 10_001},
        {"weights": []},
        {"weights": [0, 0]},
        {"weights": [1, -1]},
    ],
)
def test_a_senseless_total_is_not_shared(wrong):
    right = {
        "net_sales": Euros(100),
        "materials": Euros(0),
        "host": Euros(0),
        "commons_bp": 1000,
        "commons_base": "remaining",
        "weights": [1],
    }

    with pytest.raises(ValueError):
        shares.compute(**(right | wrong))
