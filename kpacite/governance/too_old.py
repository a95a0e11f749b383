"""What governance forgets with time: the words of a conflict that is over."""

from datetime import date, datetime
from typing import Any, Final

from django.db.models import QuerySet

from kpacite.governance.models import Conflict, ConflictStep
from kpacite.people.personal import Aged

FORGOTTEN: Final = "Mots effacés : c’est fini depuis longtemps."


def _conflicts(before: date, on: date) -> QuerySet[Conflict]:
    return Conflict.objects.filter(closed_on__lt=before).exclude(words=FORGOTTEN)


def _forget(rows: QuerySet[Any], at: datetime) -> None:
    """The steps and their days stay: a suspension is explained by a step."""
    keys = list(rows.values_list("pk", flat=True))
    steps = ConflictStep.objects.filter(conflict__in=keys)
    steps.update(helper_name="", heard_words="", outcome="")
    steps.exclude(reasons="").update(reasons=FORGOTTEN)
    Conflict.objects.filter(pk__in=keys).update(words=FORGOTTEN, wished="", closed_how="")


AGED = [Aged("RET-11", "mots de désaccords finis", _conflicts, _forget)]
