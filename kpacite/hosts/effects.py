"""The command of hosts: a coop wants another host to carry it."""

from datetime import date, datetime

from kpacite.coops.models import Coop
from kpacite.governance import following
from kpacite.governance.effects import (
    Applied,
    Change,
    Command,
    Payload,
    SomethingIsMissing,
    is_never_silent,
    text,
)
from kpacite.governance.models import Decision
from kpacite.hosts.models import Host, Hosting
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person


class AlreadyCarriedByThisHost(Refusal):
    """The coop is where it asks to go."""

    sentence = "Cette coop d’emploi porte déjà la coop. Choisissez-en une autre."


def _host(payload: Payload) -> Host:
    found = Host.objects.filter(slug=text(payload, "host")).first()
    if found is None:
        raise SomethingIsMissing
    return found


def _now(coop: Coop, on: date) -> Host | None:
    hosting = Hosting.objects.on(on).filter(coop=coop).select_related("host").first()
    return hosting.host if hosting else None


def _target(payload: Payload) -> str:
    return "host"


def _check(coop: Coop, payload: Payload, on: date) -> None:
    if _host(payload) == _now(coop, on):
        raise AlreadyCarriedByThisHost


def _change(coop: Coop, payload: Payload, on: date) -> Change:
    now = _now(coop, on)
    return Change(
        f"Coop d’emploi : {now.name if now else 'aucune'}.",
        f"On prépare le passage chez {_host(payload).name}. Rien ne change tout seul.",
    )


def _apply(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    """Something to do for whoever noted the decision; contracts and money stay where they are."""
    _check(decision.coop, payload, on)
    before, after = _now(decision.coop, on), _host(payload)
    task = following.Task(f"Préparer le passage chez {after.name}", decision.noted_by)
    action = following.note(coop=decision.coop, task=task, decision=decision, by=by, on=on, at=at)
    return Applied({"host": before.slug if before else ""}, {"action": action.pk})


EFFECTS = [
    Command(
        key="host.change",
        words="Changer de coop d’emploi (commencer)",
        target=_target,
        check=_check,
        change=_change,
        apply=_apply,
        forbids_silence=is_never_silent,
    ),
]
