"""Money that came before the team was ready: it waits, and is shared when it can be."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from kpacite.people.models import Person
from kpacite.sharing import distributing, queries, receipts
from kpacite.sharing.models import Distribution
from kpacite.sharing.receipts import Receipt
from kpacite.work.models import Mission


def waiting(mission: Mission) -> Receipt | None:
    """The money received and not shared yet, when no distribution is under way."""
    receipt = receipts.of_mission(mission)
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
