"""Who is 16 or 17, and what their guardians allow on a day. Read here, written by `authorising`.

Nothing here says that something is allowed by law: it says that a guardian signed for it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from django.utils import timezone

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


def is_minor(person: Person, on: date) -> bool:
    """Whether the person is under 18 that day, and not emancipated.

    Derived from the day of birth at the day of the fact: limits fall by themselves.
    Law: C. civ. 414 (majority at 18), 413-6 (an emancipated minor acts as an adult).
    """
    of_age = comes_of_age_on(person)
    if of_age is None or on >= of_age:
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


def standings(person: Person, on: date) -> dict[str, Standing]:
    """What guardians said of each scope that day, in one query.

    One signature is enough to say yes, and one guardian is enough to stop: a refusal stops what
    was asked, a withdrawal stops everything, until that same guardian signs again
    (C. civ. 372-2; rule MIN-06).
    """
    rows = Authorisation.objects.filter(minor=person).select_related("replaced_by")
    known = [row for row in rows.order_by("asked_at", "pk") if _by(row.asked_at, on)]
    standing = [row for row in known if not _replaced(row, on)]
    taken_back = next((row for row in standing if _by(row.withdrawn_at, on)), None)
    if taken_back is not None:
        stopped = Standing("withdrawn", None, _day(taken_back.withdrawn_at))
        return {scope.key: stopped for scope in scopes.SCOPES}
    return {
        scope.key: _standing([row for row in standing if scope.key in row.scopes], scope.key, on)
        for scope in scopes.SCOPES
    }


def signatures_for(person: Person, scope: str, on: date) -> int:
    """How many guardians have signed for this scope and have not withdrawn that day."""
    rows = Authorisation.objects.filter(minor=person, signed_at__isnull=False, replaced_by=None)
    return sum(scope in row.scopes and in_force(row, on) for row in rows)


def in_force(row: Authorisation, on: date) -> bool:
    """Signed on that day or before, and not withdrawn on it."""
    return _by(row.signed_at, on) and not _by(row.withdrawn_at, on)


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
