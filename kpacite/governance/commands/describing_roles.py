"""A decision writes what a role is for, and what the coop expects; it may create the role."""

from datetime import date, datetime

from kpacite.coops.models import Coop
from kpacite.governance import defining
from kpacite.governance.effects import (
    Applied,
    CannotBeUndone,
    Change,
    Command,
    Payload,
    Planned,
    SomethingIsMissing,
    text,
)
from kpacite.governance.models import Decision, Role
from kpacite.lib import french
from kpacite.people.models import Person


def _expected(payload: Payload) -> list[str]:
    found = payload.get("accountabilities", [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise SomethingIsMissing
    return [one.strip() for one in found if one.strip()]


def _target(payload: Payload) -> str:
    return f"role:{text(payload, 'role')}"


def _check(coop: Coop, payload: Payload, on: date) -> None:
    text(payload, "role"), text(payload, "name"), text(payload, "purpose")
    _expected(payload)


def _said(name: str, purpose: str, expected: list[str]) -> str:
    duties = f" On attend : {french.join(expected)}." if expected else ""
    return f"{name} : {purpose}{duties}"


def _change(coop: Coop, payload: Payload, on: date) -> Change:
    role = Role.objects.filter(coop=coop, key=text(payload, "role")).first()
    after = _said(text(payload, "name"), text(payload, "purpose"), _expected(payload))
    if role is None:
        return Change("Ce rôle n’existe pas.", after)
    return Change(_said(role.name, role.purpose, list(role.accountabilities)), after)


def _apply(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    former = Role.objects.filter(coop=decision.coop, key=text(payload, "role")).first()
    before = (
        {
            "name": former.name, "purpose": former.purpose,
            "accountabilities": list(former.accountabilities),
        }
        if former else {}
    )  # fmt: skip
    role = defining.define(
        coop=decision.coop, key=text(payload, "role"), name=text(payload, "name"),
        purpose=text(payload, "purpose"), accountabilities=_expected(payload), by=by,
    )  # fmt: skip
    return Applied(before=before, after={"role": role.key})


def _revert(payload: Payload, done: Applied, first: date) -> Planned:
    if not done.before:
        raise CannotBeUndone("Un rôle créé reste dans l’histoire. Finissez-le plus tôt.")
    return Planned("role.describe", {"role": text(done.after, "role"), **done.before}, first)


EFFECTS = [
    Command(
        key="role.describe",
        words="Créer un rôle, ou dire ce qu’on en attend",
        target=_target,
        check=_check,
        change=_change,
        apply=_apply,
        revert=_revert,
    ),
]
