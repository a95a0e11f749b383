"""Asking somebody to stop for a while: heard first, until a day, and no more."""

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.governance import effects, queries, suspending
from kpacite.governance.models import Suspension
from kpacite.governance.tests import factories as governance
from kpacite.governance.tests import factories_conflicts as there
from kpacite.governance.tests.factories_conflicts import JULY_1, JUNE_12, NOON

pytestmark = pytest.mark.django_db


def suspend(found, *, starts_on=JUNE_12, ends_on=JULY_1):
    return suspending.suspend(
        step=there.step(found), starts_on=starts_on, ends_on=ends_on, by=found.opened_by, at=NOON
    )


def test_a_suspension_has_an_end():
    found = there.at_step("suspension")

    suspend(found)

    assert queries.is_suspended(found.about, found.coop, JUNE_12)
    assert not queries.is_suspended(found.about, found.coop, JULY_1)


def test_a_person_is_heard_before():
    found = there.at_step("suspension", heard=False)

    with pytest.raises(suspending.NotHeardYet):
        suspend(found)


def test_only_the_step_of_a_suspension_suspends():
    with pytest.raises(suspending.NotASuspension):
        suspend(there.at_step("meeting"))


def test_it_does_not_end_before_it_starts():
    with pytest.raises(suspending.SuspensionEndsBeforeItStarts):
        suspend(there.at_step("suspension"), ends_on=JUNE_12)


def test_one_at_a_time():
    found = there.at_step("suspension")
    suspend(found)

    with pytest.raises(suspending.AlreadySuspended):
        suspend(found)


def test_it_may_end_sooner():
    found = there.at_step("suspension")
    made = suspend(found)

    suspending.lift(suspension=made, on=JUNE_12.replace(day=20), by=found.opened_by, at=NOON)

    assert not queries.is_suspended(found.about, found.coop, JUNE_12.replace(day=20))


def test_lifted_on_its_first_day_it_never_was():
    found = there.at_step("suspension")
    made = suspend(found)

    suspending.lift(suspension=made, on=JUNE_12, by=found.opened_by, at=NOON)

    assert not Suspension.objects.exists()


def test_what_is_over_does_not_end_again():
    found = there.at_step("suspension")
    made = suspend(found)

    with pytest.raises(suspending.SuspensionIsOver):
        suspending.lift(suspension=made, on=JULY_1, by=found.opened_by, at=NOON)


def test_the_other_coop_does_not_suspend():
    found = there.at_step("suspension")
    elsewhere = coops.coop()
    suspend(found)

    assert not queries.is_suspended(found.about, elsewhere, JUNE_12)


def payload(found):
    step = there.step(found)
    return {"person": found.about_id, "step": step.pk, "ends_on": JULY_1.isoformat()}


def test_a_decision_of_the_others_suspends():
    found = there.at_step("suspension")
    decision = governance.decision(coop=found.coop, by=found.opened_by, on=JUNE_12)
    command = effects.command("member.suspend")

    effects.check(found.coop, "member.suspend", payload(found), JUNE_12)
    command.apply(decision, payload(found), JUNE_12, NOON, found.opened_by)

    assert queries.is_suspended(found.about, found.coop, JUNE_12)


def test_nobody_suspends_by_silence():
    assert effects.forbids_silence("member.suspend", {})


def test_it_says_what_stays():
    found = there.at_step("suspension")

    change = effects.change(found.coop, "member.suspend", payload(found), JUNE_12)

    assert "Sa voix et son argent ne changent pas." in change.after


def test_a_proposal_to_suspend_somebody_who_was_not_heard_is_refused():
    found = there.at_step("suspension", heard=False)

    with pytest.raises(suspending.NotHeardYet):
        effects.check(found.coop, "member.suspend", payload(found), JUNE_12)


def test_a_step_of_another_coop_is_not_there():
    found = there.at_step("suspension")

    with pytest.raises(effects.SomethingIsMissing):
        effects.check(coops.coop(), "member.suspend", payload(found), JUNE_12)
