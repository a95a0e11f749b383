"""Rules of deciding: how long a role is held, when one talks again, who reads, who signs."""

from datetime import time

from kpacite.governance import mandating, meeting, minuting
from kpacite.governance.tests import factories as governance
from kpacite.lib.dates import months_after
from tests.rule_cases import LONG_BEFORE, Stage, case, noon


def a_role_of_before(stage: Stage) -> None:
    governance.role(coop=stage.coop, person=stage.rosa, key="facilitator", starts_on=LONG_BEFORE)


def the_roles(stage: Stage) -> str:
    return stage.page("roles/", stage.amina)


@case("governance.role_months", 18, arrange=a_role_of_before, past=the_roles)
def a_role_of_eighteen_months(stage: Stage) -> str:
    def given() -> str:
        mandating.give(
            coop=stage.coop, key="host_referent", person=stage.jordan, starts_on=stage.day,
            ends_on=months_after(stage.day, 18), by=stage.amina,
            decision=governance.decision(coop=stage.coop, by=stage.amina, on=stage.day),
        )  # fmt: skip
        return the_roles(stage)

    return stage.tried(given)


def a_decision_of_before(stage: Stage) -> None:
    stage.things["decision"] = _decided(stage, LONG_BEFORE)


def that_decision(stage: Stage) -> str:
    return stage.page(f"decisions/{stage.things['decision'].number}/", stage.amina)


def _decided(stage: Stage, day):
    from tests.test_rules_change_screens import decide

    return decide(stage, effects=(), title="Acheter un four", on=day, at=noon(day))


@case("governance.review_months", 6, arrange=a_decision_of_before, past=that_decision)
def when_one_talks_again(stage: Stage) -> str:
    decided = _decided(stage, stage.day)
    return stage.page(f"decisions/{decided.number}/", stage.amina)


@case("governance.rulebook_public", True)
def what_a_visitor_reads(stage: Stage) -> str:
    return stage.page("nos-regles/", None)


def _held(stage: Stage, day) -> str:
    """Three people met that day, and closed their minutes: its page."""
    plan = meeting.Plan("Réunion", day, time(18))
    held = meeting.call(coop=stage.coop, plan=plan, by=stage.amina, on=day, at=noon(day))
    meeting.start(meeting=held, by=stage.amina, on=day, at=noon(day))
    here = {person.pk: "present" for person in (stage.amina, stage.rosa, stage.jordan)}
    meeting.attend(meeting=held, presences=here, by=stage.amina, at=noon(day))
    minuting.close(meeting=held, by=stage.amina, at=noon(day))
    return f"reunions/{held.number}/"


def a_meeting_of_before(stage: Stage) -> None:
    stage.things["minutes"] = _held(stage, LONG_BEFORE)


def those_minutes(stage: Stage) -> str:
    return stage.page(stage.things["minutes"], stage.amina)


@case("governance.minutes_signers", 3, arrange=a_meeting_of_before, past=those_minutes)
def how_many_sign(stage: Stage) -> str:
    return stage.page(_held(stage, stage.day), stage.amina)
