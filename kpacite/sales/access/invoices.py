"""Who may see and do what, from the invoice to the payment."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kpacite.coops import access as coops
from kpacite.coops.models import Coop
from kpacite.governance import roles
from kpacite.hosts import access as hosts
from kpacite.hosts.models import Host
from kpacite.people.models import Person
from kpacite.people.telling import Topic
from kpacite.sales.models import Client, Invoice, Payment, Quote, QuoteVersion
from kpacite.work.models import Mission, SeatTaking

T = TypeVar("T")
_WITH = ("coop", "host__book", "client", "mission", "responsible", "quote_version__quote",
         "credits")  # fmt: skip


def invoice_of(person: Person, slug: str, pk: int, on: date) -> Invoice:
    """An invoice of the coop: every member sees all of them."""
    coop = coops.coop_of_member(person, slug, on)
    return _found(Invoice.objects.filter(coop=coop, pk=pk).select_related(*_WITH).first())


def invoice_topic(person: Person, pk: int, on: date) -> Topic:
    """An invoice, to talk of within the coop: the client sees nothing of it."""
    found = _found(Invoice.objects.select_related("coop", "client").filter(pk=pk).first())
    coop = coops.coop_of_member(person, found.coop.slug, on)
    url = reverse("sales:invoices.show", args=[coop.slug, found.pk])
    return Topic(coop.slug, found.title or f"La facture de {found.client.name}", url)


def invoice_to_write(person: Person, slug: str, pk: int, on: date) -> Invoice:
    """A draft, to those who may make it leave."""
    invoice = invoice_of(person, slug, pk, on)
    if not may_invoice(person, invoice.coop, on, invoice.mission):
        raise PermissionDenied
    return invoice


def invoice_to_collect(person: Person, slug: str, pk: int, on: date) -> Invoice:
    """An invoice, to those who follow the money that comes in."""
    invoice = invoice_of(person, slug, pk, on)
    if not may_collect(person, invoice.coop, on):
        raise PermissionDenied
    return invoice


def payment_to_correct(person: Person, slug: str, pk: int, payment: int, on: date) -> Payment:
    invoice = invoice_to_collect(person, slug, pk, on)
    return _found(invoice.payments.select_related("invoice").filter(pk=payment).first())


def coop_to_invoice(person: Person, slug: str, on: date) -> Coop:
    """The coop, to those who may write an invoice without a quote."""
    coop = coops.coop_of_member(person, slug, on)
    if not may_invoice(person, coop, on):
        raise PermissionDenied
    return coop


def quote_to_invoice(person: Person, slug: str, pk: int, on: date) -> Quote:
    coop = coops.coop_of_member(person, slug, on)
    rows = Quote.objects.select_related("coop", "host", "client", "mission", "responsible")
    quote = _found(rows.filter(coop=coop, pk=pk).first())
    if not may_invoice(person, coop, on, quote.mission):
        raise PermissionDenied
    return quote


def accepted_version(quote: Quote) -> QuoteVersion:
    """The version that the client said yes to."""
    rows = quote.versions.filter(answer__accepted=True).select_related("answer", "quote")
    return _found(rows.order_by("-version").first())


def client_to_invoice(coop: Coop, pk: int) -> Client:
    return _found(Client.objects.filter(coop=coop, pk=pk).first())


def may_invoice(person: Person, coop: Coop, on: date, mission: Mission | None = None) -> bool:
    """Who has the role of quotes or of the till, or carries the mission."""
    if {"quotes", "treasury"} & roles.keys_of(person, coop, on):
        return True
    carries = SeatTaking.objects.filter(
        seat__mission=mission, seat__kind="carry", person=person, left_at=None
    )
    return mission is not None and carries.exists()


def may_collect(person: Person, coop: Coop, on: date) -> bool:
    """Who has the role of the till; who has the role of quotes while nobody holds the till."""
    held = roles.keys_of(person, coop, on)
    if "treasury" in held:
        return True
    return "quotes" in held and not roles.holders(coop, "treasury", on).exists()


def invoice_by_link(token: str) -> Invoice:
    """The issued paper a client opens with their link; one letter away leads nowhere."""
    rows = Invoice.objects.filter(token=token, number__isnull=False)
    return _found(rows.select_related("coop", "host", "client", "credits").first())


def issued_paper(invoice: Invoice) -> bytes:
    """The stored bytes; a draft has none."""
    return bytes(_found(invoice.pdf))


def host_with_invoices(person: Person, slug: str, on: date) -> Host:
    return hosts.host_of_officer(person, slug, on)


def invoice_of_host(person: Person, slug: str, pk: int, on: date) -> Invoice:
    """An issued invoice of a host, to its officers."""
    host = hosts.host_of_officer(person, slug, on)
    rows = Invoice.objects.filter(host=host, number__isnull=False)
    return _found(rows.select_related(*_WITH).filter(pk=pk).first())


def _found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
