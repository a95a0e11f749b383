"""Reminding who answers that the month is nearly over."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from kpacite.people import deeds
from kpacite.people.models import Deed, Person
from kpacite.privacy import asking
from kpacite.privacy.models import RightsRequest

SOON: Final = timedelta(days=7)


@transaction.atomic
def recall(*, on: date, at: datetime, by: Person | None) -> int:
    """A week before its day, each request that waits is recalled, once; gives how many.

    Law: GDPR, art. 12, 3; RGPD-05.
    """
    waiting = RightsRequest.objects.filter(done_at=None, due_on__lte=on + SOON)
    recalled = 0
    for request in waiting.select_related("person"):
        thing = asking.address(request)
        if Deed.objects.filter(thing=thing, verb="privacy.request.due").exists():
            continue
        deeds.note(verb="privacy.request.due", thing=thing, by=by, about=request.person, at=at)
        recalled += 1
    return recalled
