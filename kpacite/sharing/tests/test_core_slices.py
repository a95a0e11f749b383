"""The slices shown to explain the host's part are the scale itself."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.money import Euros
from kpacite.sharing.core import slices

BRACKETS = ((3_000_000, 1150), (6_000_000, 1050), (None, 750))


@given(st.integers(0, 9_000_000), st.integers(-2_000_000, 9_000_000))
def test_the_slices_of_a_step_add_up_to_the_step(so_far, step):
    cut = slices.of_step(BRACKETS, so_far=Euros(so_far), step=Euros(step))

    assert sum(piece.base.cents for piece in cut) == step


def test_a_step_that_crosses_a_bracket_shows_both_rates():
    cut = slices.of_step(BRACKETS, so_far=Euros(2_400_000), step=Euros(1_200_000))

    assert [(piece.base.cents, piece.rate_bp) for piece in cut] == [
        (600_000, 1150),
        (600_000, 1050),
    ]
