"""What the pages of meetings read. No query for each point, whatever the length of the agenda."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import agenda, minutes
from kpacite.governance.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    Election,
    Mandate,
    Meeting,
    MeetingDecision,
    MinutesSignature,
    Proposal,
)
from kpacite.people.models import Person
from kpacite.people.telling import Event
from kpacite.talks import access as talks

ICONS = {
    "weather": "i-sun", "proposal": "i-decide", "review": "i-clock", "election": "i-people",
    "action": "i-check-circle", "person": "i-person", "free": "i-talk",
}  # fmt: skip
State = Literal["planned", "going_on", "to_sign", "signed", "cancelled"]


@dataclass
class Point:
    """One point of the agenda with what was decided and promised at it."""

    item: AgendaItem
    icon: str
    decisions: list[Decision] = field(default_factory=list)
    actions: list[ActionItem] = field(default_factory=list)

    @property
    def state(self) -> str:
        if self.item.done_at:
            return "done"
        return "now" if self.item.started_at else ""


def meetings(coop: Coop, words: str = "") -> QuerySet[Meeting]:
    """The meetings of a coop, the latest first."""
    found = Meeting.objects.filter(coop=coop).select_related("facilitator", "note_taker")
    if words:
        found = found.filter(
            Q(title__icontains=words)
            | Q(items__title__icontains=words)
            | Q(items__notes__icontains=words)
        ).distinct()
    return found.defer("minutes", "minutes_pdf").order_by("-held_on", "-starts_at", "-pk")


def next_meeting(coop: Coop, on: date) -> Meeting | None:
    """The one that goes on now, or else the soonest to come."""
    rows = Meeting.objects.filter(coop=coop, closed_at=None, cancelled_at=None)
    rows = rows.select_related("facilitator", "note_taker").order_by("held_on", "starts_at", "pk")
    rows = rows.filter(Q(opened_at__isnull=False) | Q(held_on__gte=on))
    return rows.defer("minutes", "minutes_pdf").first()


def state(meeting: Meeting, signatures: int) -> State:
    if meeting.cancelled_at:
        return "cancelled"
    if meeting.closed_at and meeting.minutes:
        return "signed" if signatures >= meeting.minutes["signers"] else "to_sign"
    return "going_on" if meeting.opened_at else "planned"


def points(meeting: Meeting) -> list[Point]:
    """The agenda, in four queries."""
    found = {
        item.pk: Point(item, ICONS[item.kind])
        for item in meeting.items.select_related("asked_by", "notes_by")
    }
    for row in MeetingDecision.objects.filter(meeting=meeting).select_related("decision"):
        found[row.item_id].decisions.append(row.decision)
    for action in ActionItem.objects.filter(meeting=meeting, passed_from=None).select_related(
        "person", "passed_to__person"
    ):
        if action.item_id in found:
            found[action.item_id].actions.append(action)
    return list(found.values())


def current(found: Iterable[Point], pk: str = "") -> Point | None:
    """The point asked for, or the one that is talked of now, or the first that waits."""
    rows = list(found)
    asked = next((point for point in rows if str(point.item.pk) == pk), None)
    now = next((point for point in rows if point.state == "now"), None)
    return asked or now or next((point for point in rows if not point.state), None)


def after(found: list[Point], point: Point | None) -> Point | None:
    """The next point that was not talked of."""
    others = [one for one in found if not one.state and one is not point]
    if point is None or point not in found:
        return others[0] if others else None
    place = found.index(point)
    return next((one for one in others if found.index(one) > place), others[0] if others else None)


@dataclass(frozen=True)
class Presence:
    person: Person
    state: str


def presences(meeting: Meeting) -> list[Presence]:
    """Every member of the day, with what was noted of them."""
    noted = dict(Attendance.objects.filter(meeting=meeting).values_list("person", "state"))
    members = coops.members(meeting.coop, meeting.held_on)
    return [Presence(person, noted.get(person.pk, "")) for person in members]


def enough(meeting: Meeting, found: Iterable[Presence]) -> str:
    """Are there enough people to decide, in words."""
    return minutes.enough_words(meeting, sum(one.state == "present" for one in found))


def signatures(meeting: Meeting) -> list[MinutesSignature]:
    rows = MinutesSignature.objects.filter(meeting=meeting).select_related("person", "seal")
    return list(rows.order_by("signed_at", "pk"))


def may_sign(meeting: Meeting) -> QuerySet[Person]:
    """Those who were there and have not signed."""
    there = Attendance.objects.filter(meeting=meeting, state="present").values("person")
    signed = MinutesSignature.objects.filter(meeting=meeting).values("person")
    return Person.objects.filter(pk__in=there).exclude(pk__in=signed).order_by("first_name", "pk")


def to_add(meeting: Meeting, on: date) -> list[agenda.Point]:
    """What opened since the agenda was built."""
    return agenda.missing(meeting, on)


def url_of(item: AgendaItem, person: Person, on: date) -> str:
    """The page of what a point talks of; empty when it has none. One or two queries."""
    slug = item.meeting.coop.slug
    kind, _, pk = item.thing.rpartition("/")
    if item.thing == "governance/actions":
        return reverse("governance:actions.index", args=[slug])
    if kind == "governance/mandate":
        role = Mandate.objects.filter(pk=pk).values_list("role__key", flat=True).first()
        return reverse("governance:roles.show", args=[slug, role]) if role else ""
    if kind == "governance/decision":
        number = Decision.objects.filter(pk=pk).values_list("number", flat=True).first()
        return reverse("governance:reviews.new", args=[slug, number]) if number else ""
    if kind == "governance/election":
        number = Election.objects.filter(pk=pk).values_list("number", flat=True).first()
        return reverse("governance:elections.show", args=[slug, number]) if number else ""
    if kind == "governance/proposal":
        return _table(item, slug, pk)
    known = kind in settings.KPACITE_TOPICS
    topic = talks.topic_on_page(person, item.thing, on) if known else None
    return topic.url if topic else ""


def _table(item: AgendaItem, slug: str, pk: str) -> str:
    """During the meeting, the table where each speaks in turn; otherwise its page."""
    number = Proposal.objects.filter(pk=pk).values_list("number", flat=True).first()
    if number is None:
        return ""
    if item.meeting.opened_at and not item.meeting.closed_at:
        return reverse("governance:tables.show", args=[slug, number])
    return reverse("governance:proposals.show", args=[slug, number])


def events(person: Person, start: date, end: date) -> list[Event]:
    """The meetings of the person's coops, for their calendar (settings.KPACITE_CALENDAR)."""
    # One filter, one membership: of this person, not over before the meeting.
    rows = Meeting.objects.filter(
        Q(coop__memberships__left_on=None) | Q(coop__memberships__left_on__gt=F("held_on")),
        coop__memberships__person=person, held_on__range=(start, end),
    ).select_related("coop").defer("minutes", "minutes_pdf").distinct()  # fmt: skip
    return [_event(meeting) for meeting in rows.order_by("held_on", "starts_at", "pk")]


def _event(meeting: Meeting) -> Event:
    starts = timezone.make_aware(datetime.combine(meeting.held_on, meeting.starts_at))
    return Event(
        uid=f"governance-meeting-{meeting.pk}", title=f"{meeting.coop.name} : {meeting.title}",
        starts=starts, ends=starts + timedelta(hours=2), place=meeting.place,
        url=reverse("governance:meetings.show", args=[meeting.coop.slug, meeting.number]),
        cancelled=meeting.cancelled_at is not None,
    )  # fmt: skip
