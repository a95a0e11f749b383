"""What sales forgets with time: neighbours and clients to whom nothing was ever sold."""

from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from kpacite.people.personal import Aged
from kpacite.sales.models import Client, Invoice, QuoteVersion, Request

FORMER: Final = "Ancien contact"
FORGOTTEN: Final = "Mots effacés."


def _clients(before: date, on: date) -> QuerySet[Client]:
    """Never invoiced, no yes to a quote, and no contact since that day (CNIL: three years)."""
    invoices = Invoice.objects.filter(client=OuterRef("pk"))
    quotes = QuoteVersion.objects.filter(quote__client=OuterRef("pk"))
    recent = Q(edited_at__date__gte=before) | Q(answer__accepted=True)
    requests = Request.objects.filter(client=OuterRef("pk"), received_at__date__gte=before)
    old = Client.objects.filter(
        ~Exists(invoices), ~Exists(quotes.filter(recent)), ~Exists(requests),
        created_at__date__lt=before,
    )  # fmt: skip
    return old.exclude(name=FORMER)


def _forget_clients(rows: QuerySet[Any], at: datetime) -> None:
    """The card stays, empty, under the quotes that were refused."""
    rows.update(
        name=FORMER, contact_name="", email="", phone="", address="", postcode="", town="",
        siren="", siret="", vat_number="", service_code="",
    )  # fmt: skip


def _requests(before: date, on: date) -> QuerySet[Request]:
    invoices = Invoice.objects.filter(client=OuterRef("client"))
    old = Request.objects.filter(~Exists(invoices), received_at__date__lt=before)
    return old.exclude(contact_name=FORMER)


def _forget_requests(rows: QuerySet[Any], at: datetime) -> None:
    # One way to answer must be written: a dash leads to nobody.
    rows.update(contact_name=FORMER, phone="—", email="", text=FORGOTTEN, heard_note="")


def _papers(before: date, on: date) -> QuerySet[Invoice]:
    return Invoice.objects.filter(issued_on__year__lt=before.year)


AGED = [
    Aged("RET-04", "clients sans facture, sans nouvelles depuis 3 ans", _clients, _forget_clients),
    Aged("RET-04", "demandes de plus de 3 ans, sans facture", _requests, _forget_requests),
    Aged("RET-02", "factures à détruire à la main", _papers),
]
