"""What a member reads: figures, days and durations, written as in French."""

from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from kpacite.lib import french

FRIDAY = date(2026, 6, 12)


@given(st.integers(-(10**12), 10**12))
def test_an_amount_on_screen_reads_back_to_the_same_cents(cents):
    text = french.euros(cents).replace("\u00a0", "").replace("€", "").replace("\u2212", "-")

    assert round(float(text.replace(",", ".")) * 100) == cents


@given(st.integers(-(10**9), 10**9))
def test_figures_only_use_the_no_break_space_that_the_fonts_have(number):
    for text in (french.euros(number), french.euros_round(number), french.whole(number)):
        assert "\u202f" not in text and " " not in text


def test_an_amount_has_its_thousands_apart_and_its_true_minus():
    assert french.euros(123_450) == "1\u00a0234,50\u00a0€"
    assert french.euros(-1200) == "\u221212,00\u00a0€"


def test_a_rounded_amount_goes_up_from_the_half():
    assert french.euros_round(123_450) == "1\u00a0235\u00a0€"
    assert french.euros_round(-40) == "0\u00a0€"


def test_a_price_on_a_sign_has_no_useless_zero():
    assert french.euros_plain(1500) == "15\u00a0€"
    assert french.euros_plain(1550) == "15,50\u00a0€"


def test_a_rate_is_said_without_a_percentage():
    assert french.on_100(1000) == "10\u00a0€ sur 100\u00a0€"
    assert french.on_100(1150) == "11,50\u00a0€ sur 100\u00a0€"


def test_a_date_is_whole():
    assert french.day(FRIDAY) == "vendredi 12 juin 2026"
    assert french.day_short(date(2026, 5, 1)) == "vendredi 1er mai"
    assert french.day_plain(FRIDAY) == "12 juin 2026"
    assert french.month(FRIDAY) == "juin 2026"
    assert french.weekday_short(FRIDAY) == "ven."
    assert french.month_short(FRIDAY) == "juin"
    assert french.month_short(date(2026, 7, 1)) == "juil."


def test_a_moment_is_told_in_the_time_of_the_members_not_of_the_server():
    assert french.moment(datetime(2026, 6, 12, 22, 30, tzinfo=UTC)) == (
        "samedi 13 juin, 0\u00a0h\u00a030"
    )
    assert french.clock(time(8)) == "8\u00a0h"


def test_a_duration_is_in_hours_and_minutes():
    assert french.hours(150) == "2\u00a0h\u00a030"
    assert french.hours(120) == "2\u00a0h"
    assert french.hours(45) == "45\u00a0min"
    assert french.hours(0) == "0\u00a0h"
    assert french.hours(-90) == "\u22121\u00a0h\u00a030"


def test_names_are_joined_as_one_says_them():
    assert french.join(["Amina", "Rosa", "Jordan"]) == "Amina, Rosa et Jordan"
    assert french.join("Amina", "", "Rosa") == "Amina et Rosa"
    assert french.join([]) == ""


def test_zero_and_one_are_singular_in_french():
    assert french.count(0, "place") == "0\u00a0place"
    assert french.count(1, "place") == "1\u00a0place"
    assert french.count(2, "bureau", "bureaux") == "2\u00a0bureaux"
