"""Meeting: the members call one, say who leads it and who writes, and note who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import agenda, holding
from kpacite.governance.core.rotation import Turn, in_turn, pair
from kpacite.governance.models import Attendance, Meeting
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

PRESENCES = ("present", "excused", "absent")


class MeetingIsInThePast(Refusal):
    """A meeting is called before it happens."""

    sentence = "Ce jour est passé. Choisissez un jour à venir."


class MeetingAlreadyCalled(Refusal):
    """The coop meets already at that hour: the form was sent twice, or two people called."""

    sentence = "Une réunion est déjà prévue à cette heure. Ajoutez votre point à cette réunion."


class MeetingHasStarted(Refusal):
    """The meeting is going on: its day and hour are facts now."""

    sentence = "La réunion a commencé. Son jour et son lieu ne changent plus."


class MeetingIsLater(Refusal):
    """A meeting does not begin before its day."""

    sentence = "Cette réunion est prévue un autre jour. Changez d’abord sa date."


class ReasonIsMissing(Refusal):
    """People who kept an evening free deserve a reason."""

    sentence = "Dites pourquoi, en quelques mots. Les autres le liront."


class NotAMember(Refusal):
    """Members meet; whoever is not one is a guest, and leads nothing."""

    sentence = "Cette personne n’est pas membre de la coop. Choisissez un membre."


@dataclass(frozen=True)
class Plan:
    """What is said of a meeting when it is called."""

    title: str
    held_on: date
    starts_at: time
    place: str = ""


@transaction.atomic
def call(*, coop: Coop, plan: Plan, by: Person, on: date, at: datetime) -> Meeting:
    """The coop will meet; its agenda is built from what is open, "Comment ça va" first.

    Who leads and who writes: those whose turn it is. It can be changed (`lead`).
    Refuses: MeetingIsInThePast, MeetingAlreadyCalled.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    _check_plan(coop, plan, on)
    leads, writes = whose_turn(coop, on)
    last = Meeting.objects.filter(coop=coop).aggregate(last=Max("number"))["last"] or 0
    meeting = Meeting.objects.create(
        coop=coop, number=last + 1, title=plan.title, held_on=plan.held_on,
        starts_at=plan.starts_at, place=plan.place, facilitator_id=leads, note_taker_id=writes,
        called_by=by, called_at=at,
    )  # fmt: skip
    agenda.fill(meeting=meeting, on=plan.held_on, by=by)
    _note("called", meeting, by, at)
    return meeting


def whose_turn(coop: Coop, on: date) -> tuple[int, int]:
    """Who leads and who writes the next meeting, among the members of the day: two ids.

    The meetings that were cancelled do not count.
    """
    past = Meeting.objects.filter(coop=coop, cancelled_at=None).order_by("held_on")
    led: dict[int, list[date]] = {}
    wrote: dict[int, list[date]] = {}
    for leads, writes, day in past.values_list("facilitator", "note_taker", "held_on"):
        led.setdefault(leads, []).append(day)
        wrote.setdefault(writes, []).append(day)
    members = list(coops.members(coop, on).values_list("pk", flat=True))

    def order(done: dict[int, list[date]]) -> list[int]:
        days = ((member, done.get(member, [])) for member in members)
        return in_turn(Turn(who, len(on), on[-1] if on else None) for who, on in days)

    return pair(order(led), order(wrote))


@transaction.atomic
def change(*, meeting: Meeting, plan: Plan, by: Person, on: date, at: datetime) -> Meeting:
    """The meeting has another title, day, hour or place; those who come are told.

    Refuses: MeetingIsOver, MeetingIsCancelled, MeetingHasStarted, MeetingIsInThePast,
    MeetingAlreadyCalled.
    """
    meeting = holding.lock(meeting)
    holding.refuse_if_fixed(meeting)
    if meeting.opened_at is not None:
        raise MeetingHasStarted
    _check_plan(meeting.coop, plan, on, but=meeting)
    meeting.title, meeting.place = plan.title, plan.place
    meeting.held_on, meeting.starts_at = plan.held_on, plan.starts_at
    meeting.save(update_fields=["title", "place", "held_on", "starts_at"])
    _note("changed", meeting, by, at)
    return meeting


