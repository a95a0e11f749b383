"""A change of rule tried on the last missions: real figures, nothing kept, nobody revealed."""

from datetime import timedelta

import pytest

from kpacite.coops.tests.factories import member
from kpacite.governance.tests import factories as governance
from kpacite.money import Euros, part
from kpacite.sharing.models import DistributionLine
from kpacite.sharing.simulating_rules import EMPTY, LAST, NO_HOURS, NOT_SHOWN, UNKNOWN, simulate
from kpacite.sharing.tests import factories as make
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db

TWELVE = {"sharing.commons_bp": 1200}


@pytest.fixture
def there():
    return make.world()


@pytest.fixture
def shared(there):
    make.agreed_plan(there)
    make.purchase(there)
    make.delivered(there)
    make.posted_distribution(there)
    return there


def only(there, values, person, on=make.JUNE_20):
    return simulate(there.coop, values, on, person).cases[0]


def figures(case):
    return {one.name: (one.before_cents, one.after_cents) for one in case.amounts}


def test_a_coop_that_shared_nothing_is_told_so(there):
    assert simulate(there.coop, TWELVE, make.JUNE_20, there.amina).empty == EMPTY


def test_other_rules_are_not_tried_on_missions(there):
    assert simulate(there.coop, {"work.doubt_days": 3}, make.JUNE_20, there.amina) is None


def test_the_change_is_computed_again_on_what_was_really_shared(shared):
    before = make.amounts(shared.mission.distributions.get())

    case = only(shared, TWELVE, shared.amina)

    found = figures(case)
    assert case.title == "Sérigraphie de 40 sacs"
    assert found["Le commun"][0] == before["commons"]
    assert {name: found[name][0] for name in ("Amina", "Rosa", "Jordan")} == {
        name: before[name] for name in ("Amina", "Rosa", "Jordan")
    }
    left = sum(now for now, _ in found.values())
    assert sum(after for _, after in found.values()) == left  # not a cent more, not a cent less
    assert found["Le commun"][1] == part(Euros(left), 1200).cents
    assert found["Amina"][1] < found["Amina"][0]


def test_the_same_rule_gives_back_the_same_cents(shared):
    case = only(shared, {"sharing.commons_bp": 1000, "sharing.key": "parts"}, shared.amina)

    assert all(one.difference_cents == 0 for one in case.amounts)


def test_trying_moves_nothing(shared):
    before = list(DistributionLine.objects.values_list("pk", "amount_cents"))

    only(shared, TWELVE, shared.amina)

    assert list(DistributionLine.objects.values_list("pk", "amount_cents")) == before


def test_equal_parts_are_the_same_for_everybody(shared):
    found = figures(only(shared, {"sharing.key": "equal"}, shared.amina))

    parts = {found[name][1] for name in ("Amina", "Rosa", "Jordan")}
    assert max(parts) - min(parts) <= 1


def test_hours_are_those_that_were_noted_and_nobody_guesses(shared):
    assert only(shared, {"sharing.key": "hours"}, shared.amina).note == NO_HOURS
    assert only(shared, {"sharing.key": "weeks"}, shared.amina).note == UNKNOWN
    work.contribution(coop=shared.coop, person=shared.rosa, mission=shared.mission, minutes=60)

    found = figures(only(shared, {"sharing.key": "hours"}, shared.amina))

    assert found["Amina"][1] == 0 and found["Rosa"][1] > 0


def test_who_is_not_of_the_team_sees_the_team_as_a_whole(shared):
    karim = member(coop=shared.coop, first_name="Karim")

    found = figures(only(shared, TWELVE, karim))

    assert set(found) == {"Le commun", "L’équipe, ensemble"}


def test_two_people_are_never_a_whole():
    there = make.world(seated=False)
    for person, kind in ((there.amina, "carry"), (there.rosa, "help")):
        work.seated(mission=there.mission, person=person, kind=kind)
    make.shared_by_two(there, make.weights(there)[:2])
    karim = member(coop=there.coop, first_name="Karim")

    case = only(there, TWELVE, karim)

    assert set(figures(case)) == {"Le commun"} and case.note == NOT_SHOWN


def test_a_coop_that_shows_the_parts_shows_them_here(shared):
    governance.rule(
        coop=shared.coop, by=shared.amina, key="sharing.parts_seen_by", value="members",
        on=make.JUNE_12,
    )  # fmt: skip
    karim = member(coop=shared.coop, first_name="Karim")

    assert "Amina" in figures(only(shared, TWELVE, karim))


def test_the_last_five_missions_are_read_in_as_many_queries_as_one(
    shared, django_assert_max_num_queries
):
    for rank in range(6):
        mission = make.another_mission(shared, title=f"Goûter {rank}")
        make.agreed_plan(shared, mission=mission)
        make.posted_distribution(
            shared, mission=mission, source=f"sales/payment/g{rank}",
            received_on=make.JUNE_20 + timedelta(days=rank),
        )  # fmt: skip

    with django_assert_max_num_queries(7):
        found = simulate(shared.coop, TWELVE, make.JUNE_20, shared.amina)

    assert len(found.cases) == LAST and found.cases[0].title == "Goûter 5"
