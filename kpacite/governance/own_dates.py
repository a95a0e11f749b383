"""What the coop decides, in a person's calendar: last days to answer, roles, things to do."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from kpacite.governance.models import ActionItem, Elector, Mandate, Round
from kpacite.people.models import Person
from kpacite.people.telling import Event


def of(person: Person, first: date, last: date) -> list[Event]:
    return [
        *_answers(person, first, last),
        *_roles(person, first, last),
        *_to_do(person, first, last),
    ]


def _answers(person: Person, first: date, last: date) -> list[Event]:
    """The last day of the rounds where the coop waits for this person's answer."""
    asked = Elector.objects.filter(person=person).values("proposal")
    rows = Round.objects.filter(
        proposal__in=asked, kind="consent", closed_at=None, closes_at__date__range=(first, last)
    ).select_related("proposal__coop", "version")
    return [
        Event(
            uid=f"round-{one.pk}", title=f"Dernier jour pour répondre : {one.version.title}",
            starts=day, ends=day,
            url=reverse(
                "governance:proposals.show", args=[one.proposal.coop.slug, one.proposal.number]
            ),
        )
        for one in rows
        if one.closes_at and (day := timezone.localtime(one.closes_at).date())
    ]  # fmt: skip


def _roles(person: Person, first: date, last: date) -> list[Event]:
    rows = Mandate.objects.filter(person=person, ends_on__range=(first, last))
    return [
        Event(
            uid=f"mandate-{one.pk}", title=f"Votre rôle finit : {one.role.name}",
            starts=one.ends_on, ends=one.ends_on,
            url=reverse("governance:roles.index", args=[one.role.coop.slug]),
        )
        for one in rows.select_related("role__coop")
    ]  # fmt: skip


def _to_do(person: Person, first: date, last: date) -> list[Event]:
    rows = ActionItem.objects.filter(
        person=person, due_on__range=(first, last), done_on=None, dropped_because="",
        passed_to=None,
    )  # fmt: skip
    return [
        Event(
            uid=f"action-{one.pk}", title=f"À faire : {one.what}", starts=one.due_on,
            ends=one.due_on, url=reverse("governance:actions.index", args=[one.coop.slug]),
        )
        for one in rows.select_related("coop")
        if one.due_on
    ]  # fmt: skip
