"""The seal of an entry: a fingerprint of all it says and of the seal before it."""

from collections.abc import Iterable
from datetime import UTC

from kpacite.ledger.models import JournalEntry, JournalLine
from kpacite.lib.digest import sha256_json


def seal(entry: JournalEntry, lines: Iterable[JournalLine]) -> str:
    """The hash that chains this entry to the one before; `lines` come in their order.

    Whoever alters one cent has to make again every seal that follows, and the last seal of each
    month is on paper somewhere: the closing of the month notes it.
    """
    return sha256_json(
        {
            "previous": entry.previous_hash,
            "book": entry.book_id,
            "position": entry.position,
            "journal": entry.journal_id,
            "year": entry.year,
            "number": entry.number,
            "on": entry.on,
            "label": entry.label,
            "piece": [entry.piece_ref, entry.piece_date],
            "source": entry.source,
            "reverses": entry.reverses_id,
            "validated_at": entry.validated_at.astimezone(UTC),
            "posted_by": entry.posted_by_id,
            "lines": [_line(line) for line in lines],
        }
    )


def _line(line: JournalLine) -> list[object]:
    return [
        line.rank,
        line.account_id,
        line.amount_cents,
        line.label,
        line.coop_id,
        line.member_id,
        line.mission,
        line.third_party,
        line.third_party_name,
    ]
