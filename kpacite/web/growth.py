"""What the growing cake reads: recorded links only, and what nobody recorded shown as such.

Every read takes a number of queries that depends neither on the history nor on the lists.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from kpacite.coops.models import Coop
from kpacite.lib import french
from kpacite.privacy import small_groups
from kpacite.sales.models import RequestSource
from kpacite.sharing.models import DistributionLine
from kpacite.ui.charts import Bar, Layer
from kpacite.work.models import Contribution, Mission

KINDS = {"member": "share", "commons": "common", "host": "cae", "materials": "goods"}
YEARS_SHOWN = 3
MONTHS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Average:
    """The average part of a year, or None when the group is too small to say it."""

    year: int
    people: int
    cents: int | None


@dataclass(frozen=True, slots=True)
class Origins:
    """The commons of a year by what is recorded of the clients who brought it, in cents."""

    stated: int
    probable: int
    unknown: int

    @property
    def total(self) -> int:
        return self.stated + self.probable + self.unknown

    def of_100(self, cents: int) -> int:
        return 100 * max(cents, 0) // self.total if self.total > 0 else 0

    @property
    def stated_of_100(self) -> int:
        return self.of_100(self.stated)

    @property
    def probable_of_100(self) -> int:
        return self.of_100(self.probable)

    @property
    def unknown_of_100(self) -> int:
        return self.of_100(self.unknown)


def years(coop: Coop, today: date) -> list[Bar]:
    """The cakes of the last years, the oldest first, with the hours of help of each."""
    first = today.year - YEARS_SHOWN + 1
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    lines = posted_lines(coop).filter(distribution__received_on__year__gte=first)
    grouped = lines.annotate(year=ExtractYear("distribution__received_on")).values_list(
        "year", "target"
    )
    for year, target, cents in grouped.annotate(cents=Sum("amount_cents")).order_by():
        sums[year][KINDS[target]] += cents
    minutes = _minutes_by_year(coop, first)
    return [
        Bar(
            str(year),
            [Layer(kind, sums[year][kind]) for kind in KINDS.values()],
            help_minutes=minutes.get(year, 0),
            note=_months_so_far(today) if year == today.year else "",
        )
        for year in sorted(sums)
    ]


def first_year(coop: Coop, year: int) -> list[Bar]:
    """A coop in its first year grows too: the whole cake at the end of its last months."""
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    grouped = (
        posted_lines(coop)
        .filter(distribution__received_on__year=year)
        .annotate(month=ExtractMonth("distribution__received_on"))
        .values_list("month", "target")
        .annotate(cents=Sum("amount_cents"))
        .order_by()
    )
    for month, target, cents in grouped:
        sums[month][KINDS[target]] += cents
    bars, so_far = [], dict.fromkeys(KINDS.values(), 0)
    for month in sorted(sums):
        so_far = {kind: so_far[kind] + sums[month][kind] for kind in so_far}
        layers_so_far = [Layer(kind, cents) for kind, cents in so_far.items()]
        bars.append(Bar(f"fin {_name(month)}", layers_so_far))
    return bars[-MONTHS_SHOWN:]


def months(coop: Coop, year: int) -> list[Bar]:
    """What each month of a year brought to the commons, from the first that brought something."""
    found = dict(
        _commons(coop, year)
        .annotate(month=ExtractMonth("distribution__received_on"))
        .values_list("month")
        .annotate(cents=Sum("amount_cents"))
        .order_by()
    )
    span = range(min(found), max(found) + 1) if found else range(0)
    return [Bar(_name(month), [Layer("common", found.get(month, 0))]) for month in span]


def layers(coop: Coop, year: int) -> QuerySet[Mission]:
    """The missions that brought something to the commons of a year, the thickest layer first.

    Each has `commons_cents`, `is_stated` and `is_probable`.
    """
    inside = Q(
        distributions__lines__target="commons",
        distributions__posted_at__isnull=False,
        distributions__received_on__year=year,
    )
    return (
        Mission.objects.filter(coop=coop)
        .annotate(commons_cents=Sum("distributions__lines__amount_cents", filter=inside))
        .filter(commons_cents__isnull=False)
        .annotate(is_stated=has_source("stated", "pk"), is_probable=has_source("probable", "pk"))
        .order_by("-commons_cents", "pk")
    )


def origins(coop: Coop, year: int) -> Origins:
    """The commons of a year: by clients who named a help, by probable links, by nobody knows."""
    rows = (
        _commons(coop, year)
        .annotate(
            is_stated=has_source("stated", "distribution__mission"),
            is_probable=has_source("probable", "distribution__mission"),
        )
        .values_list("is_stated", "is_probable")
        .annotate(cents=Sum("amount_cents"))
        .order_by()
    )
    stated = probable = unknown = 0
    for is_stated, is_probable, cents in rows:
        if is_stated:
            stated += cents
        elif is_probable:
            probable += cents
        else:
            unknown += cents
    return Origins(stated, probable, unknown)


def average(coop: Coop, year: int) -> Average:
    """The average part of those who had one in a year."""
    parts = posted_lines(coop).filter(target="member", distribution__received_on__year=year)
    found = parts.aggregate(people=Count("person", distinct=True), cents=Sum("amount_cents"))
    people, cents = found["people"], found["cents"] or 0
    return Average(year, people, cents // people if small_groups.enough(people) else None)


def posted_lines(coop: Coop) -> QuerySet[DistributionLine]:
    return DistributionLine.objects.filter(
        distribution__coop=coop, distribution__posted_at__isnull=False
    )


def _commons(coop: Coop, year: int) -> QuerySet[DistributionLine]:
    return posted_lines(coop).filter(target="commons", distribution__received_on__year=year)


def has_source(how: str, mission: str) -> Exists:
    """Whether the request behind a mission has a recorded source of this kind."""
    return Exists(
        RequestSource.objects.filter(how=how, request__outcome__mission=OuterRef(mission))
    )


def _minutes_by_year(coop: Coop, first: int) -> dict[int, int]:
    """The hours of help to the commons: those that belong to no mission."""
    helps = Contribution.objects.standing().filter(
        coop=coop, mission=None, happened_on__year__gte=first
    )
    by_year = helps.annotate(year=ExtractYear("happened_on")).values_list("year")
    return dict(by_year.annotate(minutes=Sum("minutes")).order_by())


def _months_so_far(today: date) -> str:
    return "" if today.month == 12 else f"en {today.month} mois"


def _name(month: int) -> str:
    return french.month(date(2000, month, 1)).split()[0]
