"""« Ma semaine »: what a member does next, where they learn, what came back to them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum
from django.urls import reverse

from kpacite.coops.models import Coop
from kpacite.lib import french
from kpacite.people.models import Person
from kpacite.sharing.models import DistributionLine, SharePlan, SharePlanLine
from kpacite.web.waiting import MOST, Todo
from kpacite.work.models import Acknowledgement, Contribution, Mission, Seat, SeatTaking


@dataclass(frozen=True)
class Next:
    """The one next step of today."""

    when: str
    title: str
    text: str
    url: str
    action: str
    people: tuple[Person, ...] = ()


def my_missions(coop: Coop, me: Person, today: date) -> list[Mission]:
    """The missions where I have a place, not done yet: the past ones first, then those to come."""
    mine = SeatTaking.objects.filter(person=me, left_at=None)
    held = SeatTaking.objects.filter(left_at=None).select_related("person").order_by("taken_at")
    rows = Mission.objects.filter(
        coop=coop, delivery=None, pk__in=mine.values("seat__mission"),
        ends_on__gte=today - timedelta(days=60),
    )  # fmt: skip
    rows = rows.prefetch_related(Prefetch("seats__takings", queryset=held, to_attr="held"))
    return list(rows.order_by("starts_on", "pk")[:MOST])


def to_learn(coop: Coop, me: Person, today: date) -> list[Seat]:
    """Free places to learn, on missions to come where I am not yet."""
    taken = Count("takings", filter=Q(takings__left_at=None))
    here = SeatTaking.objects.filter(seat__mission=OuterRef("mission"), person=me, left_at=None)
    know = SeatTaking.objects.filter(left_at=None).exclude(seat__kind="learn")
    rows = Seat.objects.filter(
        ~Exists(here), kind="learn", mission__coop=coop, mission__delivery=None,
        mission__starts_on__gte=today,
    )  # fmt: skip
    rows = rows.annotate(taken=taken).filter(taken__lt=F("places"))
    rows = rows.annotate(free=F("places") - F("taken")).select_related("mission")
    return list(
        rows.prefetch_related(
            Prefetch(
                "mission__seats__takings",
                queryset=know.select_related("person").order_by("taken_at"), to_attr="held",
            )
        ).order_by("mission__starts_on", "pk")[:4]
    )  # fmt: skip


def next_step(coop: Coop, me: Person, missions: list[Mission], todos: list[Todo],
              learn: list[Seat], today: date) -> Next:  # fmt: skip
    """The one thing to do now: today's mission, then what is late, then what waits for my voice."""
    now = [one for one in missions if one.starts_on <= today <= one.ends_on]
    late = [one for one in missions if one.ends_on < today]
    if now:
        return _go(coop, now[0], me, "Aujourd’hui")
    if late:
        return Next(
            f"C’était {french.day_short(late[0].ends_on)}", late[0].title,
            "La mission est passée. Dites que c’est fait.",
            reverse("work:deliveries.new", args=[coop.slug, late[0].pk]), "C’est fait",
            _others(late[0]),
        )  # fmt: skip
    if todos:
        first = todos[0]
        return Next(first.when or "À décider", first.title, first.text, first.url, first.action)
    if missions:
        return _go(coop, missions[0], me, french.day_short(missions[0].starts_on).capitalize())
    if learn:
        seat = learn[0]
        return Next(
            french.day_short(seat.mission.starts_on).capitalize(), seat.mission.title,
            "Il reste une place pour apprendre.",
            reverse("work:seats.take", args=[coop.slug, seat.mission_id, "learn"]),
            "Je veux apprendre",
        )  # fmt: skip
    return Next(
        "Aujourd’hui", "Rien n’attend", "Vous pouvez aider le commun, ou ouvrir une mission.",
        reverse("web:missions.index", args=[coop.slug]), "Voir les missions",
    )  # fmt: skip


def _go(coop: Coop, mission: Mission, me: Person, when: str) -> Next:
    others = [person.first_name for person in _others(mission) if person != me]
    team = f"Avec {french.join(others)}." if others else "Vous êtes la première personne."
    where = f" {mission.place}." if mission.place else ""
    return Next(
        when, mission.title, team + where,
        reverse("web:missions.show", args=[coop.slug, mission.pk]), "Voir la mission",
        _others(mission),
    )  # fmt: skip


def _others(mission: Mission) -> tuple[Person, ...]:
    seats = mission.seats.all()
    return tuple(taking.person for seat in seats for taking in seat.held)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Part:
    """My part of a mission, and where it stands."""

    title: str
    cents: int
    state: str  # posted, proposed, delivered, planned
    url: str


def my_parts(coop: Coop, me: Person) -> list[Part]:
    """My last parts: those foreseen first, then what was shared."""
    newer = SharePlan.objects.filter(
        mission=OuterRef("plan__mission"), number__gt=OuterRef("plan__number")
    )
    planned = SharePlanLine.objects.filter(
        ~Exists(newer), person=me, plan__mission__coop=coop, plan__mission__distributions=None
    ).select_related("plan__mission__delivery")  # fmt: skip
    shared = DistributionLine.objects.filter(
        person=me, target="member", distribution__mission__coop=coop
    ).select_related("distribution__mission")
    found = [
        Part(
            line.plan.mission.title, line.planned_cents,
            "delivered" if hasattr(line.plan.mission, "delivery") else "planned",
            reverse("sharing:plans.show", args=[coop.slug, line.plan.mission_id]),
        )
        for line in planned.order_by("-plan__proposed_at")[:3]
    ]  # fmt: skip
    return found + [
        Part(
            line.distribution.mission.title, line.amount_cents,
            "posted" if line.distribution.posted_at else "proposed",
            reverse(
                "sharing:distributions.show",
                args=[coop.slug, line.distribution.mission_id, line.distribution.number],
            ),
        )
        for line in shared.order_by("-distribution__proposed_at", "-pk")[:3]
    ]  # fmt: skip


def received_cents(coop: Coop, me: Person, since: datetime) -> int:
    """What was shared to me since the first of the month, before charges."""
    rows = DistributionLine.objects.filter(
        person=me, target="member", distribution__mission__coop=coop,
        distribution__posted_at__gte=since,
    )  # fmt: skip
    return rows.aggregate(total=Sum("amount_cents"))["total"] or 0


def helped_minutes(coop: Coop, me: Person, since: date) -> int:
    """What I gave to the commons this month: no mission, or a mission for everybody."""
    rows = Contribution.objects.standing().filter(coop=coop, person=me, happened_on__gte=since)
    rows = rows.filter(Q(mission=None) | ~Q(mission__kind="market"))
    return rows.aggregate(total=Sum("minutes"))["total"] or 0


def thanks(coop: Coop, me: Person) -> QuerySet[Acknowledgement]:
    """The last thanks I received."""
    rows = Acknowledgement.objects.filter(
        kind="thanks", contribution__person=me, contribution__coop=coop
    )
    return rows.select_related("by", "contribution").order_by("-at", "-pk")[:3]
