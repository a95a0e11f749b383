"""What is read on the account pages: moves in plain words, and the money still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kpacite.coops.models import Coop
from kpacite.ledger import queries as ledger
from kpacite.ledger.balances import MEMBER
from kpacite.ledger.models import JournalLine
from kpacite.people.models import Person
from kpacite.sharing import queries
from kpacite.sharing.models import Distribution, DistributionLine, SharePlan, SharePlanLine
from kpacite.work.models import Mission


@dataclass(frozen=True, slots=True)
class Row:
    """One move of an account: what comes in is positive."""

    on: date
    label: str
    detail: str
    cents: int
    mission: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A part of mine that the client has not paid yet, or that waits for the team's answers."""

    mission: Mission
    planned_cents: int
    received_cents: int
    to_answer: Distribution | None

    @property
    def waiting_cents(self) -> int:
        return max(self.planned_cents - self.received_cents, 0)


def personal(coop: Coop, person: Person) -> QuerySet[JournalLine]:
    """The moves of what a member has available, the newest first."""
    return ledger.statement(coop, person).filter(account__code=MEMBER)


def commons(coop: Coop) -> QuerySet[JournalLine]:
    return ledger.statement(coop, None)


def commons_of_year(coop: Coop, year: int) -> int:
    """What the shares of a year brought to the commons, in cents."""
    lines = DistributionLine.objects.filter(
        distribution__coop=coop,
        distribution__posted_at__isnull=False,
        distribution__received_on__year=year,
        target="commons",
    )
    return lines.aggregate(total=Sum("amount_cents"))["total"] or 0


def rows(lines: Iterable[JournalLine]) -> list[Row]:
    """Plain words for the lines of one page, whatever their number: one query."""
    found = list(lines)
    keys = {key for line in found if (key := _mission(line)) is not None}
    titles = dict(Mission.objects.filter(pk__in=keys).values_list("pk", "title"))
    return [_row(line, titles) for line in found]


def waiting_for_client(person: Person, coop: Coop) -> list[Waiting]:
    """The missions with an agreed plan whose money is not all shared yet, the nearest first."""
    posted = (
        Distribution.objects.filter(mission=OuterRef("plan__mission"), posted_at__isnull=False)
        .order_by()
        .values("mission")
        .annotate(total=Sum("step_cents"))
        .values("total")
    )
    open_lines = (
        SharePlanLine.objects.filter(person=person, plan__mission__coop=coop)
        .annotate(shared=Coalesce(Subquery(posted), 0))
        .filter(shared__lt=F("plan__net_sales_cents"))
    )
    missions = list(
        Mission.objects.filter(coop=coop, pk__in=open_lines.values("plan__mission"))
        .order_by("starts_on", "pk")
        .distinct()
    )
    plans = _agreed(missions)
    mine = _received(person, missions)
    proposed = {
        one.mission_id: one
        for one in Distribution.objects.filter(mission__in=missions, posted_at=None)
    }
    return [
        Waiting(mission, planned, mine.get(mission.pk, 0), proposed.get(mission.pk))
        for mission in missions
        if (planned := _planned(plans.get(mission.pk), person)) is not None
    ]


def _agreed(missions: Iterable[Mission]) -> dict[int, SharePlan]:
    """The plan each mission agreed on, in three queries."""
    found: dict[int, SharePlan] = {}
    plans = SharePlan.objects.filter(mission__in=missions).order_by("-number")
    for plan in plans.prefetch_related("lines__person", "consents__person"):
        if plan.mission_id not in found and queries.is_agreed(plan):
            found[plan.mission_id] = plan
    return found


def _planned(plan: SharePlan | None, person: Person) -> int | None:
    if plan is None:
        return None
    lines = (line.planned_cents for line in plan.lines.all() if line.person_id == person.pk)
    return next(lines, None)


def _received(person: Person, missions: Iterable[Mission]) -> dict[int, int]:
    lines = DistributionLine.objects.filter(
        distribution__mission__in=missions,
        distribution__posted_at__isnull=False,
        target="member",
        person=person,
    )
    sums = lines.order_by().values_list("distribution__mission").annotate(s=Sum("amount_cents"))
    return dict(sums)


def _mission(line: JournalLine) -> int | None:
    """The key of the mission behind an address such as "work/mission/12"."""
    start, _, key = line.mission.rpartition("/")
    return int(key) if start == "work/mission" and key.isdecimal() else None


def _row(line: JournalLine, titles: dict[int, str]) -> Row:
    mission = _mission(line)
    title = titles.get(mission, "") if mission else ""
    return Row(
        on=line.entry.on,
        label=title or line.words,
        detail=line.words if title else "",
        cents=-line.amount_cents,
        mission=mission if title else None,
    )
