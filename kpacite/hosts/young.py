"""What the host asks for those of 16 and 17, and which contracts wait for a guardian.

The software never says that somebody is allowed: it says what the coop d’emploi asks for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kpacite.hosts import desk, queries
from kpacite.hosts.models import Activity, Host, SupportContract, YoungException
from kpacite.joining import guardians
from kpacite.lib.dates import months_after
from kpacite.people.arriving import YOUNGEST
from kpacite.people.models import Person

CONTRACT, HOURS = "minors.contract", "minors.hours"


@dataclass(frozen=True)
class ContractRule:
    """The age a host asks for a contract, and how many guardians sign (rule MIN-02)."""

    youngest: int = YOUNGEST
    guardians: int = 1
    note: str = ""
    is_its_own: bool = False
    since: date | None = None


@dataclass(frozen=True)
class Hours:
    """The most that somebody of 16 or 17 works, in minutes (rule MIN-05)."""

    day_minutes: int
    week_minutes: int


def contract_rule(host: Host, on: date) -> ContractRule:
    """The host's own rule when it has one, else the usual one."""
    row = queries.parameters([CONTRACT], on, host).get(CONTRACT)
    if row is None:
        return ContractRule()
    return ContractRule(**row.value, is_its_own=row.host_id is not None, since=row.valid_from)


def hours(on: date, host: Host | None = None) -> Hours:
    """The limits in force that day."""
    return Hours(**queries.parameter(HOURS, on, host).value)


def lifted(person: Person, host: Host, day: date) -> set[str]:
    """The limits that the host lifted for somebody that day."""
    rows = YoungException.objects.filter(
        host=host, person=person, starts_on__lte=day, ends_on__gte=day
    )
    return set(rows.values_list("limit", flat=True))


def exceptions(host: Host) -> QuerySet[YoungException]:
    """Every limit that the host lifted, the last first."""
    rows = YoungException.objects.filter(host=host).select_related("person", "given_by")
    return rows.order_by("-starts_on", "-pk")


def minors(host: Host, on: date) -> QuerySet[Person]:
    """The members of 16 and 17 of the coops that the host carries."""
    born_after = months_after(on, -12 * guardians.OF_AGE)
    return desk.people(host, on).filter(born_on__gt=born_after)


def ages_of_activities() -> QuerySet[Activity]:
    """The activities that ask for an age."""
    return Activity.objects.filter(youngest__gt=0).order_by("name")


def waiting(contracts: Iterable[SupportContract], on: date) -> set[int]:
    """The ids of the drafts that wait for a guardian, in three queries at most."""
    drafts = [contract for contract in contracts if contract.signed_on is None]
    minors = guardians.minors_among([draft.person for draft in drafts], on)
    young = [draft for draft in drafts if draft.person_id in minors]
    if not young:
        return set()
    standings = guardians.standings_of([draft.person for draft in young], on)
    return {draft.pk for draft in young if standings[draft.person_id]["contract"].state != "signed"}
