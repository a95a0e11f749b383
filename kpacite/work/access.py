"""Who may see what of the missions and contributions of a coop: its members; others get a 404."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.urls import reverse

from kpacite.coops import access as coops
from kpacite.coops.models import Coop
from kpacite.people.models import Person
from kpacite.people.telling import Topic
from kpacite.work.models import Acknowledgement, Contribution, Delivery, Mission, Purchase, Seat

T = TypeVar("T", bound=Model)


def mission_of(person: Person, slug: str, pk: int, on: date) -> Mission:
    """A mission of the person's coop."""
    coop = coops.coop_of_member(person, slug, on)
    rows = Mission.objects.select_related("coop", "activity", "delivery__noted_by")
    return _found(rows.filter(coop=coop, pk=pk).first())


def mission_topic(person: Person, pk: int, on: date) -> Topic:
    """A mission, to talk of: the members of its coop do."""
    found = _found(Mission.objects.select_related("coop").filter(pk=pk).first())
    coop = coops.coop_of_member(person, found.coop.slug, on)
    url = reverse("web:missions.show", args=[coop.slug, found.pk])
    return Topic(coop_key=coop.slug, title=found.title, url=url)


def mission_to_change(person: Person, slug: str, pk: int, on: date) -> Mission:
    """A mission that is not done yet: its dates, places and team may still change."""
    mission = mission_of(person, slug, pk, on)
    if Delivery.objects.filter(mission=mission).exists():
        raise PermissionDenied
    return mission


def seat_of(person: Person, slug: str, mission: int, kind: str, on: date) -> Seat:
    """The places of one kind of a mission of the person's coop."""
    found = mission_of(person, slug, mission, on)
    return _found(Seat.objects.filter(mission=found, kind=kind).select_related("mission").first())


def purchase_of(person: Person, slug: str, mission: int, pk: int, on: date) -> Purchase:
    found = mission_of(person, slug, mission, on)
    rows = Purchase.objects.select_related("mission__coop", "paid_by")
    return _found(rows.filter(mission=found, pk=pk).first())


def purchase_to_cancel(person: Person, slug: str, mission: int, pk: int, on: date) -> Purchase:
    """Who noted the purchase or paid it takes it back."""
    purchase = purchase_of(person, slug, mission, pk, on)
    if person.pk not in (purchase.noted_by_id, purchase.paid_by_id):
        raise PermissionDenied
    return purchase


def contribution_of(person: Person, slug: str, pk: int, on: date) -> Contribution:
    """A contribution of the person's coop, whoever gave it: the coop is open to its members."""
    coop = coops.coop_of_member(person, slug, on)
    rows = Contribution.objects.select_related(
        "coop", "person", "declared_by", "mission", "original", "corrected_by"
    )
    return _found(rows.filter(coop=coop, pk=pk).first())


def contribution_topic(person: Person, pk: int, on: date) -> Topic:
    """A help, to talk of; once corrected, one talks of the version that counts."""
    rows = Contribution.objects.select_related("coop", "person", "corrected_by")
    found = _found(rows.filter(pk=pk).first())
    coop = coops.coop_of_member(person, found.coop.slug, on)
    return Topic(
        coop_key=coop.slug,
        title=f"L’aide de {found.person.first_name}",
        url=reverse("work:contributions.show", args=[coop.slug, found.pk]),
        closed=hasattr(found, "corrected_by"),
    )


def may_correct(person: Person, contribution: Contribution) -> bool:
    return person.pk in (contribution.person_id, contribution.declared_by_id)


def contribution_to_correct(person: Person, slug: str, pk: int, on: date) -> Contribution:
    """The person, or who typed it in for them."""
    contribution = contribution_of(person, slug, pk, on)
    if not may_correct(person, contribution):
        raise PermissionDenied
    return contribution


def contribution_to_answer(person: Person, slug: str, pk: int, on: date) -> Contribution:
    """The contribution of somebody else: nobody thanks themselves."""
    contribution = contribution_of(person, slug, pk, on)
    if contribution.person_id == person.pk:
        raise PermissionDenied
    return contribution


def question_of(person: Person, slug: str, pk: int, on: date) -> Acknowledgement:
    """A question or an objection, for the two people it is between."""
    coop: Coop = coops.coop_of_member(person, slug, on)
    rows = Acknowledgement.objects.exclude(kind="thanks").select_related("contribution__person")
    question = _found(rows.filter(contribution__coop=coop, pk=pk).first())
    if person.pk not in (question.by_id, question.contribution.person_id):
        raise PermissionDenied
    return question


def _found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
