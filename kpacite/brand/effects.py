"""What a decision may do with the name: lend it, or end a loan."""

from datetime import date, datetime

from kpacite.brand import granting
from kpacite.brand.models import BrandGrant
from kpacite.coops.models import Coop
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
from kpacite.governance.models import Decision
from kpacite.lib import french
from kpacite.people.models import Person


def _person(payload: Payload) -> Person | None:
    if payload.get("person") is None:
        return None
    found = Person.objects.filter(pk=number(payload, "person")).first()
    if found is None:
        raise SomethingIsMissing
    return found


def _partner(payload: Payload) -> str:
    return str(payload.get("partner") or "")


def _ends_on(payload: Payload) -> date | None:
    return day(payload, "ends_on") if payload.get("ends_on") else None


def _loan(coop: Coop, payload: Payload) -> BrandGrant:
    rows = BrandGrant.objects.filter(coop=coop, pk=number(payload, "grant"))
    found = rows.select_related("person").first()
    if found is None:
        raise SomethingIsMissing
    return found


def _given_target(payload: Payload) -> str:
    return f"brand:{payload.get('person') or _partner(payload)}:{text(payload, 'scope')}"


def _ended_target(payload: Payload) -> str:
    return f"brand_grant:{number(payload, 'grant')}"


def _check_given(coop: Coop, payload: Payload, on: date) -> None:
    granting.check(
        coop=coop, scope=text(payload, "scope"), starts_on=on, person=_person(payload),
        partner=_partner(payload), ends_on=_ends_on(payload),
    )  # fmt: skip


def _check_ended(coop: Coop, payload: Payload, on: date) -> None:
    found = _loan(coop, payload)
    if found.ends_on is not None and found.ends_on <= on:
        raise granting.GrantIsOver


def _given(coop: Coop, payload: Payload, on: date) -> Change:
    person, ends_on = _person(payload), _ends_on(payload)
    who = person.first_name if person else _partner(payload)
    until = f", jusqu’au {french.day_plain(ends_on)}" if ends_on else ""
    scope = text(payload, "scope")
    return Change(
        f"{who} n’a pas l’accord pour : {scope}.",
        f"{who} peut utiliser le nom {coop.name} pour : {scope}{until}.",
    )


def _ended(coop: Coop, payload: Payload, on: date) -> Change:
    found = _loan(coop, payload)
    who = found.person.first_name if found.person else found.partner
    return Change(
        f"{who} peut utiliser le nom pour : {found.scope}.",
        f"{who} n’utilise plus le nom à partir du {french.day_plain(on)}.",
    )


def _give(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    made = granting.grant(
        coop=decision.coop, scope=text(payload, "scope"), starts_on=on, decision=decision, by=by,
        person=_person(payload), partner=_partner(payload), ends_on=_ends_on(payload),
    )  # fmt: skip
    return Applied(before={}, after={"grant": made.pk})


def _end(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    found = _loan(decision.coop, payload)
    before: dict[str, object] = {
        "person": found.person_id, "partner": found.partner, "scope": found.scope,
        "ends_on": found.ends_on.isoformat() if found.ends_on else None,
    }  # fmt: skip
    granting.end(grant=found, on=on, by=by)
    return Applied(before=before, after={"ends_on": on.isoformat()})


def _take_back(payload: Payload, done: Applied, first: date) -> Planned:
    return Planned("brand.end", {"grant": number(done.after, "grant")}, first)


def _give_back(payload: Payload, done: Applied, first: date) -> Planned:
    if done.before["ends_on"] is not None and day(done.before, "ends_on") <= first:
        raise CannotBeUndone("Cet accord serait déjà fini. Proposez-le de nouveau.")
    return Planned("brand.grant", done.before, first)


EFFECTS = [
    Command(
        key="brand.grant",
        words="Prêter notre nom",
        target=_given_target,
        check=_check_given,
        change=_given,
        apply=_give,
        revert=_take_back,
    ),
    Command(
        key="brand.end",
        words="Arrêter de prêter notre nom",
        target=_ended_target,
        check=_check_ended,
        change=_ended,
        apply=_end,
        revert=_give_back,
    ),
]
