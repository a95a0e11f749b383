"""Money that comes in for an invoice, and what it puts in motion."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from kpacite.coops.models import Coop
from kpacite.joining import guardians
from kpacite.ledger import posting
from kpacite.lib import keys
from kpacite.lib.errors import Refusal
from kpacite.lib.french import euros
from kpacite.money import Euros
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales import bookkeeping
from kpacite.sales.bookkeeping import Position
from kpacite.sales.core import cells as core
from kpacite.sales.core.cells import Cell
from kpacite.sales.models import Invoice, Payment, PaymentPart
from kpacite.sales.queries import invoices as queries
from kpacite.sharing import distributing
from kpacite.sharing import queries as sharing
from kpacite.work import staffing

# What somebody takes from the client's hand: they hold the till.
IN_HAND = ("cash", "card", "cheque")


class InvoiceNotIssued(Refusal):
    """A draft asks nothing, and a credit note is not paid."""

    sentence = "Cette facture n’est pas encore partie. Faites-la partir avant."


class PaymentMustBePositive(Refusal):
    sentence = "Écrivez une somme plus grande que zéro. Exemple : 150,00."


class PaymentExceedsDue(Refusal):
    """Nobody owes more than what is left to pay: a fault of typing, or another invoice's money."""

    sentence = "Cette somme est plus grande que ce qui reste à payer."


class ReceivedInTheFuture(Refusal):
    sentence = "La date est dans le futur. Écrivez le jour où l’argent est arrivé."


class ReceivedBeforeInvoice(Refusal):
    sentence = "L’argent est arrivé avant la facture ? Vérifiez la date."


class PaymentAlreadyCorrected(Refusal):
    sentence = "Ce paiement est déjà corrigé. Il n’y a rien à refaire."


class FormIsUsed(Refusal):
    """The one-time key of the form recorded something else already."""

    sentence = "Cette page a déjà servi. Ouvrez-la de nouveau, puis notez le paiement."


class MoneyAlreadyShared(Refusal):
    """What is shared stays shared: the next distribution takes the difference."""

    sentence = "Cet argent est déjà partagé. Parlez-en avec la coop d’emploi."


@transaction.atomic
def record(
    *, invoice: Invoice, amount: Euros, received_on: date, key: str, by: Person, on: date,
    at: datetime, means: str = "transfer",
) -> Payment:  # fmt: skip
    """The money is in the books, on each VAT rate its part; its sharing is proposed to the team.

    Parts are taken on the running total: the last payment ends everything to the cent. The same
    key twice records once and gives the payment already recorded.
    Law: VAT on services is due when the client pays (CGI, art. 269, 2, c).
    Refuses: InvoiceNotIssued, PaymentMustBePositive, PaymentExceedsDue, ReceivedInTheFuture,
    ReceivedBeforeInvoice, FormIsUsed, PeriodClosed; for a minor who takes notes or a card,
    guardians.GuardianHasNotSigned, GuardianHasStopped, BeyondTheAuthorisation.
    """
    # Lock before reading what is due: two people may enter the same bank line.
    invoice = _locked(invoice)
    known = Payment.objects.filter(key=key).first()
    if known and known.invoice_id != invoice.pk:
        raise FormIsUsed
    if known:
        return known
    before = queries.position(invoice)
    _refuse(invoice, amount, core.gross(before.owed) - before.paid, received_on, on)
    if means in IN_HAND:
        guardians.require(by, "till", on, amount.cents)
    payment = Payment.objects.create(
        invoice=invoice, amount_cents=amount.cents, received_on=received_on, means=means, key=key,
        recorded_by=by, recorded_at=at,
    )  # fmt: skip
    _enter(payment, before, by=by, at=at)
    _note(payment, "received", by, at)
    return payment


