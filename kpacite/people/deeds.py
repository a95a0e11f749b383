"""Noting what was done: the last line of every verb."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from kpacite.people.models import Deed, Person

_moment: ContextVar[datetime | None] = ContextVar("moment of the deeds", default=None)


@contextmanager
def told_of(moment: datetime) -> Iterator[None]:
    """What is noted within happened at this moment, unless the verb says otherwise.

    For who tells the past: a demo, an import.
    """
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


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
        at=at or _moment.get() or timezone.now(),
    )
    if settings.KPACITE_DEED_HEARD:
        import_string(settings.KPACITE_DEED_HEARD)(deed)
    return deed
