"""From what somebody did to what others are told: each person, at the pace they wished."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from importlib import import_module

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from kpacite.lib import tasks
from kpacite.people import telling
from kpacite.people.models import Deed, Person
from kpacite.talks.core import paces
from kpacite.talks.core.lines import one_line
from kpacite.talks.models import Notice, Wish

TELL = "kpacite.talks.tasks.tell"
MAIL_NOW = "kpacite.talks.tasks.send_now"


def hear(deed: Deed) -> None:
    """A deed was noted: if it matters to somebody, they will be told once it is committed.

    Called for each deed of the instance; a deed that nothing listens to costs a look in a table.
    """
    if deed.verb in listeners():
        tasks.enqueue(function=TELL, arguments={"deed": deed.pk}, at=deed.at)


def listeners() -> Mapping[str, Sequence[telling.Notice]]:
    """The declared notices by the verb they listen to, the urgent ones first."""
    return _gathered(tuple(settings.KPACITE_NOTICES))


@transaction.atomic
def tell(*, deed: Deed, at: datetime) -> list[Notice]:
    """Those whom a deed concerns have it in their news; never the one who did it.

    Telling twice tells once. What is urgent leaves by mail at the end of its ten minutes.
    """
    if at - deed.at > paces.FORGOTTEN:
        return []
    found: dict[tuple[int, str], Notice] = {}
    for declared in listeners().get(deed.verb, ()):
        for person in _people(deed, declared):
            if (person.pk, declared.kind) not in found:
                found[person.pk, declared.kind] = _notice(deed, declared, person)
    made = Notice.objects.bulk_create(found.values(), ignore_conflicts=True)
    if at - deed.at <= paces.STILL_URGENT:
        _mail_soon(made, at)
    return made


@transaction.atomic
def read(*, by: Person, at: datetime, notice: Notice | None = None) -> int:
    """One piece of news is read, or all of them; says how many were not."""
    unread = Notice.objects.filter(person=by, read_at=None, made_at__lte=at)
    if notice is not None:
        unread = unread.filter(pk=notice.pk)
    return unread.update(read_at=at)


@lru_cache(maxsize=4)
def _gathered(paths: tuple[str, ...]) -> Mapping[str, Sequence[telling.Notice]]:
    found: dict[str, list[telling.Notice]] = {}
    for path in paths:
        for notice in import_module(path).NOTICES:
            found.setdefault(notice.verb, []).append(notice)
    return {verb: sorted(some, key=lambda one: not one.urgent) for verb, some in found.items()}


def _people(deed: Deed, declared: telling.Notice) -> Iterator[Person]:
    for person in declared.to(deed):
        if person.pk != deed.by_id and person.is_active and person.erased_at is None:
            yield person


def _notice(deed: Deed, declared: telling.Notice, person: Person) -> Notice:
    return Notice(
        person=person, deed=deed, kind=declared.kind, urgent=declared.urgent, made_at=deed.at,
        words=one_line(declared.sentence(deed), 300), url=declared.url(deed)[:300],
    )  # fmt: skip


def wishes_of(people: Sequence[int]) -> dict[int, dict[str, str]]:
    """What each person wished, by kind: one query."""
    found: dict[int, dict[str, str]] = {one: {} for one in people}
    rows: QuerySet[Wish] = Wish.objects.filter(person__in=people)
    for wish in rows:
        found[wish.person_id][wish.kind] = wish.pace
    return found


def _mail_soon(made: Sequence[Notice], at: datetime) -> None:
    wishes = wishes_of([one.person_id for one in made])
    leaves_at = paces.end_of_slot(at)
    told = {
        one.person_id
        for one in made
        if one.person.email
        and paces.pace(one.kind, urgent=one.urgent, wishes=wishes[one.person_id]) == "now"
    }
    for person in sorted(told):
        tasks.enqueue(
            function=MAIL_NOW, arguments={"person": person}, at=leaves_at,
            key=f"talks/now/{person}/{leaves_at:%Y%m%d%H%M}",
        )  # fmt: skip
