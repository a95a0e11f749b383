"""What the hosts forget with time: contracts and answers of the insurer, five years after."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from kpacite.hosts.models import InsuranceClearance, SupportContract
from kpacite.people.personal import Aged


def _contracts(before: date, on: date) -> QuerySet[SupportContract]:
    ended = SupportContract.objects.filter(ends_on__lt=before)
    return ended.exclude(terms={}, evidence={})


def _empty(rows: QuerySet[Any], at: datetime) -> None:
    """The days stay: the papers kept ten years rest on them."""
    rows.update(terms={}, evidence={})


def _clearances(before: date, on: date) -> QuerySet[InsuranceClearance]:
    over = Q(valid_until__lt=before) | Q(granted=False, answered_on__lt=before)
    return InsuranceClearance.objects.filter(over)


def _delete(rows: QuerySet[Any], at: datetime) -> None:
    rows.delete()


AGED = [
    Aged("RET-03", "contrats finis depuis plus de 5 ans", _contracts, _empty),
    Aged("RET-03", "réponses d’assureur finies depuis plus de 5 ans", _clearances, _delete),
]
