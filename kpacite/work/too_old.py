"""What work forgets with time: the words beside the hours. The hours stay, they are the share."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from kpacite.people.personal import Aged
from kpacite.work.models import Acknowledgement, Contribution


def _old(before: date, on: date) -> QuerySet[Contribution]:
    """Of the years that ended more than five years ago."""
    return Contribution.objects.filter(happened_on__year__lt=before.year).exclude(note="")


def _forget(rows: QuerySet[Any], at: datetime) -> None:
    rows.update(note="")


def _thanks(before: date, on: date) -> QuerySet[Acknowledgement]:
    old = Acknowledgement.objects.filter(contribution__happened_on__year__lt=before.year)
    return old.exclude(Q(text="") & Q(answer=""))


def _forget_thanks(rows: QuerySet[Any], at: datetime) -> None:
    keys = list(rows.values_list("pk", flat=True))
    Acknowledgement.objects.filter(pk__in=keys).update(text="", answer="")


AGED = [
    Aged("RET-12", "mots à côté des heures", _old, _forget),
    Aged("RET-12", "mercis et questions sur ces heures", _thanks, _forget_thanks),
]
