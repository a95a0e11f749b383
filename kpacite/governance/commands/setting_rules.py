"""A decision sets a rule: the number inside the sentence, from a day on."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from kpacite.coops.models import Coop
from kpacite.governance import bounding, rulebook, wording
from kpacite.governance.core.rules import Rule, Value
from kpacite.governance.effects import (
    Applied,
    Change,
    Command,
    Payload,
    Planned,
    Simulation,
    SomethingIsMissing,
    text,
)
from kpacite.governance.models import Decision, RuleValue
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person


class RuleAlreadyFollowed(Refusal):
    """Another decision already set this rule from that day, or from later."""


def value_of(payload: Payload) -> Value:
    """The value asked for. Refuses: SomethingIsMissing."""
    value = payload.get("value")
    if not isinstance(value, int | str | bool):
        raise SomethingIsMissing
    return value


def _rule(payload: Payload) -> Rule:
    found = rulebook.declared().get(text(payload, "key"))
    if found is None:
        raise SomethingIsMissing
    return found


def _target(payload: Payload) -> str:
    return f"rule:{text(payload, 'key')}"


def _check(coop: Coop, payload: Payload, on: date) -> None:
    rule = _rule(payload)
    bounding.check(coop, rule.key, value_of(payload), on)
    later = RuleValue.objects.filter(coop=coop, key=rule.key, valid_from__gte=on)
    row = later.select_related("decision").order_by("-valid_from").first()
    if row is not None:
        raise RuleAlreadyFollowed(
            f"La décision {row.decision.number} change déjà cette règle à partir du "
            f"{french.day_plain(row.valid_from)}. Choisissez un jour après."
        )


def _change(coop: Coop, payload: Payload, on: date) -> Change:
    """Read the day before, so that an effect already written still tells what it changed."""
    rule = _rule(payload)
    before = rulebook.value(coop, rule.key, on - timedelta(days=1))
    return Change(wording.sentence(rule, before), wording.sentence(rule, value_of(payload)))


def _apply(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    rule, value = _rule(payload), value_of(payload)
    _check(decision.coop, payload, on)
    before = rulebook.value(decision.coop, rule.key, on)
    RuleValue.objects.create(
        coop=decision.coop, key=rule.key, value=value, valid_from=on, decision=decision
    )
    return Applied(
        before={"value": before, "sentence": wording.sentence(rule, before)},
        after={"value": value, "sentence": wording.sentence(rule, value)},
    )


def _revert(payload: Payload, done: Applied, first: date) -> Planned:
    return Planned("rule.set", {"key": payload["key"], "value": done.before["value"]}, first)


def _simulate(coop: Coop, payload: Payload, on: date, person: Person) -> Simulation | None:
    """What a higher app shows of these values on past facts, the first that has something."""
    for path in settings.KPACITE_RULE_SIMULATIONS:
        found: Simulation | None = import_string(path)(coop, payload, on, person)
        if found is not None:
            return found
    return None


def _forbids_silence(payload: Payload) -> bool:
    return _rule(payload).money


EFFECTS = [
    Command(
        key="rule.set",
        words="Changer une règle",
        target=_target,
        check=_check,
        change=_change,
        apply=_apply,
        revert=_revert,
        simulate=_simulate,
        forbids_silence=_forbids_silence,
        waits_days=1,
        at_once=True,
    ),
]
