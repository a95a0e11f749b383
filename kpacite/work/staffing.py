"""Taking a place on a mission, and leaving it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q

from kpacite.coops import queries as coops
from kpacite.governance import queries as governance
from kpacite.joining import guardians
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.work.models import Delivery, Mission, Seat, SeatTaking


class MissionIsDone(Refusal):
    """The mission was delivered: its team does not change any more."""

    sentence = "Cette mission est déjà faite. L’équipe ne change plus."


class AlreadyOnTheMission(Refusal):
    """One place per person on a mission."""

    sentence = "Cette personne a déjà une place. Elle la laisse d’abord, puis elle change."


class NoPlaceLeft(Refusal):
    """All the places of this kind are taken."""

    sentence = "Toutes ces places sont prises. Regardez les autres places de la mission."


class NotOnThisSeat(Refusal):
    """The person does not hold this place."""

    sentence = "Cette personne n’a pas cette place. Rechargez la page de la mission."


class NotAMember(Refusal):
    """Only the people of the coop take part in its missions."""

    sentence = "Cette personne n’est pas membre de la coopérative. Parlez-en avec elle."


class SuspendedForNow(Refusal):
    """The coop asked this person to stop for a while; their place waits for them."""

    sentence = "Cette personne est en arrêt en ce moment. Elle reprendra une place ensuite."


class TeacherIsNotThere(Refusal):
    """Who teaches is on the mission, on a place of those who know."""

    sentence = "Cette personne n’est pas sur la mission. Choisissez quelqu’un qui y sera."


class TooYoungForTheActivity(Refusal):
    """The activity asks for an age, whoever signed: alcohol, dangerous machines (rule MIN-05)."""


class PlacesAreTaken(Refusal):
    """Fewer places than people already on them."""


def lock(mission: Mission) -> Mission:
    """The mission, held until the end of the transaction: two people may want the last place."""
    missions = Mission.objects.select_for_update(of=("self",), no_key=True)
    return missions.select_related("coop", "activity").get(pk=mission.pk)


def refuse_if_done(mission: Mission) -> None:
    if Delivery.objects.filter(mission=mission).exists():
        raise MissionIsDone


def refuse_too_young(mission: Mission, kind: str, person: Person, on: date) -> None:
    """A place to learn is open, but near machines; a paid one asks for a guardian; some activities
    ask for an age.

    Refuses: TooYoungForTheActivity; guardians.GuardianHasNotSigned, GuardianHasStopped.
    """
    activity = mission.activity
    if guardians.is_younger_than(person, activity.youngest, mission.starts_on):
        raise TooYoungForTheActivity(
            f"{activity.name} demande {activity.youngest} ans : {activity.youngest_because}. "
            "Choisissez une autre mission."
        )
    if activity.with_machines:
        guardians.require(person, "machines", on)
    if mission.kind == "market" and kind != "learn":
        guardians.require(person, "paid_seat", on)


@transaction.atomic
def take(
    *,
    seat: Seat,
    person: Person,
    by: Person | None,
    on: date,
    at: datetime,
    taught_by: Person | None = None,
) -> SeatTaking:
    """The person has this place on the mission; a learner may say who teaches them.

    The light is not asked here: somebody whose file is waiting may be on the card, not on the
    delivery (`delivering.deliver`).
    Refuses: NotAMember, SuspendedForNow, MissionIsDone, AlreadyOnTheMission, NoPlaceLeft,
    TeacherIsNotThere, TooYoungForTheActivity; for a minor on a paid place,
    guardians.GuardianHasNotSigned, GuardianHasStopped (C. civ. 1146; rule MIN-02).
    """
    mission = lock(seat.mission)
    if not coops.is_member(person, mission.coop, on):
        raise NotAMember
    if governance.is_suspended(person, mission.coop, on):
        raise SuspendedForNow
    refuse_if_done(mission)
    refuse_too_young(mission, seat.kind, person, on)
    held = SeatTaking.objects.filter(seat__mission=mission, left_at=None).select_related("seat")
    takings = list(held)
    if any(taking.person_id == person.pk for taking in takings):
        raise AlreadyOnTheMission
    seat = Seat.objects.get(pk=seat.pk)
    if sum(taking.seat_id == seat.pk for taking in takings) >= seat.places:
        raise NoPlaceLeft
    if taught_by is not None and not _may_teach(taught_by, takings, seat):
        raise TeacherIsNotThere
    taking = SeatTaking.objects.create(seat=seat, person=person, taken_at=at, taught_by=taught_by)
    deeds.note(
        verb="work.seat.taken", thing=mission.address, by=by, about=person, note=seat.kind,
        coop_key=mission.coop.slug, at=at,
    )  # fmt: skip
    return taking


@transaction.atomic
def leave(*, seat: Seat, person: Person, by: Person, at: datetime) -> SeatTaking:
    """The place is free again; those the person taught look for somebody else.

    Refuses: MissionIsDone, NotOnThisSeat.
    """
    mission = lock(seat.mission)
    refuse_if_done(mission)
    taking = SeatTaking.objects.filter(seat=seat, person=person, left_at=None).first()
    if taking is None:
        raise NotOnThisSeat
    taking.left_at = at
    taking.save(update_fields=["left_at"])
    learners = SeatTaking.objects.filter(seat__mission=mission, left_at=None, taught_by=person)
    learners.update(taught_by=None)
    deeds.note(
        verb="work.seat.left", thing=mission.address, by=by, about=person, note=seat.kind,
        coop_key=mission.coop.slug, at=at,
    )  # fmt: skip
    return taking


def set_places(*, mission: Mission, places: Mapping[str, int]) -> None:
    """Write the number of places of each kind of a locked mission (see `opening.edit`).

    Refuses: PlacesAreTaken.
    """
    taken = Count("takings", filter=Q(takings__left_at=None))
    for seat in mission.seats.annotate(taken=taken):
        wanted = places.get(seat.kind, seat.places)
        if wanted < seat.taken:
            raise PlacesAreTaken(
                f"{seat.taken} personnes ont déjà une place « {seat.get_kind_display()} ». "
                "Gardez au moins autant de places."
            )
        if wanted != seat.places:
            Seat.objects.filter(pk=seat.pk).update(places=wanted)


def _may_teach(person: Person, takings: list[SeatTaking], seat: Seat) -> bool:
    return seat.kind == "learn" and any(
        taking.person_id == person.pk and taking.seat.kind != "learn" for taking in takings
    )
