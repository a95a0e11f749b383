"""What one may talk about: things answer for themselves, through the functions of the wiring."""

from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.module_loading import import_string

from kpacite.coops import access as coops
from kpacite.coops import queries as members
from kpacite.coops.models import Coop
from kpacite.people.models import Person
from kpacite.people.telling import Topic
from kpacite.talks import links
from kpacite.talks.models import CalendarKey, Message, Notice


class UndeclaredTopic(Exception):
    """A page shows the thread of a thing that KPACITE_TOPICS does not name: a fault of ours."""


def topic_of(person: Person, thing: str, on: date) -> Topic:
    """The thing, as this person may talk about it; for a stranger it does not exist."""
    kind, _, pk = thing.rpartition("/")
    if kind not in settings.KPACITE_TOPICS or not pk.isdecimal():
        raise Http404
    found: Topic = import_string(settings.KPACITE_TOPICS[kind])(person, int(pk), on)
    return found


def topic_on_page(person: Person, thing: str, on: date) -> Topic | None:
    """The same for a page that already shows the thing: None when there is nothing to talk of."""
    if thing.rpartition("/")[0] not in settings.KPACITE_TOPICS:
        raise UndeclaredTopic(thing)
    try:
        return topic_of(person, thing, on)
    except Http404:
        return None


def may_talk(person: Person, thing: str, on: date) -> bool:
    """Whether the thing exists for this person."""
    try:
        topic_of(person, thing, on)
    except Http404:
        return False
    return True


def message_to_withdraw(person: Person, pk: int, on: date) -> Message:
    """A message of a thread the person sees, that they said or typed in for somebody."""
    rows = Message.objects.select_related("author", "entered_by")
    message = rows.filter(pk=pk, withdrawn_at=None).first()
    if message is None:
        raise Http404
    topic_of(person, message.thing, on)
    if person.pk not in (message.author_id, message.entered_by_id):
        raise PermissionDenied
    return message


def notice_of(person: Person, pk: int) -> Notice:
    """One of the person's own news."""
    notice = Notice.objects.filter(person=person, pk=pk).first()
    if notice is None:
        raise Http404
    return notice


def person_of_letter(signed: str) -> Person:
    """Whose letter carried this signed address; a made-up one leads nowhere."""
    pk = links.person_of(signed)
    found = Person.objects.filter(pk=pk, is_active=True).first() if pk else None
    if found is None:
        raise Http404
    return found


def person_of_calendar(key: str) -> CalendarKey:
    """Whose dates are at this secret address; a guessed one leads nowhere."""
    rows = CalendarKey.objects.select_related("person")
    found = rows.filter(key=key, person__is_active=True).first()
    if found is None:
        raise Http404
    return found


def member_on_paper(person: Person, slug: str, member: int, on: date) -> tuple[Coop, Person]:
    """A member of the same coop whom mails do not reach: somebody hands them their news."""
    coop = coops.coop_of_member(person, slug, on)
    found = members.members(coop, on).filter(pk=member, email="").first()
    if found is None:
        raise Http404
    return coop, found
