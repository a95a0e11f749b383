"""What the pages about 16 and 17 read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kpacite.coops.models import Coop
from kpacite.coops.queries import members
from kpacite.joining.core.scopes import SCOPES, Scope
from kpacite.joining.guardians import OF_AGE, Standing, standings
from kpacite.joining.models import Authorisation
from kpacite.lib.dates import months_after
from kpacite.people.models import Person


@dataclass(frozen=True)
class Act:
    """One act of the list, and what guardians said of it."""

    scope: Scope
    standing: Standing


def acts(minor: Person, on: date) -> list[Act]:
    """Every act that asks for an adult, in the order of the list."""
    found = standings(minor, on)
    return [Act(scope, found[scope.key]) for scope in SCOPES]


def requests_for(minor: Person, coop: Coop) -> QuerySet[Authorisation]:
    """What was asked of guardians in this coop, the last first."""
    rows = Authorisation.objects.filter(minor=minor, coop_key=coop.slug)
    rows = rows.select_related("minor", "asked_by", "seal__entered_by", "withdrawal", "replaced_by")
    return rows.order_by("-asked_at", "-pk")


def minors(coop: Coop, on: date) -> QuerySet[Person]:
    """The members of 16 and 17 of a coop that day, but those who are emancipated."""
    born_after = months_after(on, -12 * OF_AGE)
    emancipated = {"emancipation__seen_on__lte": on}
    return members(coop, on).filter(born_on__gt=born_after).exclude(**emancipated)


def chosen(scopes: list[str], ceilings: dict[str, int]) -> list[tuple[Scope, int | None]]:
    """The acts of a request with the most at a time, to be listed."""
    return [(scope, ceilings.get(scope.key)) for scope in SCOPES if scope.key in scopes]
