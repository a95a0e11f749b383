"""Who may see the meetings of a coop and what it has to do: its members; others get a 404."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kpacite.coops.access import coop_of_member
from kpacite.governance.models import ActionItem, AgendaItem, Meeting, MinutesSignature
from kpacite.people.models import Person
from kpacite.people.telling import Topic


def meeting_of(person: Person, slug: str, number: int, on: date) -> Meeting:
    """A meeting of the person's own coop."""
    coop = coop_of_member(person, slug, on)
    rows = Meeting.objects.select_related("coop", "facilitator", "note_taker", "called_by")
    # The paper is heavy: only its own page reads it.
    meeting = rows.defer("minutes_pdf").filter(coop=coop, number=number).first()
    if meeting is None:
        raise Http404
    return meeting


def meeting_with_paper(person: Person, slug: str, number: int, on: date) -> Meeting:
    """A meeting whose minutes are closed, with their paper."""
    coop = coop_of_member(person, slug, on)
    closed = Meeting.objects.filter(coop=coop, number=number, closed_at__isnull=False)
    meeting = closed.first()
    if meeting is None:
        raise Http404
    return meeting


def meeting_that_moves(person: Person, slug: str, number: int, on: date) -> Meeting:
    """A meeting that is neither closed nor cancelled: it can still be prepared."""
    meeting = meeting_of(person, slug, number, on)
    if meeting.closed_at or meeting.cancelled_at:
        raise PermissionDenied
    return meeting


def meeting_to_come(person: Person, slug: str, number: int, on: date) -> Meeting:
    """A meeting that has not begun: its day changes, or it is cancelled."""
    meeting = meeting_that_moves(person, slug, number, on)
    if meeting.opened_at:
        raise PermissionDenied
    return meeting


def meeting_going_on(person: Person, slug: str, number: int, on: date) -> Meeting:
    """A meeting that is being held."""
    meeting = meeting_that_moves(person, slug, number, on)
    if meeting.opened_at is None:
        raise PermissionDenied
    return meeting


def point_of(person: Person, slug: str, number: int, pk: int, on: date) -> AgendaItem:
    """A point of the agenda of a meeting of the person's coop."""
    meeting = meeting_of(person, slug, number, on)
    item = AgendaItem.objects.filter(meeting=meeting, pk=pk).first()
    if item is None:
        raise Http404
    item.meeting = meeting
    return item


def signature_of(person: Person, slug: str, number: int, pk: int, on: date) -> MinutesSignature:
    """The evidence of a signature: read by the members, whose minutes they are."""
    meeting = meeting_of(person, slug, number, on)
    rows = MinutesSignature.objects.select_related("seal__signer", "seal__entered_by")
    signature = rows.filter(meeting=meeting, pk=pk).first()
    if signature is None:
        raise Http404
    return signature


def action_of(person: Person, slug: str, pk: int, on: date) -> ActionItem:
    """Something to do in the person's coop."""
    coop = coop_of_member(person, slug, on)
    rows = ActionItem.objects.select_related("coop", "person", "meeting", "decision")
    action = rows.filter(coop=coop, pk=pk).first()
    if action is None:
        raise Http404
    return action


def meeting_topic(person: Person, pk: int, on: date) -> Topic:
    """A meeting one may talk about (settings.KPACITE_TOPICS)."""
    meeting = Meeting.objects.select_related("coop").filter(pk=pk).first()
    if meeting is None:
        raise Http404
    coop_of_member(person, meeting.coop.slug, on)
    url = reverse("governance:meetings.show", args=[meeting.coop.slug, meeting.number])
    return Topic(meeting.coop.slug, meeting.title, url, closed=meeting.cancelled_at is not None)
