"""An amount is a whole number of cents, and an amount typed is read one way or refused."""

from decimal import Decimal

import pytest

from kpacite.money import Euros, euros_typed


@pytest.mark.parametrize("cents", [1.0, Decimal("1"), True, "1", None])
def test_an_amount_is_made_of_whole_cents_only(cents):
    with pytest.raises(TypeError):
        Euros(cents)


@pytest.mark.parametrize("other", [1, 1.0, Decimal("1"), None])
def test_an_amount_is_added_to_amounts_only(other):
    with pytest.raises(TypeError):
        Euros(1) + other
    with pytest.raises(TypeError):
        Euros(1) - other


def test_amounts_add_subtract_and_compare():
    assert Euros(150) + Euros(50) - Euros(25) == Euros(175)
    assert -Euros(5) == Euros(-5) and abs(Euros(-5)) == Euros(5)
    assert Euros(1) < Euros(2) <= Euros(2)
    assert Euros.total([Euros(1), Euros(2)]) == Euros(3) and Euros.total([]) == Euros.zero()


def test_nothing_at_all_is_false():
    assert not Euros.zero()
    assert Euros(-1)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1 234,50", 123_450),
        ("1\u00a0234,50\u00a0€", 123_450),
        ("1\u202f234,5", 123_450),
        ("1234.50", 123_450),
        (" 12 ", 1_200),
        ("0,05", 5),
        ("-3,20", -320),
        ("−3,20", -320),
    ],
)
def test_an_amount_typed_the_french_way_is_read(text, cents):
    assert euros_typed(text) == Euros(cents)


@pytest.mark.parametrize(
    "text",
    [
        "", "€", "douze", "1.234", "1,234", "1,2,3", "1.234,50", "12 34", "1e3", "NaN", "١٢",
        "12,345", "--1", ",5", "9" * 13, "1 000 000 000 000",
    ],
)  # fmt: skip
def test_what_could_be_read_two_ways_is_refused(text):
    with pytest.raises(ValueError, match="amount"):
        euros_typed(text)
