"""Somebody has waited for as long as the coop promised: the members are told, once, gently."""

from datetime import date

from django.db import transaction

from kpacite.governance import rulebook
from kpacite.joining.admitting_applicants import answer_before, asked_on
from kpacite.joining.models import Application
from kpacite.people import deeds
from kpacite.people.models import Deed, Person

RECALLED = "joining.application.recalled"


@transaction.atomic
def recall(*, on: date, by: Person | None = None) -> int:
    """Each application past the days of `joining.answer_days` is told of; gives how many are."""
    waiting = list(Application.objects.open().select_related("coop").defer("voice").order_by("pk"))
    things = [application.address for application in waiting]
    told = Deed.objects.filter(verb="joining.application.recalled", thing__in=things)
    done = set(told.values_list("thing", flat=True))
    recalled = 0
    for application in waiting:
        days = rulebook.whole(application.coop, "joining.answer_days", asked_on(application))
        if application.address in done or on <= answer_before(application, days):
            continue
        deeds.note(
            verb="joining.application.recalled",
            thing=application.address,
            by=by,
            coop_key=application.coop.slug,
        )
        recalled += 1
    return recalled
