"""Checking the distributions against the money received and against the books."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Prefetch

from kpacite.ledger.auditing import Breach
from kpacite.ledger.models import Book, JournalEntry, JournalLine
from kpacite.sharing import bookkeeping, sealing
from kpacite.sharing.models import Distribution


def audit(book: Book | None = None) -> Iterator[Breach]:
    """Every posted distribution shares exactly its step, follows the one before in its coop's
    chain, adds up to what was received, and is in the book as its lines say.
    """
    rows = Distribution.objects.filter(posted_at__isnull=False).order_by("coop", "position")
    if book is not None:
        rows = rows.filter(plan__host__book=book)
    rows = rows.select_related("mission", "plan__host").prefetch_related("lines")
    hashes = dict(Distribution.objects.values_list("pk", "hash"))
    chain = _chain()
    received: dict[int, int] = defaultdict(int)
    for row in rows.iterator(chunk_size=500):
        received[row.mission_id] += row.step_cents
        yield from _sums(row, received[row.mission_id])
        yield from _seal(row, hashes.get(chain.get(row.pk, 0), ""))
        yield from _ledger(row)


def _chain() -> dict[int, int]:
    """The distribution before each one, in its coop."""
    before: dict[int, int] = {}
    last: dict[int, int] = {}
    posted = Distribution.objects.exclude(position=None).order_by("coop", "position")
    for pk, coop in posted.values_list("pk", "coop"):
        if coop in last:
            before[pk] = last[coop]
        last[coop] = pk
    return before


def _sums(row: Distribution, received_cents: int) -> Iterator[Breach]:
    shared = sum(line.amount_cents for line in row.lines.all())
    if shared != row.step_cents:
        yield Breach(
            row.address, f"Ses lignes font {shared} centimes, et il partage {row.step_cents}."
        )
    if received_cents != row.received_cents:
        yield Breach(
            row.address,
            f"{row.received_cents} centimes sont reçus, et {received_cents} sont partagés.",
        )


def _seal(row: Distribution, previous: str) -> Iterator[Breach]:
    if row.previous_hash != previous:
        yield Breach(row.address, "Il ne suit pas le partage d’avant : la chaîne est coupée.")
    if row.hash != sealing.seal(row, row.lines.all()):
        yield Breach(row.address, "Il n’est plus ce qu’il était quand il a été partagé.")


def _ledger(row: Distribution) -> Iterator[Breach]:
    entry = bookkeeping.distribution_entry(row, on=row.received_on)
    kept = (
        JournalEntry.objects.filter(book=row.plan.host.book_id, source=row.address)
        .prefetch_related(Prefetch("lines", JournalLine.objects.select_related("account")))
        .first()
    )
    expected = _amounts(
        (line.account, line.coop, line.member, line.amount.cents)
        for line in (entry.lines if entry else ())
    )
    found = _amounts(
        (line.account.code, line.coop_id, line.member_id, line.amount_cents)
        for line in (kept.lines.all() if kept else ())
    )
    if expected != found:
        yield Breach(row.address, "Ses lignes ne sont pas celles du livre de la coop d’emploi.")


def _amounts(
    rows: Iterator[tuple[str, int | None, int | None, int]],
) -> dict[tuple[str, int | None, int | None], int]:
    totals: dict[tuple[str, int | None, int | None], int] = defaultdict(int)
    for account, coop, member, cents in rows:
        totals[(account, coop, member)] += cents
    return {axes: cents for axes, cents in totals.items() if cents}
