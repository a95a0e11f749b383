"""Noting what was done: the last line of every verb."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from kpacite.people.models import Deed, Person


def note(
    *,
    verb: str,
    thing: str,
    by: Person | None,
    coop_key: str = "",
    about: Person | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Deed:
    """Append one deed to the journal; a higher app hears it, and tells those it concerns.

    `at` is the moment of the record when the caller knows none better.
    """
    deed = Deed.objects.create(
        verb=verb,
        thing=thing,
        by=by,
        coop_key=coop_key,
        about=about,
        note=note[:300],
        at=at or timezone.now(),
    )
    if settings.KPACITE_DEED_HEARD:
        import_string(settings.KPACITE_DEED_HEARD)(deed)
    return deed
