"""What the pages of `talks` read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.people.models import Person
from kpacite.talks.diary import Entry
from kpacite.talks.models import CalendarKey, Message, Notice

PER_PAGE = 15


def talk(thing: str, page: str | None) -> Page[Message]:
    """The messages of a thing, the newest page first. Two queries, whatever was said."""
    rows = Message.objects.filter(thing=thing).select_related("author", "entered_by")
    return Paginator(rows.order_by("-at", "-pk"), PER_PAGE).get_page(page)


def others(coop_key: str, person: Person, on: date) -> QuerySet[Person]:
    """The other members of a coop: those for whom this person may type something in."""
    members = coops.members_at(coop_key, on).exclude(pk=person.pk)
    return members.order_by("first_name", "pk")


@dataclass(frozen=True)
class Day:
    """The news of one day: those that wait for the person, or those they have read."""

    day: date
    unread: bool
    news: list[Notice]


def news(person: Person, words: str = "", kind: str = "") -> QuerySet[Notice]:
    """What a person was told: unread first, then the newest first."""
    is_read = ExpressionWrapper(Q(read_at__isnull=False), BooleanField())
    rows = Notice.objects.filter(person=person).alias(is_read=is_read)
    rows = rows.order_by("is_read", "-made_at", "-pk")
    if words:
        rows = rows.filter(words__icontains=words)
    return rows.filter(kind=kind) if kind else rows


def by_day(news: Iterable[Notice], *, apart: bool = True) -> list[Day]:
    """The news of a page, a group for each day; `apart`: what waits, then the rest."""

    def where(one: Notice) -> tuple[bool, date]:
        return apart and one.read_at is None, timezone.localtime(one.made_at).date()

    return [Day(day, unread, list(some)) for (unread, day), some in groupby(news, key=where)]


def week(person: Person, since: datetime) -> list[Notice]:
    """What a person was told since a moment, the oldest first: the sheet they carry away."""
    rows = Notice.objects.filter(person=person, made_at__gte=since).select_related("deed")
    return list(rows.order_by("made_at", "pk"))


def sent_since(person: Person, at: datetime, days: int = 7) -> int:
    """How many messages the person received in the last days, urgent ones included."""
    since = at - timedelta(days=days)
    rows = Notice.objects.filter(person=person, sent_at__gt=since, sent_at__lte=at)
    return rows.values("sent_at").distinct().count()


def was_written_to(person: Person, day: date) -> bool:
    """Whether a message left for the person on that day."""
    return Notice.objects.filter(person=person, sent_at__date=day).exists()


def calendar_key(person: Person) -> CalendarKey | None:
    return CalendarKey.objects.filter(person=person).first()


def unread(person: Person) -> int:
    """How many news wait for the person."""
    return Notice.objects.filter(person=person, read_at=None).count()


@dataclass(frozen=True)
class JournalDay:
    """What was done on one day."""

    day: date
    entries: list[Entry]


def entries_by_day(entries: Iterable[Entry]) -> list[JournalDay]:
    """The lines of a page in their order, a group for each day."""
    groups = groupby(entries, key=lambda one: timezone.localtime(one.at).date())
    return [JournalDay(day, list(some)) for day, some in groups]
