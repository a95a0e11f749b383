"""From what somebody did to what others are told: each person, at the pace they wished."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module

from django.conf import settings

from kpacite.lib import tasks
from kpacite.people.models import Deed
from kpacite.people.telling import Notice

TELL = "kpacite.talks.tasks.tell"


def hear(deed: Deed) -> None:
    """A deed was noted: if it matters to somebody, they will be told once it is committed.

    Called for each deed of the instance; a deed that nothing listens to costs a look in a table.
    """
    if deed.verb in listeners():
        tasks.enqueue(function=TELL, arguments={"deed": deed.pk}, at=deed.at)


def listeners() -> Mapping[str, Sequence[Notice]]:
    """The declared notices, by the verb they listen to."""
    return _gathered(tuple(settings.KPACITE_NOTICES))


@lru_cache(maxsize=4)
def _gathered(paths: tuple[str, ...]) -> Mapping[str, Sequence[Notice]]:
    found: dict[str, list[Notice]] = {}
    for path in paths:
        for notice in import_module(path).NOTICES:
            found.setdefault(notice.verb, []).append(notice)
    return found
