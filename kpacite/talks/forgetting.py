"""A whole thread loses its words: what it talked of is too old, or asked to be forgotten."""

from datetime import datetime

from django.db import transaction

from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.talks.models import Message


@transaction.atomic
def forget(*, thing: str, coop_key: str, by: Person | None, at: datetime) -> int:
    """Every message of the thing keeps its place and loses its words; gives how many did.

    Law: GDPR, art. 5, 1, e (no longer than needed).
    """
    lost = Message.objects.filter(thing=thing, withdrawn_at=None).update(text="", withdrawn_at=at)
    if lost:
        deeds.note(verb="talks.thread.forgotten", thing=thing, by=by, coop_key=coop_key, at=at)
    return lost