@transaction.atomic
def correct(*, payment: Payment, by: Person, on: date, at: datetime) -> Payment:
    """The payment was a mistake: a row of the opposite sign stands beside it for ever.

    Refuses: PaymentAlreadyCorrected, MoneyAlreadyShared, PeriodClosed.
    """
    invoice = _locked(payment.invoice)
    if payment.corrects_id or Payment.objects.filter(corrects=payment).exists():
        raise PaymentAlreadyCorrected
    if invoice.mission and any(
        f"sales/payment/{payment.pk}" in distribution.snapshot.get("sources", [])
        for distribution in sharing.distributions(invoice.mission).exclude(posted_at=None)
    ):
        raise MoneyAlreadyShared
    before = queries.position(invoice)
    opposite = Payment.objects.create(
        invoice=invoice, amount_cents=-payment.amount_cents, received_on=on, means=payment.means,
        key=keys.new(), corrects=payment, recorded_by=by, recorded_at=at,
    )  # fmt: skip
    _enter(opposite, before, by=by, at=at)
    _note(opposite, "corrected", by, at)
    return opposite


def _locked(invoice: Invoice) -> Invoice:
    Invoice.objects.select_for_update(no_key=True).only("pk").get(pk=invoice.pk)
    # The sharing that follows takes the mission and the coop. Taken after the book, they would
    # wait for a sharing being posted, which itself waits for the book.
    if invoice.mission is not None:
        staffing.lock(invoice.mission)
    Coop.objects.select_for_update(no_key=True).only("pk").get(pk=invoice.coop_id)
    rows = Invoice.objects.select_related("coop", "host__book", "client", "mission__coop")
    return rows.get(pk=invoice.pk)


def _refuse(invoice: Invoice, amount: Euros, due: Euros, received_on: date, on: date) -> None:
    if invoice.number is None or invoice.issued_on is None or invoice.kind == "credit_note":
        raise InvoiceNotIssued
    if amount <= Euros.zero():
        raise PaymentMustBePositive
    if received_on > on:
        raise ReceivedInTheFuture
    if received_on < invoice.issued_on:
        raise ReceivedBeforeInvoice
    if amount > due:
        rest = euros(max(due, Euros.zero()).cents)
        raise PaymentExceedsDue(f"{PaymentExceedsDue.sentence} Il reste {rest}.")


def _enter(payment: Payment, before: Position, *, by: Person, at: datetime) -> None:
    """The parts of the payment, its entry in the books, and the sharing that follows."""
    invoice = payment.invoice
    after = Position(before.owed, before.paid + Euros(payment.amount_cents))
    _keep_parts(payment, core.step(after.received, before.received))
    on_debits = bool((invoice.snapshot or {})["vat"]["on_debits"])
    entry = bookkeeping.payment_entry(payment, before, after, on_debits=on_debits)
    posting.post(book=invoice.host.book, entry=entry, by=by, at=at)
    _propose_sharing(payment, by=by, at=at)


def _keep_parts(payment: Payment, changes: Sequence[Cell]) -> None:
    rates = sorted({cell.vat_bp for cell in changes}, reverse=True)
    PaymentPart.objects.bulk_create(
        PaymentPart(
            payment=payment,
            vat_bp=rate,
            net_cents=sum(cell.net.cents for cell in changes if cell.vat_bp == rate),
            vat_cents=sum(cell.vat.cents for cell in changes if cell.vat_bp == rate),
        )
        for rate in rates
    )


def _propose_sharing(payment: Payment, *, by: Person, at: datetime) -> None:
    """The team sees what the money becomes, as soon as it is there.

    Without an agreed plan, or when hours are still missing, the money waits: the page of the
    mission says so. A payment is never refused for that.
    """
    mission = payment.invoice.mission
    if mission is None or sharing.agreed_plan(mission) is None:
        return
    try:
        with transaction.atomic():
            distributing.propose(
                mission=mission, received=queries.received_net(mission),
                received_on=payment.received_on, source=f"sales/payment/{payment.pk}", by=by,
                at=at,
            )  # fmt: skip
    except Refusal:
        return


def _note(payment: Payment, what: str, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"sales.payment.{what}", thing=f"sales/invoice/{payment.invoice_id}", by=by,
        coop_key=payment.invoice.coop.slug, note=euros(payment.amount_cents), at=at,
    )  # fmt: skip
