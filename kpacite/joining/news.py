"""What is new for those who want to come: one letter a day at most, and only if something is."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q

from kpacite.joining.models import Application
from kpacite.lib import tasks
from kpacite.talks.models import Message

MAIL: Final = "kpacite.joining.tasks.applications.mail_message"


def tell(*, on: date, at: datetime) -> int:
    """Ask for a letter to each applicant for whom members did something the day before.

    A message, a commitment, common words, a second look: the page says it, the letter only calls.
    """
    since = on - timedelta(days=1)
    rows = Application.objects.exclude(email="").filter(aged_on=None, withdrawn_at=None)
    spoken = Message.objects.filter(
        thing__startswith="joining/application/", author__isnull=False, at__date=since
    )
    ids = [int(thing.rpartition("/")[2]) for thing in spoken.values_list("thing", flat=True)]
    news = (
        Q(pk__in=ids)
        | Q(commitments__proposed_at__date=since, commitments__proposed_by__isnull=False)
        | Q(shared_wording__shared_at__date=since)
        | Q(second_look__looked_at__date=since)
    )
    found = list(rows.filter(news).values_list("pk", flat=True).distinct())
    for pk in found:
        tasks.enqueue(
            function=MAIL, arguments={"application": pk}, at=at,
            key=f"joining/application/{pk}/news/{on.isoformat()}",
        )  # fmt: skip
    return len(found)
