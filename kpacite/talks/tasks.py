"""What the worker does for `talks`: tell, gather the message of the day, send."""

from datetime import date, datetime, time

from django.utils import timezone

from kpacite.lib import tasks
from kpacite.lib.tasks import outside
from kpacite.people.models import Deed, Person
from kpacite.talks import letters, mailing, noticing

# The message of the day leaves when most people stop working.
HOUR = time(17)


def tell(deed: int) -> None:
    """A deed becomes the news of those it concerns."""
    row = Deed.objects.select_related("by", "about").get(pk=deed)
    noticing.tell(deed=row, at=timezone.now())


def send_now(person: int) -> None:
    """The urgent news of the last minutes leave in one message."""
    mailing.send_now(to=Person.objects.get(pk=person), at=timezone.now())


def plan_the_day(day: str) -> None:
    """Chore of each day: the messages of the day are gathered at five o’clock."""
    hour = timezone.make_aware(datetime.combine(date.fromisoformat(day), HOUR))
    tasks.enqueue(
        function="kpacite.talks.tasks.gather", arguments={"day": day}, at=hour,
        key=f"talks/gather/{day}",
    )  # fmt: skip


def gather(day: str) -> None:
    """Each person with news has a message of their own to prepare."""
    now = timezone.now()
    for person in mailing.to_tell(now):
        tasks.enqueue(
            function="kpacite.talks.tasks.send_of_the_day",
            arguments={"person": person.pk, "day": day}, at=now,
            key=f"talks/day/{day}/{person.pk}",
        )  # fmt: skip


def send_of_the_day(person: int, day: str) -> None:
    """The message of the day of one person, if there is anything to say."""
    mailing.send_of_the_day(
        to=Person.objects.get(pk=person), day=date.fromisoformat(day), at=timezone.now()
    )


@outside
def mail(person: int, sent_at: str) -> None:
    """The letter of one moment. Sent again after a crash, it carries the same number."""
    to = Person.objects.get(pk=person)
    if letter := letters.of_moment(to, datetime.fromisoformat(sent_at)):
        letter.send()
