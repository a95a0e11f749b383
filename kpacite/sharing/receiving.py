"""Money that came before the team was ready: it waits, and is shared when it can be."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils.module_loading import import_string

from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sharing import distributing, queries
from kpacite.sharing.models import Distribution
from kpacite.work.models import Mission


@dataclass(frozen=True, slots=True)
class Receipt:
    """All the money received for a mission so far, net of VAT, and its last payment."""

    received: Euros
    received_on: date
    source: str  # "sales/payment/12"


def waiting(mission: Mission) -> Receipt | None:
    """The money received and not shared yet, when no distribution is under way."""
    receipt: Receipt | None = import_string(settings.KPACITE_RECEIPTS)(mission)
    if receipt is None or queries.waiting(mission) is not None:
        return None
    posted = Distribution.objects.filter(mission=mission, posted_at__isnull=False)
    shared = posted.aggregate(total=Sum("step_cents"))["total"] or 0
    return receipt if receipt.received.cents != shared else None


@transaction.atomic
def share(*, mission: Mission, by: Person, at: datetime) -> Distribution:
    """What was waiting is proposed to the team.

    Refuses: distributing.NothingToShare, distributing.PlanNotAgreed, reckoning.NoHoursYet.
    """
    receipt = waiting(mission)
    if receipt is None:
        raise distributing.NothingToShare
    return distributing.propose(
        mission=mission,
        received=receipt.received,
        received_on=receipt.received_on,
        source=receipt.source,
        by=by,
        at=at,
    )
