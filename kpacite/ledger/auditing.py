"""Checking the books against themselves: everything is computed again from the journal.

Read in the order of the chain and never held whole, so that a long history takes time, not
memory. What other apps keep beside the journal is checked by the functions of KPACITE_AUDITS.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.db.models import F, Max
from django.utils.module_loading import import_string

from kpacite.ledger import replaying, sealing
from kpacite.ledger.chart import is_in_the_chart
from kpacite.ledger.models import Account, Book, Counter, JournalEntry, JournalLine, Period
from kpacite.lib import french, guards
from kpacite.lib.snapshots import snapshot

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that does not agree: where, and a plain sentence for the person who reads it."""

    where: str  # a reference or an address: "optale VE-2026-12", "sales/invoice/4"
    sentence: str


def audit(book: Book | None = None) -> Iterator[Breach]:
    """Every breach of one book, or of all the books and of what the other apps keep."""
    with snapshot():
        for name in guards.missing():
            yield Breach("base de données", f"Le verrou {name} manque. Relancez les migrations.")
        for each in [book] if book else Book.objects.order_by("slug"):
            yield from audit_book(each)
        for path in settings.KPACITE_AUDITS:
            check: Callable[[Book | None], Iterable[Breach]] = import_string(path)
            yield from check(book)


def audit_book(book: Book) -> Iterator[Breach]:
    yield from _chain(book)
    yield from _numbers(book)
    yield from _kept_totals(book)
    yield from _chart(book)
    yield from _periods(book)


def _chain(book: Book) -> Iterator[Breach]:
    """Each entry by itself, and its place after the one before."""
    position, seal = 0, ""
    for entry, lines in _entries(book):
        where = f"{book.slug} {entry.reference}"
        yield from _entry(where, entry, lines)
        if entry.position != position + 1:
            yield Breach(where, f"La chaîne saute du rang {position} au rang {entry.position}.")
        if entry.previous_hash != seal:
            yield Breach(where, "Le sceau de l’écriture d’avant n’est pas celui attendu.")
        if entry.hash != sealing.seal(entry, lines):
            yield Breach(where, "L’écriture a changé depuis sa validation. Son sceau est faux.")
        position, seal = entry.position, entry.hash


def _entry(where: str, entry: JournalEntry, lines: list[JournalLine]) -> Iterator[Breach]:
    gap = sum(line.amount_cents for line in lines)
    if gap:
        yield Breach(where, f"Les débits et les crédits diffèrent de {french.euros(abs(gap))}.")
    if len(lines) < 2:
        yield Breach(where, "L’écriture a moins de deux lignes.")
    if not entry.piece_ref:
        yield Breach(where, "L’écriture n’a pas de pièce.")
    if entry.year != entry.on.year:
        yield Breach(where, f"L’écriture du {entry.on:%d/%m/%Y} est numérotée en {entry.year}.")
    books = {line.account.book_id for line in lines} | {entry.journal.book_id}
    if books != {entry.book_id}:
        yield Breach(where, "L’écriture touche un autre livre de comptes.")


def _entries(book: Book) -> Iterator[tuple[JournalEntry, list[JournalLine]]]:
    """The entries in the order of the chain, with their lines; those without any line too."""
    heads = (
        JournalEntry.objects.filter(book=book)
        .select_related("journal")
        .order_by("position")
        .iterator(chunk_size=CHUNK)
    )
    lines = (
        JournalLine.objects.filter(entry__book=book)
        .select_related("account")
        .annotate(position=F("entry__position"))
        .order_by("entry__position", "rank")
        .iterator(chunk_size=CHUNK)
    )
    groups = groupby(lines, key=attrgetter("position"))
    position, group = next(groups, (None, None))
    for head in heads:
        if group is None or position != head.position:
            yield head, []
            continue
        yield head, list(group)
        position, group = next(groups, (None, None))


def _numbers(book: Book) -> Iterator[Breach]:
    """Numbers 1, 2, 3… in each journal and year, up to the counter."""
    counters = {
        (counter.journal_id, counter.journal.code, counter.year): counter.last_number
        for counter in Counter.objects.filter(journal__book=book).select_related("journal")
    }
    rows = (
        JournalEntry.objects.filter(book=book)
        .order_by("journal_id", "year", "number")
        .values_list("journal_id", "journal__code", "year", "number")
        .iterator(chunk_size=CHUNK)
    )
    for series, numbered in groupby(rows, key=lambda row: row[:3]):
        where, last = f"{book.slug} {series[1]}-{series[2]}", 0
        for *_, number in numbered:
            if number != last + 1:
                yield Breach(where, f"Il manque un numéro entre {last} et {number}.")
            last = number
        if counters.pop(series, 0) != last:
            yield Breach(where, f"Le compteur ne dit pas {last}, le dernier numéro du journal.")
    for (_, code, year), last in counters.items():
        if last:
            yield Breach(f"{book.slug} {code}-{year}", f"Les {last} écritures ont disparu.")


def _kept_totals(book: Book) -> Iterator[Breach]:
    for name, kept, found in replaying.differences(book):
        yield Breach(
            f"{book.slug} {name}",
            f"Le total gardé est {_both(kept)}. Le journal dit {_both(found)}.",
        )


def _both(totals: replaying.Totals) -> str:
    return f"débit {french.euros(totals[0])}, crédit {french.euros(totals[1])}"


def _chart(book: Book) -> Iterator[Breach]:
    for account in Account.objects.filter(book=book).iterator(chunk_size=CHUNK):
        if not is_in_the_chart(account.code):
            yield Breach(
                f"{book.slug} {account.code}", "Ce compte n’est pas dans le plan comptable."
            )


def _periods(book: Book) -> Iterator[Breach]:
    """Closed months come first, hold nothing added since, and their seal is still in the chain."""
    periods = Period.objects.filter(book=book)
    closed = periods.exclude(closed_at=None)
    last_closed = closed.aggregate(last=Max("starts_on"))["last"]
    for period in periods.filter(closed_at=None, starts_on__lt=last_closed or "0001-01-01"):
        yield Breach(f"{book.slug} {period.starts_on:%Y-%m}", "Ce mois est ouvert avant un clos.")
    for period in closed.order_by("starts_on"):
        where = f"{book.slug} {period.starts_on:%Y-%m}"
        entries = JournalEntry.objects.filter(book=book)
        if entries.filter(
            on__year=period.starts_on.year,
            on__month=period.starts_on.month,
            validated_at__gt=period.closed_at,
        ).exists():
            yield Breach(where, "Une écriture est entrée dans ce mois après sa clôture.")
        if period.seal and not entries.filter(hash=period.seal).exists():
            yield Breach(where, "Le sceau noté à la clôture n’est plus dans le journal.")
