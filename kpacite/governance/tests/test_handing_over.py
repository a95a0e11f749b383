"""A role passes from one to the other: both agree, four steps, each with its day."""

from datetime import date, timedelta

import pytest

from kpacite.coops.tests.factories import coop, member
from kpacite.governance import defining, handing_over, mandating, reminding
from kpacite.governance.commands import describing_roles
from kpacite.governance.models import Role
from kpacite.governance.tests import factories_meetings as factories
from kpacite.governance.tests.factories import decision, role
from kpacite.governance.tests.factories_meetings import JUNE_1, JUNE_1_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return factories.there()


def asked(there, *, giver=None, taker=None, by=None):
    held = role(coop=there.coop, person=there.amina)
    return handing_over.begin(
        role=held.role, giver=giver or there.amina, taker=taker or there.jordan,
        note="Les modèles sont dans le classeur bleu.", by=by or there.jordan, on=JUNE_1,
        at=JUNE_1_NOON,
    )  # fmt: skip


def reach(handover, step, by, day=JUNE_1):
    return handing_over.reach(handover=handover, step=step, by=by, on=day, at=JUNE_1_NOON)


def test_both_agree_then_the_steps_follow_each_other(there):
    handover = asked(there)
    handing_over.agree(handover=handover, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)

    reach(handover, "seen", there.jordan)
    reach(handover, "together", there.amina)
    reach(handover, "alone", there.jordan)
    done = reach(handover, "taught", there.amina, date(2026, 7, 1))

    assert handing_over.next_step(done) == ""
    assert done.taught_on == date(2026, 7, 1)
    with pytest.raises(handing_over.HandoverIsOver):
        handing_over.stop(handover=handover, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)


def test_who_asks_does_not_answer_nor_does_a_third_person(there):
    handover = asked(there)

    for person in (there.jordan, there.rosa):
        with pytest.raises(handing_over.NotTheirs):
            handing_over.agree(handover=handover, by=person, on=JUNE_1, at=JUNE_1_NOON)
    with pytest.raises(handing_over.NotTheirs):
        reach(handover, "seen", there.rosa)
    with pytest.raises(handing_over.NotTheirs):
        handing_over.stop(handover=handover, by=there.rosa, on=JUNE_1, at=JUNE_1_NOON)


def test_nothing_moves_before_the_yes_and_the_yes_is_said_once(there):
    handover = asked(there)

    with pytest.raises(handing_over.NotAgreedYet):
        reach(handover, "seen", there.jordan)
    handing_over.agree(handover=handover, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)
    with pytest.raises(handing_over.AlreadyAgreed):
        handing_over.agree(handover=handover, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)


def test_no_step_is_jumped_and_who_learnt_says_it(there):
    handover = asked(there)
    handing_over.agree(handover=handover, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)

    with pytest.raises(handing_over.StepsFollowEachOther):
        reach(handover, "alone", there.jordan)
    with pytest.raises(handing_over.OtherSaysIt):
        reach(handover, "seen", there.amina)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        (lambda there: {"taker": there.amina, "by": there.amina}, handing_over.BetweenTwoPeople),
        (lambda there: {"by": there.rosa}, handing_over.NotTheirs),
        (lambda there: {"giver": there.rosa}, handing_over.GiverDoesNotHoldIt),
    ],
)
def test_a_role_is_handed_by_who_holds_it_between_two_people(there, who, refusal):
    with pytest.raises(refusal):
        asked(there, **who(there))


def test_a_stranger_takes_no_role(there):
    karim = member(coop=coop())

    with pytest.raises(handing_over.NotAMember):
        asked(there, taker=karim, by=karim)


def test_the_same_two_do_not_begin_twice_unless_they_stopped(there):
    handover = asked(there)
    again = {"role": handover.role, "giver": there.amina, "taker": there.jordan, "note": "",
             "by": there.amina, "on": JUNE_1, "at": JUNE_1_NOON}  # fmt: skip

    with pytest.raises(handing_over.AlreadyGoingOn):
        handing_over.begin(**again)
    handing_over.stop(handover=handover, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)

    assert handing_over.begin(**again).asked_by == there.amina


def test_a_role_that_ends_within_a_month_is_told_once(there):
    mandate = role(coop=there.coop, person=there.amina, ends_on=date(2026, 7, 1))
    role(coop=there.coop, person=there.rosa, key="treasury", ends_on=date(2026, 9, 1))

    first = reminding.remind_of_ends(on=date(2026, 6, 2), at=JUNE_1_NOON)
    again = reminding.remind_of_ends(on=date(2026, 6, 3), at=JUNE_1_NOON)

    assert (list(first), list(again)) == ([mandate], [])


def test_a_role_already_given_again_is_not_told(there):
    role(coop=there.coop, person=there.amina, ends_on=date(2026, 7, 1))
    role(coop=there.coop, person=there.rosa, starts_on=date(2026, 7, 1))

    assert not reminding.remind_of_ends(on=date(2026, 6, 2), at=JUNE_1_NOON)


def test_a_term_beyond_the_rule_is_refused_and_renewing_needs_a_decision(there):
    day = date(2026, 1, 1)

    with pytest.raises(mandating.TermIsTooLong):
        role(coop=there.coop, person=there.amina, starts_on=day,
             ends_on=day + timedelta(days=400))  # fmt: skip
    held = role(coop=there.coop, person=there.amina, starts_on=day, ends_on=date(2026, 12, 31))
    with pytest.raises(mandating.AlreadyHeld):
        role(coop=there.coop, person=there.amina, starts_on=date(2026, 6, 1))
    renewed = role(coop=there.coop, person=there.amina, starts_on=held.ends_on)
    assert renewed.decision != held.decision


def test_a_new_role_is_made_by_a_decision_and_can_be_written_again(there):
    made = decision(coop=there.coop, by=there.amina)
    payload = {"role": "garden", "name": "Le jardin", "purpose": "Arroser et récolter.",
               "accountabilities": ["Arroser deux fois par semaine"]}  # fmt: skip
    (command,) = describing_roles.EFFECTS
    command.check(there.coop, payload, JUNE_1)
    assert command.change(there.coop, payload, JUNE_1).before == "Ce rôle n’existe pas."

    command.apply(made, payload, JUNE_1, JUNE_1_NOON, there.amina)
    done = command.apply(made, payload | {"name": "Le potager"}, JUNE_1, JUNE_1_NOON, there.amina)

    assert Role.objects.get(key="garden").name == "Le potager"
    assert Role.objects.get(key="garden").accountabilities == ["Arroser deux fois par semaine"]
    assert command.revert(payload, done, JUNE_1).payload["name"] == "Le jardin"


def test_two_roles_do_not_have_the_same_name(there):
    factories.role(there, name="Le jardin", key="jardin")

    with pytest.raises(defining.TwoRolesOfOneName):
        defining.define(coop=there.coop, key="garden", name="le jardin", purpose="Arroser.",
                        accountabilities=[], by=there.amina)  # fmt: skip
