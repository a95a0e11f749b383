"""What talks forgets with time: what people were told."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from kpacite.people.personal import Aged
from kpacite.talks.models import Digest, Notice


def _delete(rows: QuerySet[Any], at: datetime) -> None:
    rows.delete()


def _notices(before: date, on: date) -> QuerySet[Notice]:
    return Notice.objects.filter(made_at__date__lt=before)


def _digests(before: date, on: date) -> QuerySet[Digest]:
    return Digest.objects.filter(day__lt=before)


AGED = [
    Aged("RET-06", "nouvelles reçues depuis plus d’un an", _notices, _delete),
    Aged("RET-06", "messages du jour envoyés depuis plus d’un an", _digests, _delete),
]
