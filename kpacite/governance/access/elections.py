"""Who may see the roles of a coop, its elections and how roles are passed on: its members."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kpacite.coops.access import coop_of_member
from kpacite.governance.models import Candidacy, Election, Handover, Role
from kpacite.people.models import Person
from kpacite.people.telling import Topic


def election_of(person: Person, slug: str, number: int, on: date) -> Election:
    """An election of the person's own coop."""
    coop = coop_of_member(person, slug, on)
    rows = Election.objects.select_related("coop", "role", "facilitator", "proposal")
    election = rows.filter(coop=coop, number=number).first()
    if election is None:
        raise Http404
    return election


def election_to_lead(person: Person, slug: str, number: int, on: date) -> Election:
    """The facilitator stops an election; the others are told who leads."""
    election = election_of(person, slug, number, on)
    if election.facilitator_id != person.pk:
        raise PermissionDenied
    return election


def candidacy_that_waits(person: Person, slug: str, number: int, on: date) -> Candidacy:
    """The name whose answer is awaited: by the person, or typed by the facilitator."""
    election = election_of(person, slug, number, on)
    candidacy = election.candidacies.select_related("person").filter(accepted=None).first()
    if candidacy is None:
        raise Http404
    candidacy.election = election
    if person.pk not in (candidacy.person_id, election.facilitator_id):
        raise PermissionDenied
    return candidacy


def role_of(person: Person, slug: str, key: str, on: date) -> Role:
    """A role of the person's own coop."""
    coop = coop_of_member(person, slug, on)
    role = Role.objects.select_related("coop").filter(coop=coop, key=key).first()
    if role is None:
        raise Http404
    return role


def handover_between(person: Person, slug: str, pk: int, on: date) -> Handover:
    """A role that is passed on: the two people move it, the others read it."""
    coop = coop_of_member(person, slug, on)
    rows = Handover.objects.select_related("role__coop", "giver", "taker")
    handover = rows.filter(role__coop=coop, pk=pk).first()
    if handover is None:
        raise Http404
    if person.pk not in (handover.giver_id, handover.taker_id):
        raise PermissionDenied
    return handover


def election_topic(person: Person, pk: int, on: date) -> Topic:
    """An election one may talk about (settings.KPACITE_TOPICS)."""
    election = Election.objects.select_related("coop", "role").filter(pk=pk).first()
    if election is None:
        raise Http404
    coop_of_member(person, election.coop.slug, on)
    url = reverse("governance:elections.show", args=[election.coop.slug, election.number])
    title = f"Élection : {election.role.name}"
    return Topic(election.coop.slug, title, url, closed=election.stopped_at is not None)
