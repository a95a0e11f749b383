"""Opening a mission, and changing what was foreseen."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.hosts.models import Activity
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.work import staffing
from kpacite.work.models import Mission, Seat

KINDS = ("carry", "help", "learn")


class MissionEndsBeforeItStarts(Refusal):
    """The last day comes before the first one."""

    sentence = "Le dernier jour est avant le premier jour. Changez une des deux dates."


class NobodyWouldCarry(Refusal):
    """A mission needs at least one place for somebody who carries it."""

    sentence = "Il faut au moins une place pour la personne qui porte la mission."


class NoRoomToLearn(Refusal):
    """A paid mission keeps a place to learn, or says why it cannot."""

    sentence = (
        "Il n’y a pas de place pour apprendre. Gardez une place, "
        "ou dites pourquoi ce n’est pas possible cette fois."
    )


@transaction.atomic
def open_mission(
    *,
    coop: Coop,
    title: str,
    kind: str,
    activity: Activity,
    starts_on: date,
    ends_on: date,
    seats: Mapping[str, int],
    by: Person | None,
    at: datetime,
    place: str = "",
    for_whom: str = "",
    description: str = "",
    origin: str = "",
    no_learner_reason: str = "",
) -> Mission:
    """A mission is on the board, with its places: porte, aide, apprend.

    The three kinds of places always exist, so that a missing one can be seen. When the caller
    says nothing of learning, one place is kept for it.
    Refuses: MissionEndsBeforeItStarts, NobodyWouldCarry, NoRoomToLearn.
    """
    places = {"carry": 1, "help": 0, "learn": 1, **seats}
    _check_dates(starts_on, ends_on)
    _check_places(places)
    if kind == "market" and not places["learn"]:
        _ask_why_nobody_learns(coop, starts_on, no_learner_reason)
    mission = Mission.objects.create(
        coop=coop, title=title, kind=kind, activity=activity, starts_on=starts_on,
        ends_on=ends_on, place=place, for_whom=for_whom, description=description, origin=origin,
        no_learner_reason=no_learner_reason.strip(), created_at=at,
    )  # fmt: skip
    Seat.objects.bulk_create(
        Seat(mission=mission, kind=seat, places=places[seat]) for seat in KINDS
    )
    deeds.note(verb="work.mission.opened", thing=mission.address, by=by, coop_key=coop.slug, at=at)
    return mission


@transaction.atomic
def edit(
    *,
    mission: Mission,
    title: str,
    starts_on: date,
    ends_on: date,
    place: str,
    for_whom: str,
    description: str,
    seats: Mapping[str, int],
    by: Person,
    at: datetime,
    no_learner_reason: str = "",
) -> Mission:
    """The mission says its new dates, place and number of places; those who came stay.

    Refuses: MissionIsDone, MissionEndsBeforeItStarts, NobodyWouldCarry, PlacesAreTaken,
    NoRoomToLearn.
    """
    mission = staffing.lock(mission)
    staffing.refuse_if_done(mission)
    _check_dates(starts_on, ends_on)
    _check_places(seats)
    if mission.kind == "market" and not seats["learn"]:
        _ask_why_nobody_learns(mission.coop, starts_on, no_learner_reason)
    staffing.set_places(mission=mission, places=seats)
    mission.title, mission.place, mission.for_whom = title, place, for_whom
    mission.description, mission.no_learner_reason = description, no_learner_reason.strip()
    moved = (mission.starts_on, mission.ends_on) != (starts_on, ends_on)
    mission.starts_on, mission.ends_on = starts_on, ends_on
    mission.save()
    deeds.note(
        verb="work.mission.moved" if moved else "work.mission.edited",
        thing=mission.address, by=by, coop_key=mission.coop.slug, at=at,
    )  # fmt: skip
    return mission


def _check_dates(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise MissionEndsBeforeItStarts


def _check_places(places: Mapping[str, int]) -> None:
    if places["carry"] < 1:
        raise NobodyWouldCarry


def _ask_why_nobody_learns(coop: Coop, on: date, reason: str) -> None:
    if not reason.strip() and rulebook.yes(coop, "work.learner_seat", on):
        raise NoRoomToLearn
