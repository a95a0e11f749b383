"""Who is 16 or 17, and what their guardians allow on a day. Read here, written by `authorising`.

Nothing here says that something is allowed by law: it says that a guardian signed for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.joining.core import scopes
from kpacite.joining.models import Authorisation, Emancipation
from kpacite.lib import french
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person

OF_AGE: Final = 18
State = Literal["none", "asked", "signed", "refused", "withdrawn"]


class GuardianHasNotSigned(Refusal):
    """An act of a minor waits for the signature of a guardian (C. civ. 1146; rule MIN-02)."""


class GuardianHasStopped(Refusal):
    """A guardian refused or withdrew: acts wait, past papers stay valid (rule MIN-06)."""


class BeyondTheAuthorisation(Refusal):
    """The amount is above what the guardian authorised (C. civ. 388-1-2; rule MIN-03)."""


@dataclass(frozen=True)
class Standing:
    """What guardians said of one scope, as seen on a day."""

    state: State
    ceiling_cents: int | None = None
    since: date | None = None


def comes_of_age_on(person: Person) -> date | None:
    """The day of their eighteenth birthday, when the day of birth is known."""
    return months_after(person.born_on, 12 * OF_AGE) if person.born_on else None


def is_younger_than(person: Person, age: int, on: date) -> bool:
    """Whether their birthday of that age is still to come; nobody knows without a day of birth."""
    return person.born_on is not None and on < months_after(person.born_on, 12 * age)


def is_minor(person: Person, on: date) -> bool:
    """Whether the person is under 18 that day, and not emancipated.

    Derived from the day of birth at the day of the fact: limits fall by themselves.
    Law: C. civ. 414 (majority at 18), 413-6 (an emancipated minor acts as an adult).
    """
    if not is_younger_than(person, OF_AGE, on):
        return False
    return not Emancipation.objects.filter(person=person, seen_on__lte=on).exists()


def may(person: Person, scope: str, on: date, cents: int | None = None) -> bool:
    """Whether a guardian's signature covers this act that day; always, for an adult."""
    return refusal(person, scope, on, cents) is None


def require(person: Person, scope: str, on: date, cents: int | None = None) -> None:
    """Refuses: GuardianHasNotSigned, GuardianHasStopped, BeyondTheAuthorisation."""
    found = refusal(person, scope, on, cents)
    if found is not None:
        raise found


def refusal(person: Person, scope: str, on: date, cents: int | None = None) -> Refusal | None:
    """Why this act waits, worded for the members; nothing when it does not."""
    if not is_minor(person, on):
        return None
    standing = standings(person, on)[scope]
    name, act = person.first_name, scopes.BY_KEY[scope].allowed
    if standing.state in ("refused", "withdrawn"):
        return GuardianHasStopped(
            f"Un parent de {name} a dit non, ou a repris son accord, pour {act}. "
            f"{name} garde sa voix. Parlez-en ensemble."
        )
    if standing.state != "signed":
        return GuardianHasNotSigned(
            f"{name} a moins de 18 ans. Il faut la signature d’un parent pour {act}. "
            "Demandez-la sur la page « À 16 et 17 ans »."
        )
    if not scopes.allows(cents, standing.ceiling_cents):
        return BeyondTheAuthorisation(
            f"Le parent de {name} a dit oui jusqu’à {french.euros(standing.ceiling_cents or 0)} "
            f"à la fois, pour {act}. Une autre personne peut le faire."
        )
    return None


def require_for_a_role(person: Person, coop: Coop, on: date) -> None:
    """The guardians of a minor are told of a role, and agree, before its first act.

    Wired as KPACITE_MANDATE_CHECK; until then a decision that gives the role stays « adopted, not
    applied ». Law: loi du 1er juillet 1901, art. 2 bis (rule ORG-01).
    Refuses as `require` does.
    """
    require(person, "represent", on)


def standings(person: Person, on: date) -> dict[str, Standing]:
    """What guardians said of each scope that day, in one query.

    One signature is enough to say yes, and one guardian is enough to stop: a refusal stops what
    was asked, a withdrawal stops everything, until that same guardian signs again
    (C. civ. 372-2; rule MIN-06).
    """
    return standings_of([person], on)[person.pk]


def standings_of(people: Iterable[Person], on: date) -> dict[int, dict[str, Standing]]:
    """The same for several, by the person's id, in one query whatever their number."""
    rows: dict[int, list[Authorisation]] = {person.pk: [] for person in people}
    found = Authorisation.objects.filter(minor__in=rows).select_related("replaced_by")
    for row in found.order_by("asked_at", "pk"):
        if _by(row.asked_at, on) and not _replaced(row, on):
            rows[row.minor_id].append(row)
    return {pk: _of_one(standing, on) for pk, standing in rows.items()}


def minors_among(people: Iterable[Person], on: date) -> set[int]:
    """The ids of those who are minors that day, in one query at most."""
    young = [person.pk for person in people if is_younger_than(person, OF_AGE, on)]
    if not young:
        return set()
    seen = Emancipation.objects.filter(person__in=young, seen_on__lte=on)
    return set(young) - set(seen.values_list("person", flat=True))


def signatures_for(person: Person, scope: str, on: date) -> int:
    """How many guardians have signed for this scope and have not withdrawn that day."""
    rows = Authorisation.objects.filter(minor=person, signed_at__isnull=False, replaced_by=None)
    return sum(scope in row.scopes and in_force(row, on) for row in rows)


def in_force(row: Authorisation, on: date) -> bool:
    """Signed on that day or before, and not withdrawn on it."""
    return _by(row.signed_at, on) and not _by(row.withdrawn_at, on)


def _of_one(standing: list[Authorisation], on: date) -> dict[str, Standing]:
    taken_back = next((row for row in standing if _by(row.withdrawn_at, on)), None)
    if taken_back is not None:
        stopped = Standing("withdrawn", None, _day(taken_back.withdrawn_at))
        return {scope.key: stopped for scope in scopes.SCOPES}
    return {
        scope.key: _standing([row for row in standing if scope.key in row.scopes], scope.key, on)
        for scope in scopes.SCOPES
    }


def _standing(asked: list[Authorisation], key: str, on: date) -> Standing:
    for row in asked:
        if _by(row.refused_at, on) and row.refused_because != "stranger":
            return Standing("refused", None, _day(row.refused_at))
    signed = [row for row in asked if in_force(row, on)]
    if signed:
        ceilings = [row.ceilings[key] for row in signed if key in row.ceilings]
        highest = max(ceilings) if len(ceilings) == len(signed) else None
        return Standing("signed", highest, _day(signed[0].signed_at))
    waiting = [row for row in asked if not _by(row.refused_at, on)]
    return Standing("asked", None, _day(waiting[0].asked_at)) if waiting else Standing("none")


def _replaced(row: Authorisation, on: date) -> bool:
    """The same guardian has signed again since, by that day."""
    return row.replaced_by is not None and _by(row.replaced_by.signed_at, on)


def _by(at: datetime | None, on: date) -> bool:
    return at is not None and timezone.localtime(at).date() <= on


def _day(at: datetime | None) -> date | None:
    return timezone.localtime(at).date() if at else None
