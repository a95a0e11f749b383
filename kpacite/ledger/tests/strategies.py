"""Entries that Hypothesis draws."""

from hypothesis import strategies as st

from kpacite.ledger.core.entries import Line
from kpacite.money import Euros

ACCOUNTS = ["411", "512", "4671", "4672", "706", "6581", "4457120"]


@st.composite
def balanced_lines(draw, *, coops=(1, 2), members=(None, 1, 2, 3)):
    """Two to eight lines that add up to nothing; the last one takes what is left."""
    amounts = draw(
        st.lists(st.integers(-100_000, 100_000).filter(bool), min_size=1, max_size=7).filter(sum)
    )
    return [
        Line(
            account=draw(st.sampled_from(ACCOUNTS)),
            amount=Euros(cents),
            coop=draw(st.sampled_from(coops)),
            member=draw(st.sampled_from(members)),
        )
        for cents in [*amounts, -sum(amounts)]
    ]
