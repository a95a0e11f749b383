"""Before the work, the team agrees on who will receive what."""

import pytest

from kpacite.governance.models import RuleValue
from kpacite.governance.tests import factories as governance
from kpacite.money import Euros
from kpacite.people.models import Deed
from kpacite.sharing import planning, queries
from kpacite.sharing.models import SharePlan
from kpacite.sharing.tests import factories
from kpacite.sharing.tests.factories import JUNE_1, JUNE_12, LATER, NOON
from kpacite.sharing.weighing import Weight
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return factories.world()


def test_the_plan_says_to_the_cent_who_receives_what(there):
    plan = factories.plan(there)

    assert (plan.host_cents, plan.commons_cents) == (6670, 5133)
    assert [line.planned_cents for line in plan.lines.all()] == [18479, 18479, 9239]


def test_the_plan_is_agreed_when_each_person_said_yes(there):
    plan = factories.plan(there)
    planning.consent(plan=plan, person=there.rosa, position="agree", at=NOON)
    assert queries.agreed_plan(there.mission) is None

    planning.consent(plan=plan, person=there.jordan, position="agree", at=NOON)

    assert queries.agreed_plan(there.mission) == plan


def test_proposing_is_agreeing(there):
    plan = factories.plan(there)

    said = {voice.person: voice.position for voice in queries.plan_voices(plan)}
    assert said == {there.amina: "agree", there.rosa: "", there.jordan: ""}


def test_a_person_who_wants_to_talk_holds_the_plan(there):
    plan = factories.plan(there)
    planning.consent(plan=plan, person=there.rosa, position="agree", at=NOON)

    planning.consent(
        plan=plan, person=there.jordan, position="talk", text="Et mes heures ?", at=NOON
    )

    assert queries.agreed_plan(there.mission) is None
    planning.consent(plan=plan, person=there.jordan, position="agree", at=LATER)
    assert queries.agreed_plan(there.mission) == plan


def test_a_new_rule_touches_no_plan_already_made(there):
    plan = factories.agreed_plan(there)

    decision = governance.decision(coop=there.coop, by=there.amina, on=JUNE_12)
    RuleValue.objects.create(
        coop=there.coop, key="sharing.commons_bp", value=5000, valid_from=JUNE_12, decision=decision
    )

    assert queries.agreed_plan(there.mission).rule["commons_bp"] == 1000
    assert factories.plan(there, on=JUNE_12).rule["commons_bp"] == 5000
    assert queries.agreed_plan(there.mission) == plan


def test_the_plan_keeps_the_decision_behind_each_value(there):
    plan = factories.plan(there)

    decision = plan.rule["decisions"]["commons_bp"]
    assert decision == {"number": 1, "title": "Nos premières règles", "since": "2026-01-01"}


def test_what_changes_is_a_new_version(there):
    first = factories.agreed_plan(there)

    second = factories.plan(there, parts=factories.weights(there, 1, 1, 1))

    assert (first.number, second.number) == (1, 2)
    assert queries.agreed_plan(there.mission) == first
    assert queries.latest_plan(there.mission) == second


def test_the_journal_says_who_proposed_and_who_agreed(there):
    factories.agreed_plan(there)

    verbs = list(Deed.objects.filter(thing=there.mission.address).values_list("verb", flat=True))
    assert sorted(verbs) == [
        "sharing.plan.agree",
        "sharing.plan.agree",
        "sharing.plan.proposed",
    ]


def _refused(there, refusal, **facts):
    before = SharePlan.objects.count()
    with pytest.raises(refusal) as raised:
        factories.plan(there, **facts)
    assert SharePlan.objects.count() == before
    return str(raised.value)


def test_materials_above_the_price_are_refused(there):
    _refused(there, planning.MaterialsAboveSales, net_sales=100, materials=101)


def test_a_price_of_nothing_is_refused(there):
    _refused(there, planning.NothingIsSold, net_sales=0, materials=0)


def test_a_mission_without_a_team_has_no_plan():
    there = factories.world(seated=False)
    with pytest.raises(planning.TeamIsEmpty):
        planning.propose(
            mission=there.mission, net_sales=Euros(100), materials=Euros(0), weights=[],
            by=there.amina, on=JUNE_1, at=NOON,
        )  # fmt: skip


def test_a_forgotten_learner_is_named(there):
    words = _refused(there, planning.SomebodyIsForgotten, parts=factories.weights(there)[:2])

    assert "Jordan" in words


def test_a_share_where_nobody_has_a_part_is_refused(there):
    parts = factories.weights(there, 0, 0, 0, reason="Je donne ma part")
    _refused(there, planning.NobodyHasAPart, parts=parts)


def test_a_learner_without_a_part_says_why(there):
    words = _refused(there, planning.NoPartNeedsAReason, parts=factories.weights(there, 2, 2, 0))
    assert "Jordan" in words

    plan = factories.plan(
        there, parts=factories.weights(there, 2, 2, 0, reason="Je préfère apprendre d’abord")
    )
    assert [line.planned_cents for line in plan.lines.all()][2] == 0


def test_somebody_of_another_coop_receives_no_part(there):
    karim = work.member(coop=work.coop(name="Le Fil"), first_name="Karim")
    parts = [*factories.weights(there), Weight(karim, "help", 1)]

    assert "Karim" in _refused(there, planning.NotOfTheCoop, parts=parts)


def test_a_person_outside_the_plan_does_not_answer_it(there):
    plan = factories.plan(there)
    thi_mai = work.member(coop=there.coop, first_name="Thi Mai")

    with pytest.raises(planning.NotInTheTeam):
        planning.consent(plan=plan, person=thi_mai, position="agree", at=NOON)


def test_an_agreed_plan_does_not_move(there):
    plan = factories.agreed_plan(there)

    with pytest.raises(planning.PlanAlreadyAgreed):
        planning.consent(plan=plan, person=there.rosa, position="talk", at=LATER)

    assert queries.agreed_plan(there.mission) == plan


def test_saying_yes_twice_says_it_once(there):
    plan = factories.agreed_plan(there)
    said = plan.consents.count()

    planning.consent(plan=plan, person=there.rosa, position="agree", at=LATER)

    assert plan.consents.count() == said


def test_an_older_plan_is_no_longer_answered(there):
    first = factories.plan(there)
    factories.plan(there)

    with pytest.raises(planning.PlanIsReplaced):
        planning.consent(plan=first, person=there.rosa, position="agree", at=NOON)
