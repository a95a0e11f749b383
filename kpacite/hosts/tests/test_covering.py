"""The light next to a name: the state, never the reason."""

from datetime import date

import pytest

from kpacite.coops.tests.factories import person
from kpacite.hosts import covering
from kpacite.hosts.tests.factories import activity, clearance, contract, covered, host

pytestmark = pytest.mark.django_db
JUNE_1, JUNE_12, JUNE_14 = date(2026, 6, 1), date(2026, 6, 12), date(2026, 6, 14)


@pytest.fixture
def optale():
    return host(name="Optale")


@pytest.fixture
def amina():
    return person(first_name="Amina")


@pytest.fixture
def cuisine():
    return activity()


def seen(who, optale, cuisine, *, ends_on=JUNE_14, on=JUNE_1):
    return covering.light(
        person=who, host=optale, activity=cuisine, starts_on=JUNE_12, ends_on=ends_on, on=on
    )


def test_amina_is_covered_until_the_end_of_her_contract(optale, amina, cuisine):
    contract(host=optale, person=amina, ends_on=date(2027, 3, 14))
    clearance(host=optale, person=amina, activity=cuisine)

    light = seen(amina, optale, cuisine, on=date(2027, 1, 5))

    assert (light.colour, light.words) == ("green", "couvert jusqu’au 14 mars")
    assert light.until == date(2027, 3, 14)
    assert seen(amina, optale, cuisine).words == "couvert jusqu’au 14 mars 2027"


def test_a_contract_that_ends_during_the_mission_is_amber(optale, amina, cuisine):
    contract(host=optale, person=amina, ends_on=date(2026, 6, 13))
    clearance(host=optale, person=amina, activity=cuisine)

    light = seen(amina, optale, cuisine)

    assert (light.colour, light.words) == ("amber", "le contrat finit pendant la mission")


def test_without_the_insurer_s_answer_the_light_is_red(optale, amina, cuisine):
    contract(host=optale, person=amina)
    clearance(host=optale, person=amina, activity=cuisine, answered_on=None)

    light = seen(amina, optale, cuisine)

    assert (light.colour, light.words) == ("red", "l’assureur n’a pas encore répondu")


def test_without_a_contract_the_light_is_red(optale, amina, cuisine):
    clearance(host=optale, person=amina, activity=cuisine)

    assert seen(amina, optale, cuisine).words == "pas de contrat"


def test_a_contract_not_signed_yet_is_red(optale, amina, cuisine):
    contract(host=optale, person=amina, signed_on=None)
    clearance(host=optale, person=amina, activity=cuisine)

    light = seen(amina, optale, cuisine)

    assert (light.colour, light.words) == ("red", "contrat à signer")


def test_a_refusal_of_the_insurer_is_told_without_its_reason(optale, amina, cuisine):
    contract(host=optale, person=amina)
    clearance(host=optale, person=amina, activity=cuisine, granted=False)

    assert seen(amina, optale, cuisine).words == "pas couvert par l’assureur"


def test_a_new_question_to_the_insurer_does_not_switch_off_a_yes(optale, amina, cuisine):
    covered(host=optale, person=amina, activity=cuisine)
    clearance(host=optale, person=amina, activity=cuisine, asked_on=JUNE_1, answered_on=None)

    assert seen(amina, optale, cuisine).colour == "green"


def test_an_answer_counts_from_its_day(optale, amina, cuisine):
    contract(host=optale, person=amina)
    clearance(host=optale, person=amina, activity=cuisine, answered_on=date(2026, 6, 5))

    assert seen(amina, optale, cuisine, on=date(2026, 6, 4)).colour == "red"
    assert seen(amina, optale, cuisine, on=date(2026, 6, 5)).colour == "green"


def test_insurance_for_cooking_does_not_cover_printing(optale, amina, cuisine):
    covered(host=optale, person=amina, activity=cuisine)

    assert seen(amina, optale, activity(key="serigraphie", name="Sérigraphie")).colour == "red"


def test_a_contract_with_another_host_does_not_count(optale, amina, cuisine):
    covered(host=host(name="Autre"), person=amina, activity=cuisine)

    assert seen(amina, optale, cuisine).words == "pas de contrat"


def test_no_light_says_that_somebody_has_a_right():
    assert not any("droit" in words for words in covering.WORDS.values())


def test_the_lights_of_a_team_take_two_queries(optale, cuisine, django_assert_num_queries):
    team = [
        covered(host=optale, person=person(first_name="Rosa"), activity=cuisine) for _ in range(12)
    ]

    with django_assert_num_queries(2):
        lights = covering.lights(
            persons=team,
            host=optale,
            activity=cuisine,
            starts_on=JUNE_12,
            ends_on=JUNE_14,
            on=JUNE_1,
        )

    assert {light.colour for light in lights.values()} == {"green"}


def test_the_contract_that_covers_a_day_is_the_signed_one(optale, amina):
    first = contract(host=optale, person=amina, ends_on=date(2026, 6, 30))
    contract(
        host=optale,
        person=amina,
        starts_on=date(2026, 7, 1),
        ends_on=date(2026, 12, 31),
        signed_on=None,
        renewal=1,
    )

    assert covering.contract_on(amina, optale, date(2026, 6, 30)) == first
    assert covering.contract_on(amina, optale, date(2026, 7, 1)) is None
