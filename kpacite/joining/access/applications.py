"""Who may see what of those who want to come: the members of the coop, and the link for them."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.urls import reverse

from kpacite.coops import access as coops
from kpacite.coops import queries as members
from kpacite.coops.models import Coop
from kpacite.governance import roles
from kpacite.joining.models import (
    Application,
    Commitment,
    DiscoverySeat,
    DiscoverySession,
    SecondLook,
    SharedWording,
)
from kpacite.lib import keys
from kpacite.people.models import Person
from kpacite.people.telling import Topic

T = TypeVar("T", bound=Model)


def application_by_link(token: str) -> Application:
    """The application behind a link or a code typed from a paper; a guessed one opens nothing."""
    found = Application.objects.select_related("coop", "entered_by").filter(token=token).first()
    if found is None or not token:
        raise Http404
    return found


def token_of_code(typed: str) -> str | None:
    """The link behind what somebody typed from their paper; None when nothing is there."""
    token = keys.typed(typed)
    return token if token and Application.objects.filter(token=token).exists() else None


def application_of(person: Person, slug: str, number: int, on: date) -> Application:
    """An application to the person's own coop; elsewhere it does not exist."""
    coop = coops.coop_of_member(person, slug, on)
    rows = Application.objects.select_related(
        "coop", "entered_by", "decided_by", "person", "second_look", "shared_wording"
    )
    return _found(rows.filter(coop=coop, number=number).first())


def open_application_of(person: Person, slug: str, number: int, on: date) -> Application:
    """One that still waits for an answer."""
    application = application_of(person, slug, number, on)
    if not application.is_open:
        raise PermissionDenied
    return application


def may_print_slip(person: Person, application: Application, on: date) -> bool:
    """Who typed it, or who leads the meetings: the slip opens the applicant's own page."""
    if not application.is_open:
        return False
    typed = application.entered_by_id == person.pk
    return typed or roles.holds(person, application.coop, "facilitator", on)


def application_to_print(person: Person, slug: str, number: int, on: date) -> Application:
    application = application_of(person, slug, number, on)
    if not may_print_slip(person, application, on):
        raise PermissionDenied
    return application


def look_of(person: Person, slug: str, number: int, on: date) -> SecondLook:
    """A second look that waits; who noted the « pas maintenant » does not make it."""
    application = application_of(person, slug, number, on)
    look: SecondLook | None = getattr(application, "second_look", None)
    if look is None:
        raise Http404
    if look.looked_at or application.decided_by_id == person.pk:
        raise PermissionDenied
    return look


def session_of(person: Person, slug: str, pk: int, on: date) -> DiscoverySession:
    """A discovery session of the person's own coop."""
    coop = coops.coop_of_member(person, slug, on)
    rows = DiscoverySession.objects.select_related("coop", "host")
    return _found(rows.filter(coop=coop, pk=pk).first())


def session_to_come(coop: Coop, pk: int) -> DiscoverySession:
    """A session of this coop, for who follows their application by a link."""
    rows = DiscoverySession.objects.select_related("coop")
    return _found(rows.filter(coop=coop, pk=pk).first())


def application_to_correct(token: str) -> Application:
    """The applicant's own, while it waits for an answer."""
    application = application_by_link(token)
    if not application.is_open:
        raise PermissionDenied
    return application


def commitment_of(application: Application, pk: str) -> Commitment:
    """A commitment of this application, named by the form that was shown."""
    found = Commitment.objects.select_related("application").filter(
        application=application, pk=number(pk)
    )
    return _found(found.first())


def wording_of(application: Application) -> SharedWording:
    return _found(SharedWording.objects.filter(application=application).first())


def number(words: str | None) -> int:
    """What a hidden field says; anything else names nothing."""
    return int(words) if words and words.isdecimal() and len(words) < 19 else 0


def seat_of(session: DiscoverySession, number: int) -> DiscoverySeat:
    """The place of an applicant at a session."""
    rows = DiscoverySeat.objects.select_related("session__coop", "application")
    return _found(rows.filter(session=session, application__number=number).first())


def topic(person: Person, pk: int, on: date) -> Topic:
    """The talk with an applicant: for the members of the coop. The applicant reads it too."""
    found = Application.objects.select_related("coop").defer("voice").filter(pk=pk).first()
    if found is None or not members.is_member(person, found.coop, on):
        raise Http404
    return Topic(
        coop_key=found.coop.slug,
        title=f"La demande n° {found.number}",  # never their name: a deed keeps this for long
        url=reverse("joining:applications.show", args=[found.coop.slug, found.number]),
        closed=bool(found.aged_on or found.withdrawn_at),
    )


def _found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
