"""What people type, and what the software understands."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kpacite.lib import french
from kpacite.ui.forms import (
    Chips,
    DateField,
    EurosField,
    MinutesField,
    NumberField,
    Option,
    PhoneField,
)


@given(st.integers(0, 10**11))
def test_an_amount_shown_and_sent_back_is_the_same_amount(cents):
    field = EurosField()

    assert field.clean(french.euros(cents)) == cents
    assert field.clean(field.prepare_value(cents)) == cents


@pytest.mark.parametrize(
    "typed, cents", [("12", 1200), ("12,5", 1250), ("1 234,50 €", 123450), ("0.07", 7)]
)
def test_an_amount_may_be_typed_as_one_writes_it(typed, cents):
    assert EurosField().clean(typed) == cents


@pytest.mark.parametrize("typed", ["douze", "1,234", "12,50,1", "-3", "1e3", "١٢"])
def test_an_amount_that_is_unclear_is_asked_again_with_an_example(typed):
    with pytest.raises(ValidationError, match=r"12,50"):
        EurosField().clean(typed)


@given(st.integers(0, 5000))
def test_a_duration_shown_and_sent_back_is_the_same_duration(minutes):
    field = MinutesField()

    assert field.clean(french.hours(minutes)) == minutes
    assert field.clean(field.prepare_value(minutes)) == minutes


@pytest.mark.parametrize(
    "typed, minutes",
    [("2 h 30", 150), ("2h", 120), ("2:05", 125), ("45 min", 45), ("2,5", 150), ("3", 180)],
)
def test_a_duration_may_be_typed_as_one_says_it(typed, minutes):
    assert MinutesField().clean(typed) == minutes


@pytest.mark.parametrize("typed", ["longtemps", "2 h 75", "-2", "0,333", "inf"])
def test_a_duration_that_is_unclear_is_asked_again_with_an_example(typed):
    with pytest.raises(ValidationError, match="2 h 30"):
        MinutesField().clean(typed)


def test_a_number_may_have_a_comma():
    assert NumberField().clean("2,5") == Decimal("2.5")
    assert NumberField().prepare_value(Decimal("2.5000")) == "2,5"


def test_a_phone_number_is_kept_as_it_is_read():
    field = PhoneField()

    assert field.clean("0639981234") == "06 39 98 12 34"
    assert field.clean("+33 6 39 98 12 34") == "06 39 98 12 34"
    assert field.clean("+32 2 123 45 67") == "+3221234567"


@pytest.mark.parametrize("typed", ["06 39 98", "1639981234", "06 39 98 12 34 poste"])
def test_a_phone_number_that_lacks_digits_is_asked_again_with_an_example(typed):
    with pytest.raises(ValidationError, match="06 39 98 12 34"):
        PhoneField().clean(typed)


def test_a_date_comes_from_the_calendar_of_the_phone_or_from_the_keyboard():
    assert DateField().clean("2026-06-12") == DateField().clean("12/06/2026") == date(2026, 6, 12)


class Visit(forms.Form):
    name = forms.CharField(label="Votre prénom", help_text="Comme on vous appelle.")
    on = DateField(label="Quand ?", required=False)
    trade = forms.ChoiceField(
        label="Quoi ?",
        choices=[("pot", Option("Cuisine", hint="Midi", icon="i-pot"))],
        widget=Chips,
    )
    side = forms.ChoiceField(label="Place ?", choices=[("a", Option("Assise", hint="Devant"))],
                             widget=forms.RadioSelect)  # fmt: skip
    sure = forms.BooleanField(label="J’ai lu")


def test_a_field_ties_its_label_its_hint_and_its_error_together():
    form = Visit({"name": ""})

    html = form["name"].as_field_group()

    assert '<label for="id_name">Votre prénom' in html
    assert 'id="id_name_helptext"' in html and 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_date_is_one_field_with_the_calendar_of_the_phone():
    html = Visit(initial={"on": date(2026, 6, 12)})["on"].as_field_group()

    assert html.count("<input") == 1
    assert 'type="date"' in html and 'value="2026-06-12"' in html
    assert "si vous voulez" in html


def test_choices_are_a_group_with_a_legend_their_drawing_and_their_hint():
    form = Visit()

    chips, cards = form["trade"].as_field_group(), form["side"].as_field_group()

    assert "<legend>Quoi ?" in chips and "#i-pot" in chips
    assert 'class="choice"' in cards and "<small>Devant</small>" in cards


def test_what_somebody_typed_is_never_read_as_code():
    html = Visit({"name": '"><script>alert(1)</script>'})["name"].as_field_group()

    assert "<script>" not in html
