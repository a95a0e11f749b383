"""A credit note: what corrects an issued invoice, since nothing else may."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from kpacite.ledger import posting
from kpacite.lib.errors import Refusal
from kpacite.lib.french import euros
from kpacite.money import Euros
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales import bookkeeping, invoice_paper, invoicing, quote_lines, stamping
from kpacite.sales.bookkeeping import Position
from kpacite.sales.core import cells as core
from kpacite.sales.core import totals, vat
from kpacite.sales.core.cells import Cell
from kpacite.sales.core.paper import Paper
from kpacite.sales.models import Invoice, InvoiceLine
from kpacite.sales.queries import invoices as queries


class NothingToCredit(Refusal):
    """Only an issued invoice, with something left of it, may be credited."""

    sentence = "Il ne reste rien à annuler sur cette facture."


class CreditNeedsReason(Refusal):
    sentence = "Dites pourquoi vous faites cet avoir. Une phrase suffit."


class CreditExceedsInvoice(Refusal):
    """All the credit notes of an invoice never exceed it (rule INV-35)."""

    sentence = "Cet avoir est plus grand que ce qui reste de la facture."


class QuantityUnknown(Refusal):
    sentence = "La quantité à annuler est fausse. Elle va de zéro à la quantité de la facture."


@dataclass(frozen=True)
class Planned:
    """What a credit note says, before it is one: its lines and its cells."""

    lines: list[InvoiceLine]
    cells: list[Cell]
    discount_bp: int


def credit(
    *, invoice: Invoice, reason: str, key: str, on: date, at: datetime, by: Person,
    amount: Euros | None = None, quantities: Mapping[int, Decimal] | None = None,
) -> Invoice:  # fmt: skip
    """A numbered credit note takes back all that is left of the invoice, an amount of it (VAT
    included), or quantities of its lines by their rank. The same key twice gives the same note.

    It quotes the number and the date of the invoice, and goes to the books at once.
    Law: CGI, ann. II, art. 242 nonies A and CGI, art. 272, 1 (VAT is taken back).
    Refuses: CreditNeedsReason, NothingToCredit, CreditExceedsInvoice, QuantityUnknown,
    and all that an issue refuses.
    """
    known = Invoice.objects.filter(key=key, credits=invoice).first()
    if known:
        return known
    if not reason.strip():
        raise CreditNeedsReason
    stamping.refuse_dates(on, timezone.localtime(at).date())
    note = _unsaved(invoice, reason=reason, key=key, at=at)
    planned = _planned(note.credits, amount, quantities)
    seen = stamping.checked(lambda number: preview(note, planned, number=number, on=on, at=at))
    return _credited(
        invoice=invoice, reason=reason, key=key, amount=amount, quantities=quantities, seen=seen,
        on=on, at=at, by=by,
    )  # fmt: skip


@transaction.atomic
def _credited(
    *, invoice: Invoice, reason: str, key: str, amount: Euros | None,
    quantities: Mapping[int, Decimal] | None, seen: str, on: date, at: datetime, by: Person,
) -> Invoice:  # fmt: skip
    # The invoice first: a payment or another credit note may come at the same time.
    Invoice.objects.select_for_update(no_key=True).only("pk").get(pk=invoice.pk)
    known = Invoice.objects.filter(key=key, credits=invoice).first()
    if known:
        return known
    note = _unsaved(invoice, reason=reason, key=key, at=at)
    planned = _planned(note.credits, amount, quantities)
    before = queries.position(invoice)
    note.discount_bp = planned.discount_bp
    note.save()
    for line in planned.lines:
        line.invoice = note
    InvoiceLine.objects.bulk_create(planned.lines)
    stamping.stamp(
        invoice=note, seen=seen, on=on, at=at, by=by,
        compose=lambda number: preview(note, planned, number=number, on=on, at=at),
    )  # fmt: skip
    _post(note, planned, before, by=by, at=at)
    _note(note, by, at)
    invoicing.send(invoice=note, at=at)
    return note


def preview(note: Invoice, planned: Planned, *, number: str, on: date, at: datetime) -> Paper:
    """The credit note as it would be printed."""
    note.discount_bp = planned.discount_bp
    return invoice_paper.compose(
        note, planned.lines, number=number, contract=invoicing.contract_of(note, on),
        fixed=planned.cells, on=on, at=at,
    )  # fmt: skip


def _unsaved(invoice: Invoice, *, reason: str, key: str, at: datetime) -> Invoice:
    """The note, of the same parties as its invoice."""
    rows = Invoice.objects.select_related(
        "coop", "host__book", "client", "mission", "responsible", "quote_version", "credits"
    )
    origin = rows.get(pk=invoice.pk)
    if origin.number is None or origin.kind == "credit_note":
        raise NothingToCredit
    return Invoice(
        coop=origin.coop, host=origin.host, client=origin.client, mission=origin.mission,
        quote_version=origin.quote_version, responsible=origin.responsible, kind="credit_note",
        title=origin.title, credits=origin, credit_reason=reason.strip(),
        service_on=origin.service_on, service_place=origin.service_place,
        order_reference=origin.order_reference, created_at=at, key=key,
        token=secrets.token_urlsafe(32),
    )  # fmt: skip


def _planned(
    origin: Invoice | None, amount: Euros | None, quantities: Mapping[int, Decimal] | None
) -> Planned:
    """What is taken back. Refuses: NothingToCredit, CreditExceedsInvoice, QuantityUnknown."""
    assert origin is not None  # noqa: S101  a note always has its invoice
    left = queries.owed(origin)
    if not core.gross(left):
        raise NothingToCredit
    lines = list(origin.lines.all())
    is_whole = left == invoice_paper.cells_of(origin) and not (origin.snapshot or {})["prepaid"]
    try:
        if quantities is not None:
            return _of_quantities(origin, lines, left, quantities)
        if amount is None and is_whole:
            return Planned(_copies(lines), left, origin.discount_bp)
        taken = core.of_amount(left, core.gross(left) if amount is None else amount)
    except core.CreditExceedsRest:
        rest = euros(core.gross(left).cents)
        raise CreditExceedsInvoice(f"{CreditExceedsInvoice.sentence} Il reste {rest}.") from None
    return Planned(_summary(origin, lines, taken), taken, 0)


def _of_quantities(
    origin: Invoice, lines: Sequence[InvoiceLine], left: Sequence[Cell],
    quantities: Mapping[int, Decimal],
) -> Planned:  # fmt: skip
    chosen: list[InvoiceLine] = []
    for line in lines:
        quantity = quantities.get(line.rank, Decimal(0))
        if not 0 <= quantity <= line.quantity:
            raise QuantityUnknown
        if quantity:
            chosen.append(_copy(line, rank=len(chosen) + 1, quantity=quantity))
    if not chosen:
        raise QuantityUnknown
    summed = totals.totals(quote_lines.priced(chosen), origin.discount_bp)
    nets = core.cut(
        [
            core.Sold(line.product_kind, line.vat_bp, net)
            for line, net in zip(chosen, summed.lines_net, strict=True)
        ],
        summed.by_rate,
    )
    return Planned(chosen, core.of_lines(left, nets), origin.discount_bp)


def _copies(lines: Sequence[InvoiceLine]) -> list[InvoiceLine]:
    return [_copy(line, rank=line.rank, quantity=line.quantity) for line in lines]


def _copy(line: InvoiceLine, *, rank: int, quantity: Decimal) -> InvoiceLine:
    return InvoiceLine(
        rank=rank, label=line.label, detail=line.detail, quantity=quantity, unit=line.unit,
        unit_price=line.unit_price, product_kind=line.product_kind, vat_bp=line.vat_bp,
    )  # fmt: skip


def _summary(
    origin: Invoice, lines: Sequence[InvoiceLine], taken: Sequence[Cell]
) -> list[InvoiceLine]:
    """One line per rate and kind of sale, when an amount is credited and not lines."""
    kinds = {(line.vat_bp, vat.account(line.product_kind)): line.product_kind for line in lines}
    return [
        InvoiceLine(
            rank=rank, label=f"Avoir sur la facture {origin.number}", quantity=Decimal(1),
            unit="forfait", unit_price=Decimal(cell.net.cents).scaleb(-2),
            product_kind=kinds[cell.key], vat_bp=cell.vat_bp,
        )
        for rank, cell in enumerate(taken, start=1)
    ]  # fmt: skip


def _post(note: Invoice, planned: Planned, before: Position, *, by: Person, at: datetime) -> None:
    after = Position(core.less(before.owed, planned.cells), before.paid)
    on_debits = bool((note.snapshot or {})["vat"]["on_debits"])
    entry = bookkeeping.credit_entry(note, planned.cells, before, after, on_debits=on_debits)
    posting.post(book=note.host.book, entry=entry, by=by, at=at)


def _note(note: Invoice, by: Person, at: datetime) -> None:
    deeds.note(
        verb="sales.invoice.credited", thing=f"sales/invoice/{note.credits_id}", by=by,
        coop_key=note.coop.slug, note=note.number or "", at=at,
    )  # fmt: skip
