"""Who may see what of the data of people: oneself, and whoever answers."""

from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.utils.module_loading import import_string

from kpacite.people.models import Person
from kpacite.privacy.models import RightsRequest

# One has just come in, or has just proved it again: time to read a page, not to leave a phone.
RECENT: Final = timedelta(minutes=15)


def was_here(person: Person, proved_at: datetime | None, at: datetime) -> bool:
    """Whether the person proved lately that it is them: at the door, or again since."""
    moments = [moment for moment in (person.last_login, proved_at) if moment]
    return any(at - RECENT <= moment <= at for moment in moments)


def archive_of(person: Person, request: int, at: datetime) -> RightsRequest:
    """The archive that somebody asked for: theirs, and while it is there."""
    found = RightsRequest.objects.filter(
        pk=request, person=person, kind="export", archive_until__gt=at
    ).exclude(archive="")
    if (one := found.first()) is None:
        raise Http404
    return one


def asked_of(keeper: Person, on: date) -> QuerySet[RightsRequest]:
    """What the people whom somebody answers asked; 404 for who answers nobody."""
    kept_by = import_string(settings.KPACITE_KEPT_BY)
    people: QuerySet[Person] = kept_by(keeper, on)
    if not people.exists():
        raise Http404
    rows = RightsRequest.objects.filter(person__in=people, kind="correct")
    return rows.select_related("person")


def request_to_answer(keeper: Person, request: int, on: date) -> RightsRequest:
    found = asked_of(keeper, on).filter(pk=request).first()
    if found is None:
        raise Http404
    return found
