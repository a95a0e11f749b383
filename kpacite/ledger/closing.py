"""Closing a month for good."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kpacite.ledger.models import Book, JournalEntry, Period
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class PeriodAlreadyClosed(Refusal):
    sentence = "Ce mois est déjà clos. Il n’y a rien à refaire."


class EarlierPeriodOpen(Refusal):
    sentence = "Un mois plus ancien est encore ouvert. Fermez-le d’abord."


class PeriodNotOver(Refusal):
    sentence = "Ce mois n’est pas fini. Revenez le mois prochain."


@transaction.atomic
def close(*, book: Book, month: date, by: Person, at: datetime) -> Period:
    """The month takes no more entry, and nothing opens it again.

    It keeps the last seal of the book: copied elsewhere, it proves what the books said.
    Law: PCG (ANC 2022-06): a closing procedure freezes the chronology, at the latest before the
    end of the next period.
    Refuses: PeriodAlreadyClosed, EarlierPeriodOpen, PeriodNotOver.
    """
    Book.objects.select_for_update(no_key=True).get(pk=book.pk)
    starts_on = month.replace(day=1)
    _refuse(book, starts_on, at)
    period, _ = Period.objects.get_or_create(book=book, starts_on=starts_on)
    last = JournalEntry.objects.filter(book=book).order_by("-position").first()
    # A clock a little late must not make the last entries look posted after the closing.
    period.closed_at = max(at, last.validated_at) if last else at
    period.closed_by, period.seal = by, last.hash if last else ""
    period.save(update_fields=["closed_at", "closed_by", "seal"])
    deeds.note(
        verb="ledger.period.closed",
        thing=f"ledger/period/{period.pk}",
        by=by,
        note=f"{book.slug} {starts_on:%Y-%m} {period.seal}".strip(),
        at=at,
    )
    return period


def _refuse(book: Book, starts_on: date, at: datetime) -> None:
    periods = Period.objects.filter(book=book)
    if periods.filter(starts_on__gte=starts_on).exclude(closed_at=None).exists():
        raise PeriodAlreadyClosed
    if periods.filter(starts_on__lt=starts_on, closed_at=None).exists():
        raise EarlierPeriodOpen
    if timezone.localtime(at).date().replace(day=1) <= starts_on:
        raise PeriodNotOver
