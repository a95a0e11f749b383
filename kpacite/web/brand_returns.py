"""What the name brought back in twelve months: recorded links only, nothing guessed."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from kpacite.brand.core.returns import Month, Returned, Source
from kpacite.coops.models import Coop
from kpacite.sales.models import Request, RequestOutcome, RequestSource
from kpacite.sharing.models import DistributionLine
from kpacite.web import growth
from kpacite.work.models import Mission

UNKNOWN = "On ne sait pas"


def of_coop(coop: Coop, since: date, until: date) -> Returned:
    """Requests by source, missions born of them, money to the commons: six queries."""
    asked = Request.objects.filter(
        coop=coop, received_at__date__gte=since, received_at__date__lte=until
    )
    # Only hours given to make the coop known, said by the client or found probable by a member.
    told = RequestSource.objects.filter(request=OuterRef("pk"), contribution__kind="communication")
    linked = asked.filter(Exists(told))
    missions = Mission.objects.filter(
        pk__in=RequestOutcome.objects.filter(request__in=asked).values("mission")
    )
    money = _commons(coop, missions, since, until)
    of_linked = Mission.objects.filter(
        pk__in=RequestOutcome.objects.filter(request__in=linked).values("mission")
    )
    return Returned(
        requests=asked.count(),
        linked=linked.count(),
        missions=missions.count(),
        commons_cents=_sum(money),
        linked_cents=_sum(money.filter(distribution__mission__in=of_linked)),
        sources=_sources(asked),
        months=_months(money, since, until),
    )


def _commons(
    coop: Coop, missions: QuerySet[Mission], since: date, until: date
) -> QuerySet[DistributionLine]:
    lines = growth.posted_lines(coop).filter(target="commons", distribution__mission__in=missions)
    return lines.filter(
        Q(distribution__received_on__gte=since), distribution__received_on__lte=until
    )


def _sum(lines: QuerySet[DistributionLine]) -> int:
    return lines.aggregate(total=Sum("amount_cents"))["total"] or 0


def _sources(asked: QuerySet[Request]) -> list[Source]:
    """How the people say they heard of us, the most frequent first; what nobody said comes last."""
    words = dict(Request._meta.get_field("heard_how").choices or [])
    rows = asked.order_by().values_list("heard_how").annotate(count=Count("pk"))
    found = [(str(words.get(how, UNKNOWN)), count, not how) for how, count in rows]
    found.sort(key=lambda one: (one[2], -one[1], one[0]))
    return [Source(name, count) for name, count, _ in found]


def _months(lines: QuerySet[DistributionLine], since: date, until: date) -> list[Month]:
    """Every month from the first that brought something: an empty one counts too."""
    rows = lines.order_by().annotate(month=TruncMonth("distribution__received_on"))
    sums: dict[date, int] = defaultdict(int)
    for month, cents in rows.values_list("month").annotate(cents=Sum("amount_cents")):
        sums[month] += cents
    found, month = [], min(sums, default=until).replace(day=1)
    while sums and month <= until:
        found.append(Month(month, sums[month]))
        month = _next(month)
    return found


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
