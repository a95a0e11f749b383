"""A person's dates as a calendar that telephones read (RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from kpacite.people.models import Person
from kpacite.people.telling import Event

# A season behind, a year ahead.
BEHIND, AHEAD = timedelta(days=92), timedelta(days=366)


def events_of(person: Person, on: date) -> list[Event]:
    """What concerns a person around a day, as each app tells it, in the order of time."""
    found: list[Event] = []
    for path in settings.KPACITE_CALENDAR:
        found += import_string(path)(person, on - BEHIND, on + AHEAD)
    return sorted(found, key=lambda one: (_day(one.starts), one.uid))


def written(person: Person, events: Iterable[Event], at: datetime) -> bytes:
    """The calendar as a file."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//kpacite//calendrier//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Ma coop : {person.first_name}")
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval;value=duration", "PT4H", encode=False)
    for event in events:
        calendar.add_component(_written(event, at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def mark(person: Person, events: Iterable[Event]) -> str:
    """What changes when the calendar changes, and only then: its ETag."""
    return sha256(repr([person.first_name, *events]).encode()).hexdigest()


def _written(event: Event, at: datetime) -> icalendar.Event:
    one = icalendar.Event()
    one.add("uid", f"{event.uid}@{urlsplit(settings.SITE_ADDRESS).hostname or 'localhost'}")
    one.add("summary", f"Annulé : {event.title}" if event.cancelled else event.title)
    one.add("dtstamp", at)
    one.add("dtstart", _local(event.starts))
    one.add("dtend", _local(_end(event)))
    if event.place:
        one.add("location", event.place)
    if event.url:
        one.add("url", f"{settings.SITE_ADDRESS}{event.url}")
    one.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    # A whole day does not make somebody busy.
    one.add("transp", "OPAQUE" if isinstance(event.starts, datetime) else "TRANSPARENT")
    return one


def _end(event: Event) -> datetime | date:
    """The end of a whole day is the day after: it is excluded (RFC 5545, 3.6.1)."""
    if isinstance(event.ends, datetime):
        return event.ends
    return event.ends + timedelta(days=1)


def _local(when: datetime | date) -> datetime | date:
    return timezone.localtime(when) if isinstance(when, datetime) else when


def _day(when: datetime | date) -> date:
    return timezone.localtime(when).date() if isinstance(when, datetime) else when


def is_ahead(event: Event, on: date) -> bool:
    return _day(event.ends) >= on
