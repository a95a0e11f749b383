"""The stories of the cake: from a help to the shares, along the links that somebody recorded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Sum, When
from django.db.models.functions import Abs

from kpacite.coops.models import Coop
from kpacite.people.models import Person
from kpacite.privacy import small_groups
from kpacite.sales.models import Invoice, Request, RequestSource
from kpacite.sharing.models import DistributionLine
from kpacite.web.growth import has_source, posted_lines
from kpacite.work.models import Contribution, Mission


@dataclass(slots=True)
class Help:
    """A contribution, and what its recorded links lead to."""

    contribution: Contribution
    requests: int = 0
    stated: int = 0
    missions: int = 0
    invoiced_cents: int = 0
    commons_cents: int = 0
    mine_cents: int = 0


def my_helps(coop: Coop, person: Person, most: int = 5) -> list[Help]:
    """My contributions that brought a request, the latest first, followed to my own part."""
    sources = list(
        RequestSource.objects.filter(contribution__person=person, request__coop=coop)
        .select_related("contribution", "request__outcome")
        .order_by("-contribution__happened_on", "-pk")[:200]
    )
    helps: dict[int, Help] = {}
    missions: dict[int, set[int]] = defaultdict(set)
    for source in sources:
        found = helps.setdefault(source.contribution_id, Help(source.contribution))
        found.requests += 1
        found.stated += source.how == "stated"
        outcome = getattr(source.request, "outcome", None)
        if outcome is not None and outcome.mission_id is not None:
            missions[source.contribution_id].add(outcome.mission_id)
    kept = list(helps.values())[:most]
    every = {pk for one in kept for pk in missions[one.contribution.pk]}
    invoiced, commons, mine = invoiced_of(every), _shared(every, "commons"), _mine(every, person)
    for one in kept:
        led_to = missions[one.contribution.pk]
        one.missions = len(led_to)
        one.invoiced_cents = sum(invoiced.get(pk, 0) for pk in led_to)
        one.commons_cents = sum(commons.get(pk, 0) for pk in led_to)
        one.mine_cents = sum(mine.get(pk, 0) for pk in led_to)
    return kept


def last_helps(coop: Coop) -> list[Contribution]:
    """The last helps to the commons, whoever gave them."""
    helps = Contribution.objects.standing().filter(coop=coop, mission=None)
    return list(helps.select_related("person").order_by("-happened_on", "-pk")[:4])


def latest(coop: Coop) -> Mission | None:
    """The last mission that a client said they came to thanks to somebody's help, and that paid."""
    paid = posted_lines(coop).filter(target="commons", amount_cents__gt=0)
    return (
        Mission.objects.filter(coop=coop, pk__in=paid.values("distribution__mission"))
        .annotate(is_stated=has_source("stated", "pk"))
        .filter(is_stated=True)
        .order_by("-starts_on", "-pk")
        .first()
    )


@dataclass(frozen=True, slots=True)
class Story:
    """From the help to the shares, for one mission."""

    mission: Mission
    request: Request | None
    sources: list[RequestSource]
    invoiced_cents: int
    received_cents: int
    commons_cents: int
    pot_cents: int
    mine_cents: int
    people: list[Person]

    @property
    def is_small(self) -> bool:
        """Too few people to say the total of their parts to somebody else."""
        return not small_groups.enough(len(self.people))


def of_mission(mission: Mission, person: Person) -> Story:
    """Every recorded link of a mission, backwards to the help that brought the client."""
    request = Request.objects.filter(outcome__mission=mission).first()
    sources = RequestSource.objects.filter(request=request).order_by("-how", "at")
    lines = list(
        DistributionLine.objects.filter(
            distribution__mission=mission, distribution__posted_at__isnull=False
        ).select_related("person")
    )
    people = {
        line.person.pk: line.person for line in lines if line.target == "member" and line.person
    }
    return Story(
        mission=mission,
        request=request,
        sources=list(sources.select_related("contribution__person", "noted_by")) if request else [],
        invoiced_cents=invoiced_of([mission.pk]).get(mission.pk, 0),
        received_cents=_cents(lines),
        commons_cents=_cents(line for line in lines if line.target == "commons"),
        pot_cents=_cents(line for line in lines if _is_part(line)),
        mine_cents=_cents(line for line in lines if _is_part(line) and line.person_id == person.pk),
        people=list(people.values()),
    )


def invoiced_of(missions: Iterable[int]) -> dict[int, int]:
    """What was invoiced for each mission, net of VAT, credit notes taken off."""
    signed = Case(
        When(kind="credit_note", then=-Abs(F("net_cents"))),
        default=F("net_cents"),
        output_field=IntegerField(),
    )
    issued = Invoice.objects.filter(mission__in=list(missions), number__isnull=False)
    return dict(issued.order_by().values_list("mission").annotate(cents=Sum(signed)))


def _shared(missions: Iterable[int], target: str, **who: Person) -> dict[int, int]:
    lines = DistributionLine.objects.filter(
        distribution__mission__in=list(missions),
        distribution__posted_at__isnull=False,
        target=target,
        **who,
    )
    sums = lines.order_by().values_list("distribution__mission")
    return dict(sums.annotate(cents=Sum("amount_cents")))


def _mine(missions: Iterable[int], person: Person) -> dict[int, int]:
    return _shared(missions, "member", person=person)


def _cents(lines: Iterable[DistributionLine]) -> int:
    return sum(line.amount_cents for line in lines)


def _is_part(line: DistributionLine) -> bool:
    return line.target == "member"
