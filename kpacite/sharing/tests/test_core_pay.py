"""From a part to the pocket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.money import Euros
from kpacite.sharing.core import pay

rates = st.integers(min_value=0, max_value=9_000)


@given(st.integers(min_value=-10_000_000, max_value=10_000_000).map(Euros), rates, rates)
def test_every_cent_of_a_part_goes_somewhere(cost, employer_bp, employee_bp):
    estimate = pay.estimate(cost, employer_bp=employer_bp, employee_bp=employee_bp)

    assert estimate.employer + estimate.employee + estimate.net == cost


@pytest.mark.parametrize(
    ("cost", "gross", "net"), [(15930, 11379, 8876), (11947, 8534, 6657), (7965, 5689, 4437)]
)
def test_the_buffet_of_the_handbook_reaches_the_pockets(cost, gross, net):
    estimate = pay.estimate(Euros(cost), employer_bp=4000, employee_bp=2200)

    assert (estimate.gross.cents, estimate.net.cents) == (gross, net)
