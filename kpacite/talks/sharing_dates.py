"""Sharing one’s dates with one’s own telephone: a secret address, given, changed, closed."""

from datetime import datetime

from django.db import transaction

from kpacite.lib import keys
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.talks.models import CalendarKey


@transaction.atomic
def give(*, by: Person, at: datetime) -> CalendarKey:
    """The person's calendar has a new address; the old one leads nowhere from now on."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    key, _ = CalendarKey.objects.update_or_create(
        person=by, defaults={"key": keys.new(), "made_at": at}
    )
    deeds.note(verb="talks.calendar.opened", thing=f"people/person/{by.pk}", by=by, about=by, at=at)
    return key


@transaction.atomic
def close(*, by: Person, at: datetime) -> None:
    """The person's calendar has no address any more."""
    gone, _ = CalendarKey.objects.filter(person=by).delete()
    if gone:
        deeds.note(
            verb="talks.calendar.closed", thing=f"people/person/{by.pk}", by=by, about=by, at=at
        )
