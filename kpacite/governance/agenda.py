"""The agenda of a meeting: what is open in the coop, and what anybody adds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.module_loading import import_string

from kpacite.coops.models import Coop
from kpacite.governance import holding
from kpacite.governance.models import AgendaItem, Meeting, MeetingDecision
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AlreadyOnTheAgenda(Refusal):
    """The same point is there: it was added twice, or somebody else thought of it."""

    sentence = "Ce point est déjà à l’ordre du jour. Vous pouvez le changer de place."


class PointWasTalkedOf(Refusal):
    """What was said is part of the minutes: it cannot be taken away."""

    sentence = "Ce point a déjà été discuté. Il reste dans le compte rendu."


class WeatherComesFirst(Refusal):
    """A meeting begins by asking everybody how they are."""

    sentence = "« Comment ça va » reste en premier. Chaque personne y parle d’abord."


Kind = Literal["weather", "proposal", "review", "election", "action", "person", "free"]


@dataclass(frozen=True)
class Point:
    """Something the next meeting has to talk of. `thing` is its address, `minutes` a guess."""

    kind: Kind
    title: str
    thing: str
    minutes: int = 10


WEATHER = Point("weather", "Comment ça va ?", "", 10)


def gather(coop: Coop, on: date) -> list[Point]:
    """What is open that day, as each room tells it (settings.KPACITE_AGENDA)."""
    return [point for tell in _rooms() for point in tell(coop, on)]


def missing(meeting: Meeting, on: date) -> list[Point]:
    """What is open and not on the agenda of this meeting yet."""
    there = set(meeting.items.exclude(thing="").values_list("thing", flat=True))
    found = {point.thing: point for point in gather(meeting.coop, on)}
    return [point for thing, point in found.items() if thing not in there]


def fill(*, meeting: Meeting, on: date, by: Person) -> list[AgendaItem]:
    """What is open that day and not yet on the agenda of a locked meeting is on it.

    Who calls the meeting, or completes it, notes the deed.
    """
    points = missing(meeting, on)
    rank = _last_rank(meeting)
    if rank == 0:
        points = [WEATHER, *points]
    return AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, rank=place, kind=point.kind, title=point.title[:160],
            thing=point.thing, minutes_planned=point.minutes,
        )
        for place, point in enumerate(points, start=rank + 1)
    )  # fmt: skip


@transaction.atomic
def complete(*, meeting: Meeting, on: date, by: Person, at: datetime) -> list[AgendaItem]:
    """What opened since the meeting was called is on its agenda too.

    Refuses: MeetingIsOver, MeetingIsCancelled.
    """
    meeting = _locked(meeting)
    added = fill(meeting=meeting, on=on, by=by)
    if added:
        _note("completed", meeting, by, at, f"{len(added)}")
    return added


@transaction.atomic
def add(
    *, meeting: Meeting, title: str, minutes: int = 10, thing: str = "", by: Person, at: datetime
) -> AgendaItem:
    """Somebody wants to talk of something: it comes last.

    Refuses: MeetingIsOver, MeetingIsCancelled, AlreadyOnTheAgenda.
    """
    meeting = _locked(meeting)
    if meeting.items.filter(title__iexact=title.strip()).exists():
        raise AlreadyOnTheAgenda
    item = AgendaItem.objects.create(
        meeting=meeting, rank=_last_rank(meeting) + 1, kind="free", title=title.strip(),
        thing=thing, minutes_planned=minutes, asked_by=by,
    )  # fmt: skip
    _note("added", meeting, by, at, item.title)
    return item


@transaction.atomic
def edit(*, item: AgendaItem, title: str, minutes: int, by: Person, at: datetime) -> AgendaItem:
    """The point has other words, or more time.

    Refuses: MeetingIsOver, MeetingIsCancelled, AlreadyOnTheAgenda.
    """
    meeting = _locked(item.meeting)
    same = meeting.items.filter(title__iexact=title.strip()).exclude(pk=item.pk)
    if same.exists():
        raise AlreadyOnTheAgenda
    item = AgendaItem.objects.get(pk=item.pk)
    item.title, item.minutes_planned = title.strip(), minutes
    item.save(update_fields=["title", "minutes_planned"])
    _note("edited", meeting, by, at, item.title)
    return item


@transaction.atomic
def move(*, item: AgendaItem, up: bool, by: Person, at: datetime) -> None:
    """The point is talked of sooner, or later; at the end of the list nothing happens.

    Refuses: MeetingIsOver, MeetingIsCancelled, WeatherComesFirst.
    """
    meeting = _locked(item.meeting)
    rows = list(meeting.items.all())
    here = next(place for place, row in enumerate(rows) if row.pk == item.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    if "weather" in (rows[here].kind, rows[there].kind):
        raise WeatherComesFirst
    rows[here], rows[there] = rows[there], rows[here]
    for rank, row in enumerate(rows, start=1):
        row.rank = rank
    AgendaItem.objects.bulk_update(rows, ["rank"])
    _note("moved", meeting, by, at, item.title)


@transaction.atomic
def remove(*, item: AgendaItem, by: Person, at: datetime) -> None:
    """The point is no longer to be talked of at this meeting.

    Refuses: MeetingIsOver, MeetingIsCancelled, WeatherComesFirst, PointWasTalkedOf.
    """
    meeting = _locked(item.meeting)
    item = AgendaItem.objects.get(pk=item.pk)
    if item.kind == "weather":
        raise WeatherComesFirst
    decided = MeetingDecision.objects.filter(item=item).exists()
    if item.started_at or item.notes or decided or item.actions.exists():
        raise PointWasTalkedOf
    _note("removed", meeting, by, at, item.title)
    item.delete()


@transaction.atomic
def take_up(*, item: AgendaItem, by: Person, at: datetime) -> AgendaItem:
    """The meeting talks of this point now; the one before is done.

    Refuses: MeetingIsOver, MeetingIsCancelled, MeetingHasNotStarted.
    """
    meeting = _going_on(item.meeting)
    meeting.items.filter(started_at__isnull=False, done_at=None).exclude(pk=item.pk).update(
        done_at=at
    )
    item = AgendaItem.objects.get(pk=item.pk)
    # Pressed twice, the clock of the point goes on.
    if item.started_at is None or item.done_at is not None:
        item.started_at, item.done_at = at, None
        item.save(update_fields=["started_at", "done_at"])
        _note("taken_up", meeting, by, at, item.title)
    return item


@transaction.atomic
def finish(*, item: AgendaItem, by: Person, at: datetime) -> AgendaItem:
    """The point is done; the next one waits.

    Refuses: MeetingIsOver, MeetingIsCancelled, MeetingHasNotStarted.
    """
    meeting = _going_on(item.meeting)
    item = AgendaItem.objects.get(pk=item.pk)
    if item.done_at is None:
        item.started_at, item.done_at = item.started_at or at, at
        item.save(update_fields=["started_at", "done_at"])
        _note("done", meeting, by, at, item.title)
    return item


def _rooms() -> Iterator[Callable[[Coop, date], list[Point]]]:
    return (import_string(path) for path in settings.KPACITE_AGENDA)


def _last_rank(meeting: Meeting) -> int:
    return meeting.items.aggregate(last=Max("rank"))["last"] or 0


def _locked(meeting: Meeting) -> Meeting:
    found = holding.lock(meeting)
    holding.refuse_if_fixed(found)
    return found


def _going_on(meeting: Meeting) -> Meeting:
    found = holding.lock(meeting)
    holding.refuse_if_not_going_on(found)
    return found


def _note(gesture: str, meeting: Meeting, by: Person, at: datetime, note: str) -> None:
    deeds.note(
        verb=f"governance.point.{gesture}", thing=meeting.address, by=by,
        coop_key=meeting.coop.slug, note=note, at=at,
    )  # fmt: skip
