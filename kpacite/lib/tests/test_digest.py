"""A fingerprint can be made again anywhere."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from kpacite.lib.digest import sha256_json


def test_the_order_of_keys_does_not_count():
    assert sha256_json({"a": 1, "b": [1, 2]}) == sha256_json({"b": (1, 2), "a": 1})


def test_the_fingerprint_is_that_of_a_known_text():
    # printf '{"été":["2026-06-12",null]}' | sha256sum
    assert sha256_json({"été": [date(2026, 6, 12), None]}) == (
        "eb6cb2fc1f9eb844a71c30124bbff15bde32c5abaac349326cfa7239e6c6df6c"
    )


def test_whatever_differs_has_another_fingerprint():
    things = [{"a": 1}, {"a": "1"}, {"a": [1]}, {"a": None}, {"a": True}, {"A": 1}]

    assert len({sha256_json(thing) for thing in things}) == len(things)
    assert sha256_json(datetime(2026, 6, 12, tzinfo=UTC)) != sha256_json(date(2026, 6, 12))


@pytest.mark.parametrize("thing", [1.0, {"a": [0.1]}, Decimal("1"), {1: "a"}, {"a": {"b", "c"}}])
def test_what_has_no_canonical_form_is_refused(thing):
    with pytest.raises(TypeError):
        sha256_json(thing)
