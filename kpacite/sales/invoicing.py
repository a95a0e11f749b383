"""An invoice, from its draft to its issue in the host's name."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.hosts import covering
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import SupportContract
from kpacite.ledger import posting
from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.lib.french import day_plain
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales import bookkeeping, invoice_paper, quote_lines, stamping
from kpacite.sales.core import cells, totals, vat
from kpacite.sales.core.paper import Earlier, Paper
from kpacite.sales.models import Client, Invoice, InvoiceLine, QuoteVersion
from kpacite.sales.queries import invoices as queries
from kpacite.sales.quote_lines import AlcoholInFoodLine, Line, VatRateUnknown
from kpacite.work.models import Mission

__all__ = ["AlcoholInFoodLine", "Facts", "Line", "VatRateUnknown", "discard", "draft",
           "draft_deposit", "draft_from", "edit", "issue"]  # fmt: skip

MAIL = "kpacite.sales.tasks.invoices.mail_invoice"


class QuoteIsNotAccepted(Refusal):
    sentence = "Le client n’a pas encore dit oui à ce devis. Attendez sa réponse."


class QuoteWasWithdrawn(Refusal):
    """The consumer changed their mind in time (C. conso L221-18): nothing is owed."""

    sentence = "Le client a changé d’avis dans le délai. Il n’y a rien à facturer."


class QuoteIsInvoiced(Refusal):
    sentence = "Une facture existe déjà pour ce devis. Ouvrez celle-là."


class QuoteHasNoDeposit(Refusal):
    sentence = "Ce devis ne demande pas d’avance. Faites la facture à la fin du travail."


class InvoiceAlreadyIssued(Refusal):
    """An issued invoice never changes; a credit note corrects it (rule INV-34)."""

    sentence = "Cette facture est déjà partie. Pour la corriger, faites un avoir."


class InvoiceIsEmpty(Refusal):
    sentence = "Cette facture est vide. Ajoutez au moins une ligne."


class InvoiceAsksNothing(Refusal):
    sentence = "Le total est zéro. Vérifiez les prix et la remise."


class WorkIsNotDone(Refusal):
    """An invoice follows the sale or the end of the work (CGI, art. 289, I, 3)."""

    sentence = "La date du travail est dans le futur. Facturez après, ou demandez un acompte."


class ContractDoesNotCover(Refusal):
    """No economic paper outside the contract of the person who answers (rule CAPE-08)."""

    sentence = "Le contrat de la personne responsable ne couvre pas ce jour."


@dataclass(frozen=True)
class Facts:
    """What an invoice says beside its lines and its client."""

    service_on: date
    title: str = ""
    service_place: str = ""
    order_reference: str = ""
    discount_bp: int = 0


@transaction.atomic
def draft(
    *, coop: Coop, client: Client, responsible: Person, facts: Facts, lines: Sequence[Line],
    key: str, by: Person, on: date, at: datetime, mission: Mission | None = None,
) -> Invoice:  # fmt: skip
    """A draft to finish, without a number; the same key twice gives the same draft.

    Refuses: NoHost, VatRateUnknown, AlcoholInFoodLine.
    """
    known = Invoice.objects.filter(key=key, coop=coop).first()
    if known:
        return known
    invoice = Invoice.objects.create(
        coop=coop, host=hosts.host_of(coop, on), client=client, mission=mission,
        responsible=responsible, key=key, token=secrets.token_urlsafe(32), created_at=at,
        **vars(facts),
    )  # fmt: skip
    _write(invoice, lines, on)
    _note(invoice, "drafted", by, at)
    return invoice


@transaction.atomic
def draft_from(*, version: QuoteVersion, key: str, by: Person, on: date, at: datetime) -> Invoice:
    """A draft that says what the client accepted, line for line.

    Refuses: QuoteIsNotAccepted, QuoteWasWithdrawn, QuoteIsInvoiced.
    """
    known = Invoice.objects.filter(key=key, coop=version.quote.coop_id).first()
    if known:
        return known
    _refuse_quote(version, "invoice")
    return _of_quote(version, "invoice", _copied(version), key=key, by=by, on=on, at=at)


@transaction.atomic
def draft_deposit(
    *, version: QuoteVersion, key: str, by: Person, on: date, at: datetime
) -> Invoice:
    """A draft for the advance that the quote asks; the last invoice will take it off.

    Law: an invoice is due for each deposit (CGI, art. 289, I, 1, c).
    Refuses: QuoteHasNoDeposit, QuoteIsNotAccepted, QuoteWasWithdrawn, QuoteIsInvoiced.
    """
    known = Invoice.objects.filter(key=key, coop=version.quote.coop_id).first()
    if known:
        return known
    if not version.deposit_bp:
        raise QuoteHasNoDeposit
    _refuse_quote(version, "deposit")
    return _of_quote(version, "deposit", _deposit_lines(version), key=key, by=by, on=on, at=at)


@transaction.atomic
def edit(
    *, invoice: Invoice, facts: Facts, lines: Sequence[Line], by: Person, on: date, at: datetime,
    responsible: Person | None = None,
) -> Invoice:  # fmt: skip
    """The draft says these lines and facts.

    Refuses: InvoiceAlreadyIssued, VatRateUnknown, AlcoholInFoodLine.
    """
    invoice = _locked(invoice)
    for name, fact in vars(facts).items():
        setattr(invoice, name, fact)
    invoice.responsible = responsible or invoice.responsible
    invoice.save()
    _write(invoice, lines, on)
    _note(invoice, "edited", by, at)
    return invoice


@transaction.atomic
def discard(*, invoice: Invoice, by: Person, at: datetime) -> None:
    """The draft is gone; it never had a number. Refuses: InvoiceAlreadyIssued."""
    invoice = _locked(invoice)
    _note(invoice, "discarded", by, at)
    invoice.lines.all().delete()
    invoice.delete()


def issue(*, invoice: Invoice, on: date, at: datetime, by: Person) -> Invoice:
    """The invoice has its number, its paper for ever, and its place in the books.

    It is checked whole before: each mandatory datum by its name, then the electronic form,
    offline. The number is given only then, in the same transaction as the entry, without a gap.
    Law: CGI, ann. II, art. 242 nonies A; C. com. L441-9, R127-3; C. com. L127-4 (host's name).
    Refuses: InvoiceAlreadyIssued, InvoiceIsEmpty, InvoiceAsksNothing, WorkIsNotDone,
    ContractDoesNotCover, VatRateUnknown, AlcoholInFoodLine, MentionMissing, PaperIsWrong,
    IssuedInTheFuture, IssuedInThePast, DateBeforeLastNumber, PeriodClosed.
    """
    stamping.refuse_dates(on, timezone.localtime(at).date())
    ready = _ready(_found(invoice), on)
    seen = stamping.checked(lambda number: preview(ready, number=number, on=on, at=at))
    return _issued(invoice=invoice, seen=seen, on=on, at=at, by=by)


@transaction.atomic
def _issued(*, invoice: Invoice, seen: str, on: date, at: datetime, by: Person) -> Invoice:
    invoice = _ready(_locked(invoice), on)
    stamping.stamp(
        invoice=invoice, seen=seen, on=on, at=at, by=by,
        compose=lambda number: preview(invoice, number=number, on=on, at=at),
    )  # fmt: skip
    on_debits = bool((invoice.snapshot or {})["vat"]["on_debits"])
    entry = bookkeeping.invoice_entry(invoice, invoice_paper.cells_of(invoice), on_debits=on_debits)
    posting.post(book=invoice.host.book, entry=entry, by=by, at=at)
    _note(invoice, "issued", by, at, invoice.number or "")
    send(invoice=invoice, at=at)
    return invoice


def send(*, invoice: Invoice, at: datetime) -> None:
    """The client gets the link by mail; who has no address gets the paper by hand."""
    if invoice.client.email:
        tasks.enqueue(
            function=MAIL, arguments={"invoice": invoice.pk}, at=at,
            key=f"sales/invoice/{invoice.pk}/issued",
        )  # fmt: skip


def preview(invoice: Invoice, *, number: str, on: date, at: datetime) -> Paper:
    """The paper as it would be printed that day. Refuses: ContractDoesNotCover."""
    return invoice_paper.compose(
        invoice, list(invoice.lines.all()), number=number, contract=contract_of(invoice, on),
        prepaid=_prepaid(invoice), on=on, at=at,
    )  # fmt: skip


def contract_of(invoice: Invoice, on: date) -> SupportContract:
    """The contract printed on the paper. Law: C. com. R127-3. Refuses: ContractDoesNotCover."""
    contract = covering.contract_on(invoice.responsible, invoice.host, on)
    if contract is None:
        raise ContractDoesNotCover(
            f"Le contrat de {invoice.responsible.first_name} ne couvre pas le {day_plain(on)}. "
            "Choisissez une autre personne responsable, ou parlez-en à la coop d’emploi."
        )
    return contract


def _found(invoice: Invoice) -> Invoice:
    rows = Invoice.objects.select_related(
        "coop", "host__book", "client", "mission", "responsible", "quote_version", "credits"
    )
    return rows.get(pk=invoice.pk)


def _locked(invoice: Invoice) -> Invoice:
    Invoice.objects.select_for_update(no_key=True).only("pk").get(pk=invoice.pk)
    found = _found(invoice)
    if found.number:
        raise InvoiceAlreadyIssued
    return found


def _ready(invoice: Invoice, on: date) -> Invoice:
    """What stops an issue before the paper is even composed."""
    if invoice.number:
        raise InvoiceAlreadyIssued
    lines = list(invoice.lines.all())
    if not lines:
        raise InvoiceIsEmpty
    if invoice.kind == "invoice" and invoice.service_on > on:
        raise WorkIsNotDone
    quote_lines.refuse_abroad(invoice.client)
    quote_lines.check(lines, invoice.host, on)
    if not totals.totals(quote_lines.priced(lines), invoice.discount_bp).gross:
        raise InvoiceAsksNothing
    return invoice


def _write(invoice: Invoice, lines: Sequence[Line], on: date) -> None:
    rows = [
        InvoiceLine(
            invoice=invoice, rank=row.rank, label=row.label, detail=row.detail,
            quantity=row.quantity, unit=row.unit, unit_price=row.unit_price,
            product_kind=row.product_kind, vat_bp=row.vat_bp,
        )
        for row in quote_lines.rows(lines, invoice.host, on)
    ]  # fmt: skip
    quote_lines.check(rows, invoice.host, on)
    invoice.lines.all().delete()
    InvoiceLine.objects.bulk_create(rows)


def _refuse_quote(version: QuoteVersion, kind: str) -> None:
    """Lock the thread, so that two people do not invoice it at once."""
    QuoteVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    answer = getattr(version, "answer", None)
    if answer is None or not answer.accepted:
        raise QuoteIsNotAccepted
    if hasattr(answer, "withdrawal"):
        raise QuoteWasWithdrawn
    same = Invoice.objects.filter(kind=kind, quote_version__quote=version.quote_id)
    if any(_still_stands(invoice) for invoice in same):
        raise QuoteIsInvoiced


def _still_stands(invoice: Invoice) -> bool:
    """A draft, or an invoice that no credit note took back whole."""
    return invoice.number is None or bool(cells.gross(queries.owed(invoice)))


def _of_quote(
    version: QuoteVersion, kind: str, lines: Sequence[Line], *, key: str, by: Person, on: date,
    at: datetime,
) -> Invoice:  # fmt: skip
    quote = version.quote
    facts = Facts(
        service_on=version.service_on, title=quote.title, service_place=version.service_place,
        discount_bp=version.discount_bp if kind == "invoice" else 0,
    )  # fmt: skip
    invoice = draft(
        coop=quote.coop, client=quote.client, responsible=quote.responsible, facts=facts,
        lines=lines, key=key, by=by, on=on, at=at, mission=quote.mission,
    )  # fmt: skip
    invoice.kind, invoice.quote_version = kind, version
    invoice.save(update_fields=["kind", "quote_version"])
    return invoice


def _copied(version: QuoteVersion) -> list[Line]:
    return [
        Line(
            label=line.label, detail=line.detail, quantity=line.quantity, unit=line.unit,
            unit_price=line.unit_price, product_kind=line.product_kind, vat_bp=line.vat_bp,
        )
        for line in version.lines.all()
    ]  # fmt: skip


def _deposit_lines(version: QuoteVersion) -> list[Line]:
    """One line per VAT rate and kind of sale: the same share of each."""
    lines = list(version.lines.all())
    summed = totals.totals(quote_lines.priced(lines), version.discount_bp)
    whole = cells.cut(
        [
            cells.Sold(line.product_kind, line.vat_bp, net)
            for line, net in zip(lines, summed.lines_net, strict=True)
        ],
        summed.by_rate,
    )
    kinds = {(line.vat_bp, vat.account(line.product_kind)): line.product_kind for line in lines}
    return [
        Line(
            label=f"Acompte sur le devis {version.number}", quantity=Decimal(1), unit="forfait",
            unit_price=Decimal(cell.net.cents).scaleb(-2), product_kind=kinds[cell.key],
            vat_bp=cell.vat_bp,
        )
        for cell in cells.first_part(whole, version.deposit_bp)
    ]  # fmt: skip


def _prepaid(invoice: Invoice) -> list[tuple[Earlier, list[cells.Cell]]]:
    """The deposit invoices that this one takes off, less what was credited of them."""
    if invoice.kind != "invoice" or invoice.quote_version is None:
        return []
    found = []
    for deposit in queries.deposits_of(invoice.quote_version):
        left = [cell for cell in queries.owed(deposit) if cell.gross]
        if left:
            earlier: Earlier = {
                **invoice_paper.earlier(deposit), "gross_cents": cells.gross(left).cents,
            }  # fmt: skip
            found.append((earlier, left))
    return found


def _note(invoice: Invoice, what: str, by: Person, at: datetime, note: str = "") -> None:
    deeds.note(
        verb=f"sales.invoice.{what}", thing=f"sales/invoice/{invoice.pk}", by=by,
        coop_key=invoice.coop.slug, note=note, at=at,
    )  # fmt: skip
