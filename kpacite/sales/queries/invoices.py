"""Reading invoices: what is due on each, their state, the lists of the pages."""

import base64
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kpacite.coops.models import Coop
from kpacite.hosts.models import Host
from kpacite.money import Euros
from kpacite.sales import invoice_paper
from kpacite.sales.bookkeeping import Position
from kpacite.sales.core import cells as core
from kpacite.sales.core.cells import Cell
from kpacite.sales.core.paper import Paper
from kpacite.sales.models import Invoice, Payment, Quote, QuoteVersion
from kpacite.sales.papers import typesetting
from kpacite.work.models import Mission

STATES = {
    "draft": "À finir",
    "due": "À payer",
    "late": "En retard",
    "paid": "Payée",
    "credited": "Annulée",
    "note": "Avoir",
}


@dataclass(frozen=True)
class Standing:
    """Where an issued invoice stands: what it asked, what credit notes took, what came in."""

    gross: Euros
    credited: Euros
    paid: Euros

    @property
    def due(self) -> Euros:
        return self.gross - self.credited - self.paid

    @property
    def overpaid(self) -> Euros:
        return max(-self.due, Euros.zero())


def owed(invoice: Invoice) -> list[Cell]:
    """The cells of an invoice, less those of its credit notes."""
    left = invoice_paper.cells_of(invoice)
    for note in Invoice.objects.filter(credits=invoice, number__isnull=False).order_by("pk"):
        left = core.less(left, invoice_paper.cells_of(note))
    return left


def paid(invoice: Invoice) -> Euros:
    found = Payment.objects.filter(invoice=invoice).aggregate(total=Sum("amount_cents"))
    return Euros(found["total"] or 0)


def position(invoice: Invoice) -> Position:
    return Position(owed(invoice), paid(invoice))


def standing(invoice: Invoice) -> Standing:
    asked = core.gross(invoice_paper.cells_of(invoice))
    return Standing(asked, asked - core.gross(owed(invoice)), paid(invoice))


def received_net(mission: Mission) -> Euros:
    """The money received for a mission so far, net of VAT: what sharing starts from."""
    papers = Invoice.objects.filter(mission=mission, number__isnull=False)
    return Euros.total(
        cell.net
        for invoice in papers.exclude(kind="credit_note")
        for cell in position(invoice).received
    )


def deposits_of(version: QuoteVersion) -> list[Invoice]:
    """The deposit invoices issued for a quote, whatever its version."""
    rows = Invoice.objects.filter(
        kind="deposit", quote_version__quote=version.quote_id, number__isnull=False
    )
    return list(rows.order_by("pk"))


