"""Which news leave in a message, once: a message is the news that carry the same moment."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from kpacite.lib import tasks
from kpacite.people.models import Person
from kpacite.talks import queries
from kpacite.talks.core import paces
from kpacite.talks.models import Digest, Notice
from kpacite.talks.noticing import wishes_of

MAIL = "kpacite.talks.tasks.mail"


@transaction.atomic
def send_now(*, to: Person, at: datetime) -> int:
    """What cannot wait leaves, and takes along what was waiting; says how many news.

    Nothing leaves when everything was read meanwhile.
    """
    Person.objects.select_for_update(no_key=True).get(pk=to.pk)
    wishes = wishes_of([to.pk])[to.pk]
    found = list(_waiting(to, wishes))
    if not any(paces.pace(one.kind, urgent=one.urgent, wishes=wishes) == "now" for one in found):
        return 0
    return _leave(to, found, at)


@transaction.atomic
def send_of_the_day(*, to: Person, day: date, at: datetime) -> Digest | None:
    """The one message of a day leaves, with what is new and unread; none when nothing is.

    The row of the day is unique: two workers, or a worker that died, make one message.
    An urgent message of the same day took the place of this one. At the week's end, and once the
    week has had its messages, the news wait on the page.
    """
    Person.objects.select_for_update(no_key=True).get(pk=to.pk)
    if not paces.has_a_message(day) or queries.was_written_to(to, day):
        return None
    if paces.is_full(queries.sent_since(to, at)):
        return None
    found = list(_waiting(to, wishes_of([to.pk])[to.pk]))
    if not found or not to.email:
        return None
    digest, is_new = Digest.objects.get_or_create(
        person=to, day=day, defaults={"count": min(len(found), 32_767), "sent_at": at}
    )
    if not is_new:
        return None
    _leave(to, found, at)
    return digest


def to_tell(at: datetime) -> QuerySet[Person]:
    """Those who have news that no message took and that they did not read."""
    rows = Notice.objects.filter(sent_at=None, read_at=None, made_at__gt=at - paces.FORGOTTEN)
    waiting = rows.values("person")
    return Person.objects.filter(pk__in=waiting, is_active=True).exclude(email="").order_by("pk")


def _waiting(person: Person, wishes: dict[str, str]) -> QuerySet[Notice]:
    rows = Notice.objects.filter(person=person, sent_at=None, read_at=None).order_by("made_at")
    if wishes.get(paces.EVERYTHING) == "never":
        return rows.none()
    return rows.exclude(kind__in=[kind for kind, pace in wishes.items() if pace == "never"])


def _leave(to: Person, found: list[Notice], at: datetime) -> int:
    """The news are stamped with the moment, and a task sends the letter of that moment."""
    Notice.objects.filter(pk__in=[one.pk for one in found]).update(sent_at=at)
    tasks.enqueue(
        function=MAIL, arguments={"person": to.pk, "sent_at": at.isoformat()}, at=at,
        key=f"talks/mail/{to.pk}/{at.isoformat()}",
    )  # fmt: skip
    return len(found)
