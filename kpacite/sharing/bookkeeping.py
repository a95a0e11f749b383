"""A distribution or a personal move, as an entry of the host's book."""

from collections.abc import Iterable, Iterator
from datetime import date

from kpacite.ledger.core.entries import Entry, Line, credit, debit, lines
from kpacite.money import Euros
from kpacite.sharing.models import Distribution, DistributionLine, PersonalMove

# Where a move takes the money from, and where to.
MOVES = {"aside": ("4671", "4675"), "back": ("4675", "4671"), "ask": ("4671", "4676"),
         "unask": ("4676", "4671")}  # fmt: skip
LABELS = {"aside": "Mis de côté", "back": "Repris", "ask": "Versement demandé",
          "unask": "Demande retirée"}  # fmt: skip


def distribution_entry(distribution: Distribution, *, on: date) -> Entry | None:
    """Materials D4674/C4671 to who advanced them, host D186/C187, commons D6581/C4672, members
    D6581/C4671. The host's part moves between the coop and the shared services of the same
    legal person: no VAT, no invoice (ACC-21). None when nothing moves.
    """
    mission = distribution.mission
    moved = lines(*_lines(distribution, distribution.lines.all()))
    if not moved:
        return None
    return Entry(
        journal="RP",
        on=on,
        label=f"Partage {distribution.number} : {mission.title}"[:200],
        source=distribution.address,
        piece_ref=f"PARTAGE-{mission.pk}-{distribution.number}",
        piece_date=distribution.received_on,
        lines=moved,
    )


def _lines(distribution: Distribution, rows: Iterable[DistributionLine]) -> Iterator[Line]:
    coop, mission = distribution.coop_id, distribution.mission.address
    for row in rows:
        amount, member = Euros(row.amount_cents), row.person_id
        match row.target:
            case "materials" if member is not None:
                yield debit("4674", amount, coop=coop, member=member, mission=mission)
                yield credit(
                    "4671",
                    amount,
                    coop=coop,
                    member=member,
                    mission=mission,
                    label="Courses rendues",
                )
            case "host":
                yield debit("186", amount, coop=coop, mission=mission)
                yield credit("187", amount, mission=mission)
            case "commons":
                yield debit("6581", amount, coop=coop, mission=mission)
                yield credit("4672", amount, coop=coop, mission=mission, label="Pour le commun")
            case "member":
                yield debit("6581", amount, coop=coop, member=member, mission=mission)
                yield _to_member(amount, row, mission, label="Part")


def _to_member(amount: Euros, row: DistributionLine, mission: str, *, label: str) -> Line:
    coop = row.distribution.coop_id
    return credit("4671", amount, coop=coop, member=row.person_id, mission=mission, label=label)


def move_entry(move: PersonalMove, *, on: date) -> Entry:
    """D4671/C4675 set aside, D4671/C4676 asked for; and back."""
    taken, given = MOVES[move.kind]
    amount = Euros(move.amount_cents)
    label = " : ".join(word for word in (LABELS[move.kind], move.note) if word)
    return Entry(
        journal="OD",
        on=on,
        label=f"{LABELS[move.kind]} : {move.person.first_name}"[:200],
        source=move.address,
        piece_ref=f"COMPTE-{move.pk}",
        piece_date=on,
        lines=(
            debit(taken, amount, coop=move.coop_id, member=move.person_id, label=label),
            credit(given, amount, coop=move.coop_id, member=move.person_id, label=label),
        ),
    )
