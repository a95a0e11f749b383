"""Talking again of a decision: kept, changed, dropped; and coming back to the former rule."""

from datetime import UTC, date, datetime, time

import pytest

from kpacite.coops.tests.factories import coop, member
from kpacite.governance import reverting, reviewing, rulebook, showing_decisions
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import Attendance, Meeting
from kpacite.governance.tests.factories import JUNE_1, NOON, adopted, decision, role, rules

pytestmark = pytest.mark.django_db

SEPTEMBER_1 = date(2026, 9, 1)
SEPTEMBER_2 = date(2026, 9, 2)
TWELVE = Planned("rule.set", {"key": "sharing.commons_bp", "value": 1200})
EVENING = datetime(2026, 9, 1, 18, tzinfo=UTC)
WHEN = {"on": SEPTEMBER_1, "at": EVENING}


@pytest.fixture
def cape():
    return coop(slug="la-cape")


@pytest.fixture
def amina(cape):
    who = member(coop=cape)
    rules(coop=cape, by=who)
    return who


@pytest.fixture
def twelve(cape, amina):
    return adopted(coop=cape, by=amina, effects=[TWELVE])


def a_meeting(cape, *here, on=SEPTEMBER_1):
    made = Meeting.objects.create(
        coop=cape, number=1, title="Réunion", held_on=on, starts_at=time(18), facilitator=here[0],
        note_taker=here[0], called_by=here[0], called_at=NOON, opened_at=NOON,
    )  # fmt: skip
    for person in here:
        Attendance.objects.create(
            meeting=made, person=person, state="present", noted_by=here[0], at=NOON
        )
    return made


def commons(cape, on):
    return rulebook.whole(cape, "sharing.commons_bp", on)


def test_a_decision_that_is_kept_is_talked_of_again_later(cape, amina, twelve):
    reviewing.keep(decision=twelve, words="Cela marche.", by=amina, **WHEN)

    assert reviewing.due_on(twelve) == date(2026, 12, 1)
    with pytest.raises(reviewing.ReviewedAlready):
        reviewing.keep(decision=twelve, words="", by=amina, **WHEN)


def test_a_decision_may_be_kept_for_good(amina, twelve):
    reviewing.keep(decision=twelve, words="", by=amina, again=False, **WHEN)

    assert reviewing.due_on(twelve) is None


def test_changing_a_decision_writes_a_proposal_that_follows_it(amina, twelve):
    nine = Planned("rule.set", {"key": "sharing.commons_bp", "value": 900})

    review = reviewing.adapt(decision=twelve, words="Trop haut.", by=amina, planned=[nine], **WHEN)

    assert review.proposal.follows == twelve and review.proposal.lived == "Trop haut."
    assert review.proposal.versions.get().effects.get().payload["value"] == 900
    with pytest.raises(reviewing.ReviewedAlready):
        reviewing.keep(decision=twelve, words="", by=amina, on=SEPTEMBER_2, at=NOON)


def test_a_meeting_that_agrees_brings_the_former_rule_back_the_day_after(cape, amina, twelve):
    meeting = a_meeting(cape, amina)

    review = reviewing.drop(
        decision=twelve, meeting=meeting, everybody_agrees=True, words="", by=amina, **WHEN
    )

    assert review.ended_by.follows == twelve
    assert commons(cape, SEPTEMBER_1) == 1200 and commons(cape, SEPTEMBER_2) == 1000


def test_dropping_outside_a_meeting_or_without_its_people_is_refused(cape, amina, twelve):
    others = [member(coop=cape, first_name=name) for name in ("Rosa", "Jordan")]
    facts = {"decision": twelve, "words": "", "everybody_agrees": True} | WHEN

    with pytest.raises(reviewing.DroppingTakesAMeeting):
        reviewing.drop(meeting=None, by=amina, **facts)
    alone = a_meeting(cape, amina)
    with pytest.raises(reviewing.DroppingTakesAMeeting):
        reviewing.drop(meeting=alone, by=others[0], **facts)
    with pytest.raises(reviewing.TooFewAreHere):
        reviewing.drop(meeting=alone, by=amina, **facts)
    with pytest.raises(reviewing.SomebodyObjects):
        reviewing.drop(meeting=alone, by=amina, **(facts | {"everybody_agrees": False}))

    assert commons(cape, SEPTEMBER_2) == 1200


def test_a_decision_without_effect_is_dropped_in_words(cape, amina):
    coffee = decision(coop=cape, by=amina, title="Du café")

    review = reviewing.drop(
        decision=coffee, meeting=a_meeting(cape, amina), everybody_agrees=True, words="", by=amina,
        **WHEN,
    )  # fmt: skip

    assert review.ended_by.title == f"Arrêter la décision {coffee.number}"


def test_coming_back_is_a_proposal_in_one_gesture(cape, amina, twelve):
    proposal = reverting.propose(decision=twelve, by=amina, **WHEN)

    version = proposal.versions.get()
    assert proposal.follows == twelve and proposal.type.key == "consent"
    assert version.effects.get().payload == {"key": "sharing.commons_bp", "value": 1000}
    assert "10 € sur 100 €" in version.text.replace("\u00a0", " ")
    assert commons(cape, SEPTEMBER_2) == 1200  # nothing has changed yet


def test_there_is_nothing_to_come_back_from_without_effect(cape, amina):
    with pytest.raises(reverting.NothingToComeBackFrom):
        reverting.propose(decision=decision(coop=cape, by=amina), by=amina, **WHEN)


def test_one_comes_back_from_the_last_change_only(cape, amina, twelve):
    fifteen = Planned("rule.set", {"key": "sharing.commons_bp", "value": 1500})
    adopted(coop=cape, by=amina, effects=[fifteen], on=date(2026, 7, 1))

    with pytest.raises(reverting.AlreadyComeBackFrom):
        reverting.propose(decision=twelve, by=amina, **WHEN)


def test_a_decision_is_shown_to_the_public_by_somebody_with_a_role(cape, amina, twelve):
    with pytest.raises(showing_decisions.ShowingTakesARole):
        showing_decisions.show(decision=twelve, public=True, on=SEPTEMBER_1, by=amina)
    role(coop=cape, person=amina)

    shown = showing_decisions.show(decision=twelve, public=True, on=SEPTEMBER_1, by=amina)
    hidden = showing_decisions.show(decision=twelve, public=False, on=SEPTEMBER_1, by=amina)

    assert shown.is_public and not hidden.is_public


def test_a_decision_about_somebody_stays_between_members(cape, amina):
    role(coop=cape, person=amina)
    jordan = member(coop=cape, first_name="Jordan")
    leaves = Planned("member.end", {"person": jordan.pk})
    about = adopted(coop=cape, by=amina, effects=[leaves], type_key="exclusion", about=jordan)

    for one in (about, decision(coop=cape, by=amina, method="election")):
        with pytest.raises(showing_decisions.AboutSomebody):
            showing_decisions.show(decision=one, public=True, on=JUNE_1, by=amina)


def test_the_day_of_a_talk_is_counted_from_the_rule(cape, amina, twelve):
    six = Planned("rule.set", {"key": "governance.review_months", "value": 6})
    adopted(coop=cape, by=amina, effects=[six])

    review = reviewing.keep(decision=twelve, words="", by=amina, **WHEN)

    assert review.next_on == date(2027, 3, 1)
