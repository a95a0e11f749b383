"""Saying that a mission is done."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kpacite.governance import rulebook
from kpacite.hosts import covering
from kpacite.hosts import queries as hosts
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.work import queries, staffing
from kpacite.work.models import Delivery, Mission


class NotDoneYet(Refusal):
    """A day to come cannot be the day when it was done."""

    sentence = "Ce jour n’est pas encore passé. Notez-le quand la mission est faite."


class NobodyWasThere(Refusal):
    """Nobody has a place on the mission, and nobody said they worked on it."""

    sentence = (
        "Personne n’a de place sur cette mission. "
        "Les personnes présentes prennent une place d’abord."
    )


class RedLight(Refusal):
    """Somebody of the team may not work for a client yet."""


class NobodyLearned(Refusal):
    """A paid mission goes ahead without anybody to learn, and without a reason."""

    sentence = (
        "Personne n’a appris sur cette mission. Dites pourquoi il n’y avait pas de place : "
        "cela aide pour la prochaine fois."
    )


@transaction.atomic
def deliver(
    *, mission: Mission, on: date, by: Person, at: datetime, no_learner_reason: str = ""
) -> Delivery:
    """The mission is done, that day, by its team.

    Refuses: MissionIsDone, NotDoneYet, NobodyWasThere, RedLight, NobodyLearned; for a minor,
    TooYoungForTheActivity, guardians.GuardianHasNotSigned, GuardianHasStopped.
    Law: C. com. art. L127-1 and R127-1 (nobody works for a client outside a contract and its
    insurance); the light of `hosts.covering` reads both.
    """
    mission = staffing.lock(mission)
    staffing.refuse_if_done(mission)
    if on > timezone.localtime(at).date():
        raise NotDoneYet
    team = queries.team(mission)
    if not team:
        raise NobodyWasThere
    for member in team:
        # Asked again: a guardian may have stopped since the place was taken (rule MIN-06).
        staffing.refuse_too_young(mission, member.seat_kind, member.person, on)
    if mission.kind == "market":
        _refuse_red_lights(mission, [member.person for member in team], on)
        _ask_for_a_learner(mission, team, on, no_learner_reason.strip())
    delivery = Delivery.objects.create(mission=mission, delivered_on=on, noted_by=by)
    deeds.note(
        verb="work.mission.delivered", thing=mission.address, by=by, coop_key=mission.coop.slug,
        at=at,
    )  # fmt: skip
    return delivery


def _refuse_red_lights(mission: Mission, team: list[Person], on: date) -> None:
    """Nobody of the team may be without contract or insurance on the days of the work."""
    lights = covering.lights(
        persons=team, host=hosts.host_of(mission.coop, on), activity=mission.activity,
        starts_on=min(mission.starts_on, on), ends_on=on, on=on,
    )  # fmt: skip
    red = [person.first_name for person in team if lights[person.pk].colour == "red"]
    if red:
        raise RedLight(
            f"{french.join(*red)} : pas encore de feu vert de la coop d’emploi. "
            "La mission attend, ou l’équipe change."
        )


def _ask_for_a_learner(
    mission: Mission, team: list[queries.TeamMember], on: date, reason: str
) -> None:
    if any(member.seat_kind == "learn" for member in team) or mission.no_learner_reason:
        return
    # The rule of the day it began, as when its places were foreseen.
    if not rulebook.yes(mission.coop, "work.learner_seat", min(on, mission.starts_on)):
        return
    if not reason:
        raise NobodyLearned
    mission.no_learner_reason = reason[:240]
    mission.save(update_fields=["no_learner_reason"])
