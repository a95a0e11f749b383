"""Whose turn it is, and whether there are enough people: arithmetic."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kpacite.governance.core.attendance import missing, needed
from kpacite.governance.core.rotation import Turn, in_turn, pair

DAY = date(2026, 1, 1)
people = st.lists(st.integers(1, 500), min_size=1, max_size=12, unique=True)


def lived(members, meetings):
    """So many meetings, one after the other: how many times each led and wrote."""
    led, wrote = {one: [] for one in members}, {one: [] for one in members}
    for number in range(meetings):
        day = DAY + timedelta(days=number)
        leads, writes = pair(
            in_turn(Turn(m, len(led[m]), max(led[m], default=None)) for m in members),
            in_turn(Turn(m, len(wrote[m]), max(wrote[m], default=None)) for m in members),
        )
        led[leads].append(day)
        wrote[writes].append(day)
    return led, wrote


@given(people, st.integers(1, 40))
def test_everybody_leads_as_often_as_the_others(members, meetings):
    led, _ = lived(members, meetings)

    counts = [len(days) for days in led.values()]
    assert max(counts) - min(counts) <= 1


@given(people, st.integers(1, 40))
def test_nobody_leads_and_writes_at_once_when_there_are_two(members, meetings):
    led, wrote = lived(members, meetings)

    if len(members) > 1:
        assert all(not set(led[member]) & set(wrote[member]) for member in members)


@given(people, st.integers(3, 40))
def test_everybody_writes_sooner_or_later(members, meetings):
    _, wrote = lived(members, max(meetings, 2 * len(members)))

    assert all(wrote.values())


@given(people)
def test_nobody_is_lost_nor_counted_twice(members):
    assert sorted(in_turn(Turn(member) for member in members)) == sorted(members)


def test_who_just_arrived_is_asked_once_not_until_they_caught_up():
    old = [Turn(1, 10, DAY), Turn(2, 10, DAY + timedelta(days=7))]

    assert in_turn([*old, Turn(3)]) == [3, 1, 2]
    assert in_turn([*old, Turn(3, 1, DAY + timedelta(days=14))]) == [1, 2, 3]


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 10_000))
def test_who_is_missing_is_counted_up_to_the_rule_and_no_more(present, members, rate):
    lacking = missing(present, members, rate)

    assert (present + lacking) * 10_000 >= members * rate
    assert lacking == 0 or lacking + present == needed(members, rate)


def test_one_person_at_least_is_needed():
    assert needed(8, 5000) == 4
    assert needed(7, 5000) == 4
    assert needed(0, 5000) == 1
    assert needed(8, 0) == 1
