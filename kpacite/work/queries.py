"""What pages and the higher apps read of missions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kpacite.coops.models import Coop
from kpacite.hosts import covering
from kpacite.hosts import queries as hosts
from kpacite.hosts.core.coverage import Light
from kpacite.people.models import Person
from kpacite.work.models import (
    Acknowledgement,
    Contribution,
    Mission,
    Purchase,
    Seat,
    SeatTaking,
)


@dataclass(frozen=True)
class TeamMember:
    """Somebody of a mission: their seat ("carry", "help", "learn") and what they said they gave."""

    person: Person
    seat_kind: str
    minutes: int


def team(mission: Mission) -> list[TeamMember]:
    """The people of a mission, the oldest seat first.

    Somebody who gave hours without a seat (or who left it) comes after, as somebody who helped:
    what was done counts, planned or not.
    """
    minutes = minutes_per_person(mission)
    held = SeatTaking.objects.filter(seat__mission=mission, left_at=None)
    takings = held.select_related("person", "seat").order_by("taken_at", "pk")
    seated = [
        TeamMember(taking.person, taking.seat.kind, minutes.get(taking.person_id, 0))
        for taking in takings
    ]
    others = set(minutes) - {member.person.pk for member in seated}
    people = Person.objects.filter(pk__in=others).order_by("first_name", "pk")
    return seated + [TeamMember(person, "help", minutes[person.pk]) for person in people]


def lit_team(mission: Mission, on: date) -> list[tuple[TeamMember, Light | None]]:
    """The team with the light of each."""
    members = team(mission)
    found = lights(mission, [member.person for member in members], on)
    return [(member, found.get(member.person.pk)) for member in members]


def minutes_per_person(mission: Mission) -> dict[int, int]:
    """The minutes each person said they gave to a mission, corrections applied."""
    rows = Contribution.objects.standing().filter(mission=mission)
    totals = rows.order_by().values_list("person").annotate(total=Sum("minutes"))
    return dict(totals)


def hours_of(mission: Mission) -> QuerySet[Contribution]:
    """What people gave to a mission, the newest day first."""
    rows = Contribution.objects.standing().filter(mission=mission)
    return rows.select_related("person", "declared_by").order_by("-happened_on", "-pk")


def materials_cents(mission: Mission) -> int:
    """What the materials of a mission cost so far, net of VAT, cancellations taken off."""
    return Purchase.objects.filter(mission=mission).aggregate(s=Sum("amount_cents"))["s"] or 0


def seats(mission: Mission) -> list[Seat]:
    """The places of a mission with the people on them: carry, help, learn; two queries."""
    held = SeatTaking.objects.filter(left_at=None).select_related("person", "taught_by")
    rows = mission.seats.prefetch_related(
        Prefetch("takings", queryset=held.order_by("taken_at", "pk"), to_attr="held")
    )
    order = {"carry": 0, "help": 1, "learn": 2}
    return sorted(rows, key=lambda seat: order[seat.kind])


def teachers(mission: Mission) -> QuerySet[Person]:
    """Those who know, on a mission: a learner stays beside one of them."""
    held = SeatTaking.objects.filter(seat__mission=mission, left_at=None)
    return Person.objects.filter(pk__in=held.exclude(seat__kind="learn").values("person"))


def lights(mission: Mission, people: Iterable[Person], on: date) -> dict[int, Light]:
    """The light of each person for the days of a paid mission; none for the other missions, nor
    while no coop d’emploi carries the coop.
    """
    people = list(people)
    if mission.kind != "market" or not people:
        return {}
    try:
        host = hosts.host_of(mission.coop, on)
    except hosts.NoHost:
        return {}
    return covering.lights(
        persons=people, host=host, activity=mission.activity, starts_on=mission.starts_on,
        ends_on=mission.ends_on, on=on,
    )  # fmt: skip


def board(coop: Coop, which: str, words: str) -> QuerySet[Mission]:
    """The missions of a coop: those to do by date, those that are done from the newest."""
    rows = Mission.objects.filter(coop=coop).select_related("activity", "delivery")
    if which == "faites":
        rows = rows.filter(delivery__isnull=False).order_by("-starts_on", "-pk")
    else:
        rows = rows.filter(delivery=None).order_by("starts_on", "pk")
    if which in ("market", "common", "learning"):
        rows = rows.filter(kind=which)
    if words:
        rows = rows.filter(
            Q(title__icontains=words) | Q(for_whom__icontains=words) | Q(place__icontains=words)
        )
    held = SeatTaking.objects.filter(left_at=None).select_related("person").order_by("taken_at")
    return rows.prefetch_related("seats", Prefetch("seats__takings", queryset=held, to_attr="held"))


def open_missions(coop: Coop, on: date) -> QuerySet[Mission]:
    """The missions that are not done, from the first one."""
    return Mission.objects.filter(coop=coop, delivery=None).order_by("starts_on", "pk")


def purchases(mission: Mission) -> QuerySet[Purchase]:
    """What was bought and still counts, the newest first."""
    rows = Purchase.objects.filter(mission=mission, corrects=None, corrected_by=None)
    return rows.select_related("paid_by").order_by("-bought_on", "-pk")


def life(coop: Coop, *, me: Person, which: str, words: str) -> QuerySet[Contribution]:
    """What people gave, the newest day first, with the thanks and the open talks of each."""
    rows = Contribution.objects.standing().filter(coop=coop)
    if which == "moi":
        rows = rows.filter(person=me)
    elif which == "commun":
        rows = rows.exclude(kind="work")
    if words:
        rows = rows.filter(
            Q(note__icontains=words)
            | Q(person__first_name__icontains=words)
            | Q(mission__title__icontains=words)
        )
    rows = rows.annotate(first_id=Coalesce("original_id", F("pk")))
    rows = rows.select_related("person", "declared_by", "mission")
    return _with_words(rows, me).order_by("-happened_on", "-declared_at", "-pk")


def _with_words(rows: QuerySet[Contribution], me: Person) -> QuerySet[Contribution]:
    """Counted on the original row, which keeps the words of peers through corrections."""
    said = Acknowledgement.objects.filter(contribution=OuterRef("first_id"))
    thanks = said.filter(kind="thanks")
    return rows.annotate(
        thanks_count=_count(thanks),
        talks_count=_count(said.exclude(kind="thanks").filter(settled_at=None)),
        my_thanks=_count(thanks.filter(by=me)),
    )


def _count(rows: QuerySet[Acknowledgement]) -> Coalesce:
    counted = rows.order_by().values("contribution").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def history(contribution: Contribution) -> list[Contribution]:
    """Every version of a contribution, the first one first: who said what, and when."""
    first = contribution.first
    rows = Contribution.objects.filter(Q(pk=first.pk) | Q(original=first))
    return list(rows.select_related("declared_by").order_by("declared_at", "pk"))


def words_on(contribution: Contribution, reader: Person) -> list[Acknowledgement]:
    """Thanks and objections are for everybody; a question stays between two people, and the
    others only see that they are talking (`text` and `answer` are then empty).
    """
    rows = Acknowledgement.objects.filter(contribution=contribution.first)
    found = list(rows.select_related("by").order_by("at", "pk"))
    for said in found:
        if said.kind == "question" and reader.pk not in (said.by_id, contribution.person_id):
            said.text = said.answer = ""
    return found
