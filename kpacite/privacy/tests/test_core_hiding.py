"""Putting other words in the place of names."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.privacy.core.hiding import Hider

NAMES = st.lists(st.text(alphabet="abcéèABCÉ -’", min_size=2, max_size=12), max_size=6)


@given(NAMES, st.text(max_size=200))
def test_nobody_is_named_any_more_once_hidden(names, text):
    hider = Hider(names, "…")

    assert not hider.names(hider.hide(text))


@given(st.text(max_size=80))
def test_a_text_that_names_nobody_does_not_move(text):
    assert Hider([], "x").hide(text) == text


def test_a_name_inside_a_word_is_not_a_name():
    assert Hider(["Rosa"], "…").hide("Rosace, Rosa et ROSA.") == "Rosace, … et …."


def test_the_longest_name_goes_first():
    assert Hider(["Thi", "Thi Mai"], "…").hide("Thi Mai et Thi") == "… et …"


def test_a_title_before_a_name_is_not_part_of_it():
    hider = Hider(["Madame Lenoir"], "une autre personne")

    assert hider.hide("Le gâteau de Lenoir") == "Le gâteau de une autre personne"


def test_names_deep_in_a_value_are_found_keys_too():
    hider = Hider(["Rosa"], "…")

    assert hider.hide_within({"Rosa": [1, {"a": "Rosa chante"}]}) == {"…": [1, {"a": "… chante"}]}
