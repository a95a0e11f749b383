"""Text on one line."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.talks.core.lines import one_line


@given(st.text(), st.integers(1, 200))
def test_a_line_never_breaks_and_never_grows(text, most):
    line = one_line(text, most)

    assert len(line.splitlines()) <= 1 or not set("\r\n") & set(line)
    assert len(line) <= most


def test_the_spaces_of_french_stay():
    assert one_line("« Le\u00a0buffet\u00a0»\r\n ici", 99) == "« Le\u00a0buffet\u00a0» ici"
