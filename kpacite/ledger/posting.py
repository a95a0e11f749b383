"""The one door of the journal: an entry comes in validated, numbered and chained, or not at all."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kpacite.ledger import keeping, sealing
from kpacite.ledger.core import entries
from kpacite.ledger.core.entries import Entry
from kpacite.ledger.models import (
    Account,
    Book,
    Counter,
    Journal,
    JournalEntry,
    JournalLine,
    Period,
)
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class PeriodClosed(Refusal):
    """A closed month takes no entry, from nobody (PCG: the closing freezes the chronology)."""

    sentence = "Ce mois est clos dans les comptes. Choisissez une date après ce mois."


class SourceAlreadyPosted(Refusal):
    """This fact is in the journal already: a second click, or a replay."""

    sentence = "C’est déjà dans les comptes. Il n’y a rien à refaire."


class EntryAlreadyReversed(Refusal):
    sentence = "Cette écriture a déjà été annulée. Il n’y a rien à refaire."


class UnknownInTheBook(LookupError):
    """An account or a journal that the book does not have: a fault of the program."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the new entry stands in its book's chain and in its journal's numbers."""

    journal: Journal
    number: int
    position: int
    previous_hash: str
    at: datetime


@transaction.atomic
def post(
    *,
    book: Book,
    entry: Entry,
    by: Person | None,
    at: datetime,
    reverses: JournalEntry | None = None,
) -> JournalEntry:
    """The entry is in the journal for ever: numbered, dated, chained; the balances include it.

    The number follows the last of its journal and year, without a gap. One writer at a time in a
    book: the row of the book is locked until the caller's transaction ends.
    Law: PCG (règlement ANC 2022-06): validation forbids any change; LPF, art. A47 A-1.
    Refuses: PeriodClosed, SourceAlreadyPosted.
    """
    # no_key: who only refers to the book, by a foreign key, does not wait.
    Book.objects.select_for_update(no_key=True).get(pk=book.pk)
    _refuse(book, entry)
    place = _place(book, entry, at)
    kept = JournalEntry(
        book=book,
        journal=place.journal,
        year=entry.on.year,
        number=place.number,
        on=entry.on,
        label=entry.label[:200],
        piece_ref=entry.piece_ref,
        piece_date=entry.piece_date,
        source=entry.source,
        reverses=reverses,
        validated_at=place.at,
        posted_by=by,
        position=place.position,
        previous_hash=place.previous_hash,
    )
    lines = _lines(book, entry)
    kept.hash = sealing.seal(kept, lines)
    kept.save(force_insert=True)
    for line in lines:
        line.entry = kept
    JournalLine.objects.bulk_create(lines)
    keeping.add(lines, on=entry.on)
    return kept


@transaction.atomic
def reverse(*, entry: JournalEntry, on: date, by: Person | None, at: datetime) -> JournalEntry:
    """A new entry leaves nothing of this one; both stay in the journal.

    Law: PCG: a validated entry is corrected by another entry, never by a change.
    Refuses: EntryAlreadyReversed, PeriodClosed.
    """
    Book.objects.select_for_update(no_key=True).get(pk=entry.book_id)
    if JournalEntry.objects.filter(reverses=entry).exists():
        raise EntryAlreadyReversed
    opposite = entries.reverse(
        as_value(entry), on=on, label=f"Annulation de {entry.reference} : {entry.label}"
    )
    reversal = post(book=entry.book, entry=opposite, by=by, at=at, reverses=entry)
    deeds.note(
        verb="ledger.entry.reversed", thing=f"ledger/entry/{entry.pk}", by=by,
        note=reversal.label, at=at,
    )  # fmt: skip
    return reversal


def as_value(entry: JournalEntry) -> Entry:
    """A kept entry, as the value it was made of."""
    lines = entry.lines.select_related("account").order_by("rank")
    return Entry(
        journal=entry.journal.code,
        on=entry.on,
        label=entry.label,
        source=entry.source,
        piece_ref=entry.piece_ref,
        piece_date=entry.piece_date,
        lines=tuple(line.as_value() for line in lines),
    )


def _refuse(book: Book, entry: Entry) -> None:
    closed = Period.objects.filter(book=book).exclude(closed_at=None)
    # A month that comes before a closed one is closed too, even when it never had an entry.
    if closed.filter(starts_on__gte=entry.on.replace(day=1)).exists():
        raise PeriodClosed
    if JournalEntry.objects.filter(book=book, source=entry.source).exists():
        raise SourceAlreadyPosted


def _place(book: Book, entry: Entry, at: datetime) -> _Place:
    try:
        journal = Journal.objects.get(book=book, code=entry.journal)
    except Journal.DoesNotExist:
        raise UnknownInTheBook(f"No journal {entry.journal} in the book {book.slug}.") from None
    Period.objects.get_or_create(book=book, starts_on=entry.on.replace(day=1))
    counter, _ = Counter.objects.select_for_update(no_key=True).get_or_create(
        journal=journal, year=entry.on.year
    )
    counter.last_number += 1
    counter.save(update_fields=["last_number"])
    last = JournalEntry.objects.filter(book=book).order_by("-position").first()
    if last is None:
        return _Place(journal, counter.last_number, 1, "", at)
    # Two machines' clocks differ a little; the order of validation is the order of the chain.
    at = max(at, last.validated_at)
    return _Place(journal, counter.last_number, last.position + 1, last.hash, at)


def _lines(book: Book, entry: Entry) -> list[JournalLine]:
    codes = {line.account for line in entry.lines}
    accounts = {
        account.code: account for account in Account.objects.filter(book=book, code__in=codes)
    }
    unknown = codes - set(accounts)
    if unknown:
        raise UnknownInTheBook(f"No account {', '.join(sorted(unknown))} in {book.slug}.")
    return [
        JournalLine(
            rank=rank,
            account=accounts[line.account],
            amount_cents=line.amount.cents,
            label=line.label[:200],
            coop_id=line.coop,
            member_id=line.member,
            mission=line.mission,
            third_party=line.third_party,
            third_party_name=line.third_party_name[:160],
        )
        for rank, line in enumerate(entry.lines, start=1)
    ]