def with_sums(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """Each invoice with `asked_cents`, `credited_cents`, `paid_cents`, `due_cents`: one query."""
    payments = (
        Payment.objects.filter(invoice=OuterRef("pk"))
        .values("invoice")
        .annotate(total=Sum("amount_cents"))
        .values("total")
    )
    notes = (
        Invoice.objects.filter(credits=OuterRef("pk"), number__isnull=False)
        .values("credits")
        .annotate(total=Sum(F("net_cents") + F("vat_cents")))
        .values("total")
    )
    return rows.annotate(
        paid_cents=Coalesce(Subquery(payments), 0),
        credited_cents=Coalesce(Subquery(notes), 0),
    ).annotate(due_cents=F("to_pay_cents") - F("credited_cents") - F("paid_cents"))


def in_state(rows: QuerySet[Invoice], state: str, on: date) -> QuerySet[Invoice]:
    """The invoices of a list that are in a state on a day; all of them for any other word."""
    issued = Q(number__isnull=False) & ~Q(kind="credit_note")
    filters = {
        "draft": Q(number=None),
        "due": issued & Q(due_cents__gt=0, due_on__gte=on),
        "late": issued & Q(due_cents__gt=0, due_on__lt=on),
        "paid": issued & Q(due_cents__lte=0, paid_cents__gt=0),
        "note": Q(kind="credit_note"),
    }
    return rows.filter(filters[state]) if state in filters else rows


def state(invoice: Invoice, due_cents: int, paid_cents: int, on: date) -> str:
    """The one word that says where an invoice stands on a day: a key of STATES."""
    if invoice.number is None:
        return "draft"
    if invoice.kind == "credit_note":
        return "note"
    if due_cents <= 0:
        return "paid" if paid_cents > 0 else "credited"
    return "late" if invoice.due_on and invoice.due_on < on else "due"


def of_coop(coop: Coop, words: str = "") -> QuerySet[Invoice]:
    """The invoices of a coop, drafts first, then the newest."""
    return _listed(Invoice.objects.filter(coop=coop), words)


def of_host(host: Host, words: str = "") -> QuerySet[Invoice]:
    """The issued invoices of a host, of all its coops, the newest first."""
    return _listed(Invoice.objects.filter(host=host, number__isnull=False), words)


def _listed(rows: QuerySet[Invoice], words: str) -> QuerySet[Invoice]:
    if words:
        rows = rows.filter(
            Q(number__icontains=words)
            | Q(client__name__icontains=words)
            | Q(title__icontains=words)
            | Q(mission__title__icontains=words)
        )
    rows = rows.select_related("client", "mission", "coop").defer("pdf", "xml", "snapshot")
    return with_sums(rows).order_by(F("issued_on").desc(nulls_first=True), "-pk")


@dataclass(frozen=True)
class Row:
    """A line of a list: the invoice and its state."""

    invoice: Invoice
    state: str
    word: str
    tone: str
    icon: str
    amount_cents: int


_LOOKS = {
    "draft": ("", "i-pencil"),
    "due": ("wait", "i-clock"),
    "late": ("alert", "i-alert"),
    "paid": ("ok", "i-check"),
    "credited": ("", "i-close"),
    "note": ("", "i-back"),
}


def row(invoice: Invoice, on: date) -> Row:
    """An invoice of `with_sums`, ready for a list."""
    due, received = getattr(invoice, "due_cents", None), getattr(invoice, "paid_cents", 0)
    key = state(invoice, due or 0, received, on)
    amount = (invoice.net_cents or 0) + (invoice.vat_cents or 0)
    return Row(invoice, key, STATES[key], *_LOOKS[key], amount)


def waiting(coop: Coop, on: date) -> dict[str, int]:
    """What clients still owe, and how much of it is late, in cents."""
    rows = with_sums(Invoice.objects.filter(coop=coop, number__isnull=False))
    rows = rows.exclude(kind="credit_note").filter(Q(due_cents__gt=0))
    sums = rows.aggregate(due=Sum("due_cents"), late=Sum("due_cents", filter=Q(due_on__lt=on)))
    return {"due": sums["due"] or 0, "late": sums["late"] or 0}


def paper_of(invoice: Invoice) -> Paper:
    """The frozen paper of an issued invoice."""
    return cast("Paper", invoice.snapshot)  # written by invoice_paper.compose, never changed


def transfer_code(invoice: Invoice, paper: Paper, due: Euros) -> str:
    """The drawing for the bank's app, for what is still to pay, as an address of data."""
    seller = paper["seller"]
    if not seller["iban"] or due <= Euros.zero() or invoice.kind == "credit_note":
        return ""
    drawing = typesetting.transfer_code(
        name=seller["name"], iban=seller["iban"], bic=seller["bic"], cents=due.cents,
        reference=paper["number"],
    )  # fmt: skip
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


def of_quote(quote: Quote) -> QuerySet[Invoice]:
    """The papers made for a quote, drafts too."""
    rows = Invoice.objects.filter(quote_version__quote=quote).defer("pdf", "xml", "snapshot")
    return rows.order_by("pk")


def quotes_to_invoice(coop: Coop, most: int = 20) -> QuerySet[QuoteVersion]:
    """The accepted quotes that have no last invoice yet, the oldest work first."""
    rows = QuoteVersion.objects.filter(
        quote__coop=coop, answer__accepted=True, answer__withdrawal=None
    )
    rows = rows.exclude(quote__versions__invoices__kind="invoice")
    rows = rows.select_related("quote__client").defer("pdf", "snapshot")
    return rows.order_by("service_on", "pk")[:most]
