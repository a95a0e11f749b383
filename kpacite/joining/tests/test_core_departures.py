"""What is left to settle: nothing is lost, nothing owed is ever passed over."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.joining.core import departures
from kpacite.joining.core.departures import ORDER, OWED, Left

keys = st.sampled_from([*ORDER, "something-new"])
things = st.lists(
    st.builds(
        Left,
        key=keys,
        title=st.text(max_size=8),
        words=st.text(max_size=8),
        amount_cents=st.integers(min_value=0, max_value=10_000_00),
        blocking=st.booleans(),
    ),
    max_size=12,
)
notes = st.dictionaries(keys, st.text(max_size=6), max_size=6)


@given(things)
def test_ordering_loses_nothing_and_adds_nothing(found):
    ordered = departures.in_order(found)

    assert sorted(map(repr, ordered)) == sorted(map(repr, found))


@given(things)
def test_things_come_in_the_order_in_which_they_are_proposed(found):
    ranks = [
        ORDER.index(one.key) if one.key in ORDER else len(ORDER)
        for one in departures.in_order(found)
    ]

    assert ranks == sorted(ranks)


@given(things)
def test_money_is_always_proposed_first(found):
    ordered = departures.in_order(found)

    if any(one.key == "money" for one in found):
        assert ordered[0].key == "money"


@given(st.data(), things)
def test_the_order_does_not_depend_on_who_spoke_first(data, found):
    shuffled = data.draw(st.permutations(found))

    assert [one.key for one in departures.in_order(shuffled)] == [
        one.key for one in departures.in_order(found)
    ]


@given(things, notes)
def test_what_is_blocking_and_unsaid_holds_and_nothing_else(found, said):
    held = departures.holding(departures.settle(found, said))

    expected = [one for one in found if one.blocking and not said.get(one.key)]
    assert sorted(map(repr, held)) == sorted(map(repr, expected))


@given(things, notes)
def test_money_owed_without_words_is_never_let_through(found, said):
    unpaid = departures.unpaid(departures.settle(found, said))

    for one in found:
        if one.key in OWED and one.blocking and not said.get(one.key):
            assert one in unpaid


@given(things, notes)
def test_writing_about_one_thing_never_frees_another(found, said):
    before = departures.holding(departures.settle(found, said))
    after = departures.holding(departures.settle(found, said | {"seats": "Rosa y va."}))

    assert [one for one in before if one.key != "seats"] == after


@given(things)
def test_what_is_owed_adds_up(found):
    parts = [one.amount_cents for one in found if one.key in OWED]

    assert departures.owed_cents(found) == sum(parts)


def test_something_told_holds_nobody():
    thing = Left("keys", "Les clés", "À rendre.")

    assert departures.told_only(thing).blocking is False
