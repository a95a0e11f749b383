"""Invoices on the small world of `factories_front`, for tests."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

from kpacite.lib import keys
from kpacite.money import Euros
from kpacite.sales import collecting, invoicing
from kpacite.sales.models import Client
from kpacite.sales.tests import factories_front as front
from kpacite.work.tests import factories as work

JUNE_12 = front.JUNE_12
JUNE_15 = date(2026, 6, 15)
JUNE_15_NOON = datetime(2026, 6, 15, 10, tzinfo=UTC)
JULY_20 = date(2026, 7, 20)
JULY_20_NOON = datetime(2026, 7, 20, 10, tzinfo=UTC)
SIREN, SIRET = "732829320", "73282932000074"
_rank = count(1)

BUFFET = invoicing.Line(
    label="Buffet salé et sucré", quantity=Decimal(60), unit_price=Decimal(13),
    product_kind="catering_service", unit="personne",
)  # fmt: skip
JUICE = invoicing.Line(
    label="Jus de pomme", quantity=Decimal(12), unit_price=Decimal("3.5"),
    product_kind="soft_drink", unit="litre",
)  # fmt: skip
WINE = invoicing.Line(
    label="Crémant", quantity=Decimal(6), unit_price=Decimal("9.5"), product_kind="alcohol",
    unit="bouteille",
)  # fmt: skip


def world(**facts):
    """The small world, with a host whose papers lack nothing, and Thi Mai who holds the till."""
    there = front.world(**facts)
    there.host.capital_text = "capital minimum de 18 500 €"
    there.host.save()
    from kpacite.coops.tests import factories as coops
    from kpacite.governance.tests import factories as governance

    there.thi_mai = coops.member(coop=there.coop, first_name="Thi Mai")
    governance.role(coop=there.coop, person=there.thi_mai, key="treasury")
    return there


def company(there, **facts):
    facts = {
        "kind": "B2B_FR", "name": "Imprimerie Duval", "contact_name": "Paul Duval",
        "email": "duval@example.org", "address": "3 rue du Fresnoy", "postcode": "59100",
        "town": "Roubaix", "siren": SIREN, "siret": SIRET, "vat_number": "FR44732829320",
        "created_at": front.MONDAY_NOON,
    } | facts  # fmt: skip
    return Client.objects.create(coop=there.coop, **facts)


def neighbour(there, **facts):
    return company(
        there,
        **{
            "kind": "B2C", "name": "Madame Lenoir", "contact_name": "", "siren": "", "siret": "",
            "vat_number": "", "email": "lenoir@example.org", "address": "", "postcode": "",
            "town": "",
        } | facts,
    )  # fmt: skip


def mission(there, **facts):
    made = work.mission(coop=there.coop, activity=there.activity, starts_on=JUNE_12, **facts)
    work.seated(mission=made, person=there.amina)
    return made


def draft(there, *, client=None, lines=(BUFFET,), mission=None, responsible=None, **facts):
    facts = {
        "service_on": JUNE_12, "title": "Buffet de 60 personnes",
        "service_place": "Salle des fêtes, Roubaix",
    } | facts  # fmt: skip
    return invoicing.draft(
        coop=there.coop, client=client or company(there), responsible=responsible or there.amina,
        facts=invoicing.Facts(**facts), lines=lines, mission=mission, key=keys.new(),
        by=there.amina, on=JUNE_15, at=JUNE_15_NOON,
    )  # fmt: skip


def issued(there, *, on=JUNE_15, at=JUNE_15_NOON, **facts):
    return invoicing.issue(invoice=draft(there, **facts), on=on, at=at, by=there.amina)


def paid(there, invoice, cents, *, received_on=JUNE_15, at=JUNE_15_NOON, key="", **facts):
    return collecting.record(
        invoice=invoice, amount=Euros(cents), received_on=received_on, key=key or keys.new(),
        by=there.thi_mai, on=at.date(), at=at, **facts,
    )  # fmt: skip


def balances(there):
    """Each account of the book that is not at zero, in cents, debit positive."""
    from django.db.models import Sum

    from kpacite.ledger.models import JournalLine

    rows = JournalLine.objects.filter(entry__book=there.host.book).values("account__code")
    sums = rows.annotate(total=Sum("amount_cents"))
    return {row["account__code"]: row["total"] for row in sums if row["total"]}
