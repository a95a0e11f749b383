"""Who may see a conflict: those it is between, those who help; all members from the meeting on."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kpacite.coops.access import coop_of_member
from kpacite.governance.models import Conflict, ConflictStep
from kpacite.governance.queries import conflicts as queries
from kpacite.people.models import Person
from kpacite.people.telling import Topic


def conflict_of(person: Person, slug: str, pk: int, on: date) -> Conflict:
    """A conflict that the person may see; for the others it does not exist."""
    coop = coop_of_member(person, slug, on)
    found = queries.conflicts(coop, person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def topic(person: Person, pk: int, on: date) -> Topic:
    """Where a conflict is found, for those who may see it. It is not talked of in a thread."""
    slug = Conflict.objects.filter(pk=pk).values_list("coop__slug", flat=True).first()
    found = conflict_of(person, slug or "", pk, on)
    url = reverse("governance:conflicts.show", args=[found.coop.slug, found.pk])
    return Topic(coop_key=found.coop.slug, title="Un désaccord", url=url, closed=True)


def conflict_to_follow(person: Person, slug: str, pk: int, on: date) -> Conflict:
    """Those concerned and those who help write; whoever only reads it at the meeting does not."""
    found = conflict_of(person, slug, pk, on)
    if not queries.is_concerned(person, found):
        raise PermissionDenied
    return found


def step_going_on(person: Person, slug: str, pk: int, on: date) -> ConflictStep:
    """The last step of a conflict, for those who follow it."""
    return list(conflict_to_follow(person, slug, pk, on).steps.all())[-1]
