"""Who may see and do what with the money that is shared."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kpacite.coops.access import coop_of_member
from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.people.models import Person
from kpacite.people.telling import Topic
from kpacite.sharing import queries
from kpacite.sharing.models import Distribution, DistributionLine
from kpacite.work import queries as work
from kpacite.work.models import Mission


def account_of(person: Person, slug: str, on: date) -> Coop:
    """The coop where the person has an account: theirs, or one they left.

    What is owed to somebody who left is still theirs to read.
    """
    coop = Coop.objects.filter(
        slug=slug, memberships__person=person, memberships__joined_on__lte=on
    ).first()
    if coop is None:
        raise Http404
    return coop


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
    """A distribution of one's coop; for others it does not exist.

    Somebody who left still answers for their own part: the others wait for it.
    """
    rows = queries.distributions(
        _mission_of_sharer(person, coop, mission) or mission_of_member(person, coop, mission, on)
    )
    found = rows.filter(number=number).first()
    if found is None:
        raise Http404
    return found


def _mission_of_sharer(person: Person, slug: str, mission: int) -> Mission | None:
    """A mission where the person has a part, whether they are still of the coop or not."""
    mine = DistributionLine.objects.filter(
        person=person, target="member", distribution__mission=mission
    )
    rows = Mission.objects.filter(coop__slug=slug, pk=mission, distributions__lines__in=mine)
    return rows.select_related("coop", "activity", "delivery").first()


def distribution_topic(person: Person, pk: int, on: date) -> Topic:
    """A sharing, to talk of: « parlons-en » has its place."""
    rows = Distribution.objects.select_related("coop", "mission")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    coop = coop_of_member(person, found.coop.slug, on)
    args = [coop.slug, found.mission_id, found.number]
    title = f"Le partage : {found.mission.title}"
    return Topic(coop.slug, title, reverse("sharing:distributions.show", args=args))


def may_see_parts(person: Person, mission: Mission, people: Iterable[Person], on: date) -> bool:
    """Each one's part is for the team, unless the coop opened it to all members (RGPD-14).

    Who worked under a rule keeps it: it must say so today, and have said so when the mission began.
    """
    if any(one.pk == person.pk for one in people):
        return True
    said = rulebook.timeline(mission.coop, "sharing.parts_seen_by")
    return all(said(day) == "members" for day in (on, min(on, mission.starts_on)))


def distribution_to_recompute(
    person: Person, coop: str, mission: int, number: int, on: date
) -> Distribution:
    """The distribution of somebody who has a line in it."""
    found = distribution_of_member(person, coop, mission, number, on)
    if person.pk not in {voice.person.pk for voice in queries.distribution_voices(found)}:
        raise PermissionDenied
    return found
