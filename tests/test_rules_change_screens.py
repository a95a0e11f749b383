"""Every rule of the rulebook, changed by consent, changes a screen the day after; never the past.

A rule that nobody reads cannot pass: without a case the test fails, and so does a case whose screen
says the same thing before and after.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from kpacite.governance import consenting, proposing, rounds, rulebook, wording
from kpacite.governance.core.effects import Planned
from kpacite.governance.core.rules import Value
from kpacite.governance.models import Decision
from tests.rule_cases import CASES, DAY, Clock, Stage, build, noon

pytestmark = pytest.mark.django_db
KEYS = sorted(rulebook.declared())


def decide(
    stage: Stage, *, effects: Sequence[Planned], title: str, on: date, at: datetime
) -> Decision:
    """The real way: a tension, a proposal, its rounds, everybody's answer, a decision."""
    proposal = proposing.draft(
        coop=stage.coop, type_key="consent", title=title, text=title, lived="Cela nous gêne.",
        effects=effects, by=stage.amina, at=at,
    )  # fmt: skip
    proposing.open_proposal(proposal=proposal, by=stage.amina, on=on, at=at)
    rounds.advance(proposal=proposal, to="consent", mode="live", by=stage.amina, on=on, at=at)
    version = proposal.versions.get()
    for elector in proposal.electors.select_related("person"):
        consenting.answer(
            version=version, person=elector.person, kind="agree", by=elector.person, at=at
        )
    decision = consenting.close(proposal=proposal, by=stage.amina, on=on, at=at)
    assert decision is not None
    return decision


def looked(stage: Stage, look: Callable[[Stage], str], day: date) -> str:
    """What a screen says that day; nothing of what it took is kept."""
    stage.clock.day = day
    said = ""
    try:
        with transaction.atomic():
            said = look(stage)
            raise InterruptedError
    except InterruptedError:
        return said


def behaviour(key: str, values: Sequence[Value], *texts: str) -> list[str]:
    """The texts without the rule's own sentence and its decision: quoting a rule obeys nothing."""
    rule = rulebook.rule(key)
    sentences = [wording.sentence(rule, value).replace("\u00a0", " ") for value in values]
    quoted = re.compile("|".join(map(re.escape, sentences)))
    behind = re.compile(r"[Dd]écision \d+|Changer la règle|Nos premières règles|"
                        r"[Dd]epuis le \w+( \w+)? \d{4}")  # fmt: skip
    return [behind.sub("", quoted.sub("", text)) for text in texts]


@pytest.fixture
def stage(monkeypatch):
    clock = Clock(DAY)
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return build(clock)


@pytest.mark.parametrize("key", KEYS)
def test_a_rule_changed_by_consent_changes_a_screen_and_not_the_past(stage, key):
    case = CASES.get(key)
    assert case is not None, f"Nobody reads {key}: add its case to tests/rule_cases.py."
    assert rulebook.value(stage.coop, key, DAY) != case.value
    case.arrange(stage)
    tomorrow = DAY + timedelta(days=1)
    today_before, tomorrow_before = (looked(stage, case.look, day) for day in (DAY, tomorrow))
    past_before = looked(stage, case.past, tomorrow)

    stage.clock.day = DAY
    change = Planned("rule.set", {"key": key, "value": case.value})
    decided = decide(stage, effects=[change], title="Changer la règle", on=DAY, at=noon(DAY))
    assert decided.effects.get().applied_at is not None, decided.effects.get().error
    today_after, tomorrow_after = (looked(stage, case.look, day) for day in (DAY, tomorrow))
    past_after = looked(stage, case.past, tomorrow)

    values = (rulebook.value(stage.coop, key, DAY), case.value)
    seen = behaviour(key, values, today_before, today_after, tomorrow_before, tomorrow_after)
    assert seen[1] == seen[0], "The rule changed before its day."
    assert seen[3] != seen[2], f"No screen obeys {key}."
    assert behaviour(key, values, past_after) == behaviour(key, values, past_before)


def test_no_case_is_left_for_a_rule_that_is_gone():
    assert set(CASES) <= set(KEYS)
