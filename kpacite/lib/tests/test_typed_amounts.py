"""What a page shows, a person can type back."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.lib import french
from kpacite.money import Euros, euros_typed


@given(st.integers(-99_999_999_99, 99_999_999_99))
def test_an_amount_shown_on_a_page_can_be_typed_back(cents):
    assert euros_typed(french.euros(cents)) == Euros(cents)
