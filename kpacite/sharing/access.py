"""Who may see and do what with the money that is shared."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404

from kpacite.coops.access import coop_of_member
from kpacite.governance import rulebook
from kpacite.people.models import Person
from kpacite.sharing import queries
from kpacite.sharing.models import Distribution
from kpacite.work import queries as work
from kpacite.work.models import Mission


def mission_of_member(person: Person, coop: str, mission: int, on: date) -> Mission:
    """A mission of one's coop; for others it does not exist."""
    own = coop_of_member(person, coop, on)
    found = (
        Mission.objects.filter(coop=own, pk=mission)
        .select_related("coop", "activity", "delivery")
        .first()
    )
    if found is None:
        raise Http404
    return found


def mission_to_plan(person: Person, coop: str, mission: int, on: date) -> Mission:
    """The mission of somebody of its team: who shares, proposes how."""
    found = mission_of_member(person, coop, mission, on)
    if person.pk not in {member.person.pk for member in work.team(found)}:
        raise PermissionDenied
    return found


def distribution_of_member(
    person: Person, coop: str, mission: int, number: int, on: date
) -> Distribution:
    """A distribution of one's coop; for others it does not exist."""
    found = (
        queries.distributions(mission_of_member(person, coop, mission, on))
        .filter(number=number)
        .first()
    )
    if found is None:
        raise Http404
    return found


def may_see_parts(person: Person, mission: Mission, people: Iterable[Person], on: date) -> bool:
    """Each one's part is for the team, unless the coop opened it to all members (RGPD-14)."""
    if any(one.pk == person.pk for one in people):
        return True
    return rulebook.choice(mission.coop, "sharing.parts_seen_by", on) == "members"


def distribution_to_recompute(
    person: Person, coop: str, mission: int, number: int, on: date
) -> Distribution:
    """The distribution of somebody who has a line in it."""
    found = distribution_of_member(person, coop, mission, number, on)
    if person.pk not in {voice.person.pk for voice in queries.distribution_voices(found)}:
        raise PermissionDenied
    return found
