"""What a decision may do about who belongs to the coop: never without a person who confirms."""

from datetime import date, datetime

from kpacite.coops.models import Coop, Membership
from kpacite.governance.effects import (
    Applied,
    Change,
    Command,
    Payload,
    SomethingIsMissing,
    is_never_silent,
    number,
)
from kpacite.governance.models import Decision
from kpacite.joining import admitting_applicants, applying, departing
from kpacite.joining.models import Application
from kpacite.lib import french
from kpacite.people.models import Person


def _application(coop: Coop, payload: Payload) -> Application:
    found = Application.objects.filter(coop=coop, number=number(payload, "application")).first()
    if found is None:
        raise SomethingIsMissing
    return found


def _membership(coop: Coop, payload: Payload, on: date) -> Membership:
    """Refuses: NotAMember."""
    rows = Membership.objects.on(on).filter(coop=coop, person=number(payload, "person"))
    found = rows.select_related("person", "coop").first()
    if found is None:
        raise departing.NotAMember
    return found


def _admitted_target(payload: Payload) -> str:
    return f"application:{number(payload, 'application')}"


def _ended_target(payload: Payload) -> str:
    return f"member:{number(payload, 'person')}"


def _check_admitted(coop: Coop, payload: Payload, on: date) -> None:
    if not _application(coop, payload).is_open:
        raise applying.ApplicationIsClosed


def _check_ended(coop: Coop, payload: Payload, on: date) -> None:
    _membership(coop, payload, on)


def _admitted(coop: Coop, payload: Payload, on: date) -> Change:
    name = _application(coop, payload).first_name
    return Change(f"{name} demande à venir.", f"{name} devient membre de {coop.name}.")


def _ended(coop: Coop, payload: Payload, on: date) -> Change:
    name = _membership(coop, payload, on).person.first_name
    return Change(
        f"{name} est membre de {coop.name}.",
        f"Le départ de {name} se prépare. Son argent lui reste dû.",
    )


def _admit(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    membership = admitting_applicants.admit(
        application=_application(decision.coop, payload), on=on, at=at, by=by, decision=decision
    )
    return Applied(before={}, after={"membership": membership.pk})


def _end(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    """The same way out as anybody: what is owed is settled first, the end comes after."""
    departure = departing.start(
        membership=_membership(decision.coop, payload, on),
        leaves_on=on,
        by=by,
        on=on,
        at=at,
        words=f"Décision {decision.number} du {french.day_plain(decision.decided_on)}.",
        decision_number=decision.number,
    )
    return Applied(before={}, after={"departure": departure.pk})


EFFECTS = [
    Command(
        key="member.admit",
        words="Accueillir une personne",
        target=_admitted_target,
        check=_check_admitted,
        change=_admitted,
        apply=_admit,
        needs_confirmation=True,
    ),
    Command(
        key="member.end",
        words="Commencer le départ d’une personne",
        target=_ended_target,
        check=_check_ended,
        change=_ended,
        apply=_end,
        forbids_silence=is_never_silent,
        needs_confirmation=True,
    ),
]
