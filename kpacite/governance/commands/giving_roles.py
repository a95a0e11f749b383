"""A decision gives a role for a term, or ends one early."""

from datetime import date, datetime

from kpacite.coops.models import Coop
from kpacite.governance import mandating
from kpacite.governance.effects import (
    Applied,
    CannotBeUndone,
    Change,
    Command,
    Payload,
    Planned,
    SomethingIsMissing,
    day,
    number,
    text,
)
from kpacite.governance.models import Decision, Mandate
from kpacite.lib import french
from kpacite.people.models import Person


def _person(payload: Payload) -> Person:
    found = Person.objects.filter(pk=number(payload, "person")).first()
    if found is None:
        raise SomethingIsMissing
    return found


def _mandate(coop: Coop, payload: Payload) -> Mandate:
    found = Mandate.objects.filter(role__coop=coop, pk=number(payload, "mandate"))
    mandate = found.select_related("role", "person").first()
    if mandate is None:
        raise SomethingIsMissing
    return mandate


def _named(payload: Payload) -> dict[str, str]:
    return {name: str(payload.get(name) or "") for name in ("name", "purpose")}


def _given_target(payload: Payload) -> str:
    return f"role:{text(payload, 'role')}:{number(payload, 'person')}"


def _ended_target(payload: Payload) -> str:
    return f"mandate:{number(payload, 'mandate')}"


def _check_given(coop: Coop, payload: Payload, on: date) -> None:
    mandating.check(
        coop=coop,
        key=text(payload, "role"),
        person=_person(payload),
        starts_on=max(on, day(payload, "starts_on")),
        ends_on=day(payload, "ends_on"),
        **_named(payload),
    )


def _check_ended(coop: Coop, payload: Payload, on: date) -> None:
    mandate = _mandate(coop, payload)
    if on >= mandate.ends_on or on <= mandate.starts_on:
        raise mandating.TermIsEmpty


def _given(coop: Coop, payload: Payload, on: date) -> Change:
    person = _person(payload)
    role = mandating.named(coop, text(payload, "role"), **_named(payload))
    holding = Mandate.objects.on(on).filter(role__coop=coop, role__key=text(payload, "role"))
    people = list(holding.select_related("person").order_by("ends_on", "pk"))
    names = french.join([mandate.person.first_name for mandate in people]) or "personne"
    after = french.join(*([names] if people else []), person.first_name)
    until = french.day_plain(day(payload, "ends_on"))
    return Change(f"{role} : {names}.", f"{role} : {after}, jusqu’au {until}.")


def _ended(coop: Coop, payload: Payload, on: date) -> Change:
    mandate = _mandate(coop, payload)
    held = f"{mandate.person.first_name} tient le rôle « {mandate.role.name} »"
    return Change(
        f"{held} jusqu’au {french.day_plain(mandate.ends_on)}.",
        f"{held} jusqu’au {french.day_plain(on)}.",
    )


def _give(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    mandate = mandating.give(
        coop=decision.coop,
        key=text(payload, "role"),
        person=_person(payload),
        # A consent that took longer than foreseen gives no role in the past.
        starts_on=max(on, day(payload, "starts_on")),
        ends_on=day(payload, "ends_on"),
        decision=decision,
        by=by,
        **_named(payload),
    )
    return Applied(before={}, after={"mandate": mandate.pk})


def _end(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    mandate = _mandate(decision.coop, payload)
    before = {
        "role": mandate.role.key,
        "person": mandate.person_id,
        "ends_on": mandate.ends_on.isoformat(),
    }
    ended = mandating.end(mandate=mandate, on=on, by=by)
    return Applied(before=before, after={"ends_on": ended.ends_on.isoformat()})


def _take_back(payload: Payload, done: Applied, first: date) -> Planned:
    return Planned("role.end", {"mandate": number(done.after, "mandate")}, first)


def _give_back(payload: Payload, done: Applied, first: date) -> Planned:
    if day(done.before, "ends_on") <= first:
        raise CannotBeUndone("Ce rôle serait déjà fini. Proposez de le donner de nouveau.")
    return Planned("role.give", {**done.before, "starts_on": first.isoformat()}, first)


EFFECTS = [
    Command(
        key="role.give",
        words="Donner un rôle",
        target=_given_target,
        check=_check_given,
        change=_given,
        apply=_give,
        revert=_take_back,
    ),
    Command(
        key="role.end",
        words="Finir un rôle plus tôt",
        target=_ended_target,
        check=_check_ended,
        change=_ended,
        apply=_end,
        revert=_give_back,
    ),
]
