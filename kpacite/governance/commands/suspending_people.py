"""A decision of the others asks somebody to stop for a while, until a day."""

from datetime import date, datetime

from kpacite.coops.models import Coop
from kpacite.governance import suspending
from kpacite.governance.effects import (
    Applied,
    Change,
    Command,
    Payload,
    SomethingIsMissing,
    day,
    is_never_silent,
    number,
)
from kpacite.governance.models import ConflictStep, Decision
from kpacite.lib import french
from kpacite.people.models import Person


def _step(coop: Coop, payload: Payload) -> ConflictStep:
    rows = ConflictStep.objects.filter(
        conflict__coop=coop, pk=number(payload, "step"), conflict__about=number(payload, "person")
    )
    found = rows.select_related("conflict__coop", "conflict__about").first()
    if found is None:
        raise SomethingIsMissing
    return found


def _target(payload: Payload) -> str:
    return f"suspension:{number(payload, 'person')}"


def _check(coop: Coop, payload: Payload, on: date) -> None:
    step = _step(coop, payload)
    if step.heard_on is None:
        raise suspending.NotHeardYet
    if day(payload, "ends_on") <= on:
        raise suspending.SuspensionEndsBeforeItStarts


def _change(coop: Coop, payload: Payload, on: date) -> Change:
    about = _step(coop, payload).conflict.about
    name = about.first_name if about else ""
    until = french.day_plain(day(payload, "ends_on"))
    return Change(
        f"{name} prend des places, et utilise le nom.",
        f"{name} s’arrête jusqu’au {until}. Sa voix et son argent ne changent pas.",
    )


def _apply(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    made = suspending.suspend(
        step=_step(decision.coop, payload), starts_on=on, ends_on=day(payload, "ends_on"),
        by=by, at=at,
    )  # fmt: skip
    return Applied(before={}, after={"suspension": made.pk})


EFFECTS = [
    Command(
        key="member.suspend",
        words="Demander à une personne de s’arrêter un moment",
        target=_target,
        check=_check,
        change=_change,
        apply=_apply,
        forbids_silence=is_never_silent,
    ),
]
