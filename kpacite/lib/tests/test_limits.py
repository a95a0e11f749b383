"""A door open to all is not left to robots."""

import pytest

from kpacite.lib import limits


def knock(address="192.0.2.1", gesture="ask", most=3):
    limits.count(gesture=gesture, address=address, most=most)


def test_a_machine_that_knocks_too_often_waits():
    for _ in range(3):
        knock()

    with pytest.raises(limits.TooManyFromHere):
        knock()


def test_others_and_other_doors_are_not_counted_together():
    for _ in range(3):
        knock()

    knock(address="192.0.2.2")
    knock(gesture="other")


def test_the_count_fades(monkeypatch):
    limits.count(gesture="ask", address="192.0.2.1", most=1, seconds=0)

    limits.count(gesture="ask", address="192.0.2.1", most=1, seconds=0)