@transaction.atomic
def lead(
    *, meeting: Meeting, facilitator: Person, note_taker: Person, by: Person, on: date, at: datetime
) -> Meeting:
    """Others lead and write than those whose turn it was.

    Refuses: MeetingIsOver, MeetingIsCancelled, NotAMember.
    """
    meeting = holding.lock(meeting)
    holding.refuse_if_fixed(meeting)
    here = set(coops.members(meeting.coop, on).values_list("pk", flat=True))
    if not {facilitator.pk, note_taker.pk} <= here:
        raise NotAMember
    meeting.facilitator, meeting.note_taker = facilitator, note_taker
    meeting.save(update_fields=["facilitator", "note_taker"])
    _note("led", meeting, by, at, note=f"{facilitator.first_name}, {note_taker.first_name}")
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, because: str, by: Person, at: datetime) -> Meeting:
    """The meeting does not take place; everybody reads why. Its points wait for the next one.

    Refuses: MeetingIsOver, MeetingIsCancelled, MeetingHasStarted, ReasonIsMissing.
    """
    meeting = holding.lock(meeting)
    holding.refuse_if_fixed(meeting)
    if meeting.opened_at is not None:
        raise MeetingHasStarted
    if not because.strip():
        raise ReasonIsMissing
    meeting.cancelled_at, meeting.cancelled_because = at, because.strip()
    meeting.save(update_fields=["cancelled_at", "cancelled_because"])
    _note("cancelled", meeting, by, at, note=because)
    return meeting


@transaction.atomic
def start(*, meeting: Meeting, by: Person, on: date, at: datetime) -> Meeting:
    """The meeting begins: names are noted, points are taken up, minutes are written.

    Doing it twice changes nothing: two phones may press at once.
    Refuses: MeetingIsOver, MeetingIsCancelled, MeetingIsLater.
    """
    meeting = holding.lock(meeting)
    holding.refuse_if_fixed(meeting)
    if meeting.opened_at is not None:
        return meeting
    if meeting.held_on > on:
        raise MeetingIsLater
    meeting.opened_at = at
    meeting.save(update_fields=["opened_at"])
    _note("started", meeting, by, at)
    return meeting


@transaction.atomic
def attend(
    *, meeting: Meeting, presences: Mapping[int, str], by: Person, at: datetime
) -> list[Attendance]:
    """Each member named is there, excused, or absent; the others stay as they were noted.

    Law: rule ORG-03 (attendance sheet).
    Refuses: MeetingIsOver, MeetingIsCancelled, NotAMember.
    """
    meeting = holding.lock(meeting)
    holding.refuse_if_fixed(meeting)
    members = set(coops.members(meeting.coop, meeting.held_on).values_list("pk", flat=True))
    if not set(presences) <= members:
        raise NotAMember
    known = {row.person_id: row for row in Attendance.objects.filter(meeting=meeting)}
    changed = []
    for person, state in presences.items():
        row = known.get(person) or Attendance(meeting=meeting, person_id=person)
        if row.state != state:
            row.state, row.noted_by, row.at = state, by, at
            row.save()
            changed.append(row)
    if changed:
        _note("attended", meeting, by, at, note=str(len(changed)))
    return changed


def _check_plan(coop: Coop, plan: Plan, on: date, but: Meeting | None = None) -> None:
    if plan.held_on < on:
        raise MeetingIsInThePast
    same = Meeting.objects.filter(
        coop=coop, held_on=plan.held_on, starts_at=plan.starts_at, cancelled_at=None
    )
    if same.exclude(pk=but.pk if but else 0).exists():
        raise MeetingAlreadyCalled


def _note(gesture: str, meeting: Meeting, by: Person, at: datetime, note: str = "") -> None:
    deeds.note(
        verb=f"governance.meeting.{gesture}", thing=meeting.address, by=by,
        coop_key=meeting.coop.slug, note=note, at=at,
    )  # fmt: skip
