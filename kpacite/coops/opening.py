"""When the place is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from django.db import transaction

from kpacite.coops.models import Coop, OpeningHours
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class HoursAreWrong(Refusal):
    sentence = "Une heure de fin vient avant l’heure de début, ou deux moments se croisent."


@dataclass(frozen=True)
class Span:
    """A moment of the week: 0 is Monday."""

    weekday: int
    opens_at: time
    closes_at: time
    note: str = ""


@transaction.atomic
def set_hours(*, coop: Coop, spans: Sequence[Span], by: Person) -> list[OpeningHours]:
    """The place is open at these moments of the week, and at no other.

    Refuses: HoursAreWrong.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    _check(spans)
    OpeningHours.objects.filter(coop=coop).delete()
    rows = OpeningHours.objects.bulk_create(
        OpeningHours(
            coop=coop,
            weekday=span.weekday,
            opens_at=span.opens_at,
            closes_at=span.closes_at,
            note=span.note,
        )
        for span in spans
    )
    deeds.note(verb="coops.hours.set", thing=f"coops/coop/{coop.pk}", by=by, coop_key=coop.slug)
    return rows


def _check(spans: Sequence[Span]) -> None:
    ordered = sorted(spans, key=lambda span: (span.weekday, span.opens_at))
    for rank, span in enumerate(ordered):
        if not 0 <= span.weekday <= 6 or span.closes_at <= span.opens_at:
            raise HoursAreWrong
        before = ordered[rank - 1] if rank else None
        if before and before.weekday == span.weekday and before.closes_at > span.opens_at:
            raise HoursAreWrong
