"""The delays of the law, applied: what is too old goes, and how much is told."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.privacy import declaring, delays
from kpacite.privacy.models import RetentionRun


@dataclass(frozen=True)
class Count:
    """How many things of one kind were too old; `sealed`: they may not be removed by a machine."""

    rule: str
    words: str
    count: int
    sealed: bool


@transaction.atomic
def run(*, on: date, at: datetime, by: Person | None, dry: bool = False) -> RetentionRun:
    """What passed its delay on that day is forgotten; a dry run only counts.

    A second run of the same day finds nothing more. What is sealed (books, papers) is counted, and
    destroyed by who keeps the server. Law: GDPR, art. 5, 1, e; rules RET-01 to RET-12.
    """
    counts = []
    for aged in declaring.aged():
        before = delays.delay(aged.rule, on).before(on)
        rows = aged.find(before, on)
        counts.append(Count(aged.rule, aged.words, rows.count(), sealed=aged.forget is None))
        if counts[-1].count and aged.forget is not None and not dry:
            aged.forget(rows, at)
    done = RetentionRun.objects.create(
        day=on, dry=dry, at=at, counts=[asdict(count) for count in counts if count.count]
    )
    if not dry:
        deeds.note(verb="privacy.delays.applied", thing=f"privacy/run/{done.pk}", by=by, at=at)
    return done
