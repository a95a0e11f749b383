"""What the books no longer need: counted, never removed by a machine. A chain holds them."""

from datetime import date

from django.db.models import QuerySet

from kpacite.ledger.models import JournalEntry
from kpacite.people.personal import Aged


def _entries(before: date, on: date) -> QuerySet[JournalEntry]:
    """Of the years that ended more than ten years ago."""
    return JournalEntry.objects.filter(year__lt=before.year)


AGED = [Aged("RET-02", "écritures comptables à détruire à la main", _entries)]
