"""A decision publishes a version of the charter; each member then signs it again."""

from datetime import date, datetime

from kpacite.coops import charters
from kpacite.coops.models import CharterVersion, Coop
from kpacite.coops.queries import charter_of
from kpacite.governance.effects import (
    Applied,
    CannotBeUndone,
    Change,
    Command,
    Payload,
    Planned,
    text,
)
from kpacite.governance.models import Decision
from kpacite.people.models import Person


def _target(payload: Payload) -> str:
    return "charter"


def _check(coop: Coop, payload: Payload, on: date) -> None:
    text(payload, "text")
    text(payload, "simple_text")
    if CharterVersion.objects.filter(coop=coop, valid_from__gte=on).exists():
        raise charters.CharterAlreadyFollowed


def _change(coop: Coop, payload: Payload, on: date) -> Change:
    found = charter_of(coop, on)
    before = found.simple_text if found else "Pas encore de charte."
    return Change(before, text(payload, "simple_text"))


def _apply(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    found = charter_of(decision.coop, on)
    version = charters.publish(
        coop=decision.coop,
        text=text(payload, "text"),
        simple_text=text(payload, "simple_text"),
        on=on,
        by=by,
        decision_number=decision.number,
    )
    before = {"text": found.text, "simple_text": found.simple_text} if found else {}
    return Applied(before=before, after={"number": version.number})


def _revert(payload: Payload, done: Applied, first: date) -> Planned:
    if not done.before:
        raise CannotBeUndone("Il n’y avait pas de charte avant. Proposez un autre texte.")
    return Planned("charter.publish", done.before, first)


EFFECTS = [
    Command(
        key="charter.publish",
        words="Publier une charte",
        target=_target,
        check=_check,
        change=_change,
        apply=_apply,
        revert=_revert,
    ),
]
