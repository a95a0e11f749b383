"""When a request goes."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.sales.core.triage import Voice, read

AMINA, ROSA, JORDAN = 1, 2, 3
voices = st.lists(
    st.builds(
        Voice,
        st.integers(1, 5),
        st.sampled_from(["carry", "help", "learn", "doubt", "none"]),
        st.booleans(),
    )
)


def test_a_request_goes_when_somebody_carries_and_is_not_alone():
    assert read([Voice(AMINA, "carry"), Voice(JORDAN, "learn")]).goes


def test_a_carrier_alone_does_not_go():
    verdict = read([Voice(AMINA, "carry")])

    assert not verdict.goes
    assert not verdict.is_accompanied


def test_two_helpers_and_nobody_who_carries_do_not_go():
    assert not read([Voice(ROSA, "help"), Voice(JORDAN, "help")]).is_carried


def test_the_last_word_of_a_person_counts():
    verdict = read([Voice(AMINA, "help"), Voice(ROSA, "help"), Voice(AMINA, "carry")])

    assert (verdict.carry, verdict.help) == ((AMINA,), (ROSA,))


def test_a_doubt_stays_open_whatever_its_author_says_next():
    verdict = read([Voice(AMINA, "carry"), Voice(ROSA, "doubt"), Voice(ROSA, "help")])

    assert verdict.help == (ROSA,)
    assert not verdict.goes


def test_a_lifted_doubt_gives_back_the_word_before_it():
    verdict = read([Voice(ROSA, "help"), Voice(AMINA, "carry"), Voice(ROSA, "doubt", True)])

    assert verdict.help == (ROSA,)
    assert verdict.goes


@given(voices)
def test_nobody_has_two_places(said):
    verdict = read(said)

    places = [*verdict.carry, *verdict.help, *verdict.learn]
    assert len(places) == len(set(places))


@given(voices)
def test_an_open_doubt_always_stops(said):
    verdict = read([*said, Voice(9, "doubt")])

    assert not verdict.goes
