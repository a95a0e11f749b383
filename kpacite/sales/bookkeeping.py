"""An invoice, a credit note, a payment, as entries of the host's book.

VAT on a service waits (account 44587) until the client pays, unless the host opted for debits;
VAT on goods is due when they are delivered (CGI, art. 269, 2). What a paper or a payment changes
is always the difference of two positions, so no cent is left behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from kpacite.ledger.core.entries import Entry, Line, credit, debit, lines
from kpacite.money import Euros
from kpacite.sales.core import cells as core
from kpacite.sales.core.cells import Cell
from kpacite.sales.models import Invoice, Payment

_SUFFIXES = {2000: "20", 1000: "10", 550: "55", 210: "21"}
_TREASURY = {"transfer": "512", "card": "511", "cheque": "511", "cash": "530"}


@dataclass(frozen=True)
class Position:
    """What is owed on an invoice, cell by cell, and the money received for it so far."""

    owed: Sequence[Cell]
    paid: Euros

    @property
    def received(self) -> list[Cell]:
        return core.received(self.owed, self.paid)

    def waiting(self, cell: Cell, covered: Cell) -> Euros:
        """The VAT of a service that the tax office does not have yet."""
        return cell.vat - covered.vat if cell.is_service else Euros.zero()


class Axes(TypedDict):
    coop: int
    mission: str


def invoice_entry(invoice: Invoice, cells: Sequence[Cell], *, on_debits: bool) -> Entry:
    """D411 all that the client owes / C70x the sale / C44587 or C44571 its VAT."""
    sales = [_sale(invoice, cell) for cell in cells]
    taxes = [
        credit(
            _waiting(cell) if cell.is_service and not on_debits else _collected(cell),
            cell.vat,
            **_axes(invoice),
        )
        for cell in cells
        if cell.vat
    ]
    return _entry(invoice, [_client(invoice, core.gross(cells)), *sales, *taxes])


def credit_entry(
    note: Invoice, cells: Sequence[Cell], before: Position, after: Position, *, on_debits: bool
) -> Entry:
    """The sale goes back; its VAT leaves what waits first, then what was collected already."""
    sales = [debit(cell.account, cell.net, **_axes(note)) for cell in cells]
    taxes = []
    left = {cell.key: (cell, covered) for cell, covered in _pairs(after)}
    for cell, covered in _pairs(before):
        then, then_covered = left[cell.key]
        waits = Euros.zero()
        if not on_debits:
            waits = before.waiting(cell, covered) - after.waiting(then, then_covered)
        whole = cell.vat - then.vat
        taxes += [
            debit(_waiting(cell), waits, **_axes(note)) if waits else None,
            debit(_collected(cell), whole - waits, **_axes(note)) if whole - waits else None,
        ]
    return _entry(note, [*sales, *taxes, _client(note, -core.gross(cells))])


def payment_entry(payment: Payment, before: Position, after: Position, *, on_debits: bool) -> Entry:
    """D512 / C411; and the VAT of the services paid goes from waiting to collected."""
    invoice, amount = payment.invoice, Euros(payment.amount_cents)
    moves: list[Line | None] = []
    earlier = {cell.key: cell for cell in before.received}
    for cell in [] if on_debits else after.received:
        tax = cell.vat - earlier[cell.key].vat
        if cell.is_service and tax:
            moves += [
                debit(_waiting(cell), tax, **_axes(invoice)),
                credit(_collected(cell), tax, **_axes(invoice)),
            ]
    return Entry(
        journal="BQ",
        on=payment.received_on,
        label=f"Paiement {invoice.number} {invoice.client.name}"[:200],
        source=f"sales/payment/{payment.pk}",
        piece_ref=f"PAIEMENT-{payment.pk}",
        piece_date=payment.received_on,
        lines=lines(
            debit(_TREASURY[payment.means], amount, **_axes(invoice)),
            _client(invoice, -amount),
            *moves,
        ),
    )


def _pairs(position: Position) -> list[tuple[Cell, Cell]]:
    return list(zip(position.owed, position.received, strict=True))


def _entry(invoice: Invoice, maybe: Sequence[Line | None]) -> Entry:
    assert invoice.number and invoice.issued_on  # noqa: S101  the numbered papers only
    return Entry(
        journal="VE",
        on=invoice.issued_on,
        label=f"{invoice.get_kind_display()} {invoice.number} {invoice.client.name}"[:200],
        source=f"sales/invoice/{invoice.pk}",
        piece_ref=invoice.number,
        piece_date=invoice.issued_on,
        lines=lines(*maybe),
    )


def _sale(invoice: Invoice, cell: Cell) -> Line:
    return credit(cell.account, cell.net, **_axes(invoice))


def _client(invoice: Invoice, amount: Euros) -> Line:
    return debit(
        "411",
        amount,
        third_party=f"sales/client/{invoice.client_id}",
        third_party_name=invoice.client.name,
        **_axes(invoice),
    )


def _axes(invoice: Invoice) -> Axes:
    mission = invoice.mission
    return {"coop": invoice.coop_id, "mission": mission.address if mission else ""}


def _waiting(cell: Cell) -> str:
    return f"44587{_SUFFIXES[cell.vat_bp]}"


def _collected(cell: Cell) -> str:
    return f"44571{_SUFFIXES[cell.vat_bp]}"
