"""Rules of law on papers that no other test proves."""

from datetime import date

import pytest

from kpacite.sales import invoice_paper, invoicing
from kpacite.sales.core import invoice_fields, mandatory
from kpacite.sales.queries import trails
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.factories_invoices import BUFFET, JUICE, JUNE_15, JUNE_15_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return make.world()


def of_paper(invoice):
    return invoicing.preview(invoice, number="FA-2026-0001", on=JUNE_15, at=JUNE_15_NOON)


def rules_broken(paper):
    return {datum.rule for datum in mandatory.missing(paper)}


def test_goods_are_brought_to_a_place_that_is_said(there):
    paper = of_paper(make.draft(there, lines=[JUICE]))
    nowhere = paper | {"service_place": "", "buyer": paper["buyer"] | {"address": ""}}

    assert "INV-11" in rules_broken(nowhere)
    assert "INV-11" not in rules_broken(paper | {"service_place": ""})


def test_a_sale_whose_vat_the_buyer_pays_says_so(there):
    paper = of_paper(make.draft(there))
    silent = paper | {"vat": paper["vat"] | {"category": "AE", "reason": ""}}

    assert rules_broken(silent) == {"INV-22"}


def test_a_deposit_taken_off_is_quoted_with_its_number_and_date(there):
    paper = of_paper(make.draft(there))
    deposit = {"number": "FA-2026-0002", "issued_on": "2026-06-02", "gross_cents": 1}

    assert rules_broken(paper | {"prepaid": [deposit]}) == set()
    assert rules_broken(paper | {"prepaid": [deposit | {"number": ""}]}) == {"INV-23"}
    assert rules_broken(paper | {"prepaid": [deposit | {"issued_on": ""}]}) == {"INV-23"}


@pytest.mark.parametrize(
    ("kind", "decided", "last_day"),
    [
        ("B2G_FR", 60, date(2026, 7, 15)),
        ("B2G_FR", 20, date(2026, 7, 5)),
        ("B2B_FR", 60, date(2026, 8, 14)),
        ("B2B_FR", 90, date(2026, 8, 14)),
    ],
)
def test_a_public_body_pays_within_thirty_days_whatever_the_coop_decided(
    there, monkeypatch, kind, decided, last_day
):
    invoice = make.draft(there, client=make.company(there, kind=kind))
    monkeypatch.setattr(invoice_paper.rulebook, "whole", lambda coop, key, on: decided)

    assert invoice_paper.due_on(invoice, JUNE_15) == last_day


def test_each_kind_of_client_has_its_way_to_the_tax_office(there):
    paper = of_paper(make.draft(there))

    def way(kind):
        notes = invoice_fields.fields(paper | {"buyer": paper["buyer"] | {"kind": kind}})["BG-1"]
        return [note["BT-22"] for note in notes if note["BT-21"] == "BAR"]

    assert way("B2C") == way("ORG_NOT_TAXABLE") == ["B2C"]
    assert way("B2B_FR") == way("B2G_FR") == ["B2B"]
    assert way("B2B_EU") == way("B2B_NON_EU") == ["B2BINT"]


def test_the_framework_tells_goods_from_services_and_the_end_of_a_deposit(there):
    services = of_paper(make.draft(there, lines=[BUFFET]))
    goods = of_paper(make.draft(there, lines=[JUICE]))
    both = of_paper(make.draft(there, lines=[BUFFET, JUICE]))
    deposit = {"number": "FA-2026-0002", "issued_on": "2026-06-02", "gross_cents": 1}

    assert [invoice_fields.framework(paper) for paper in (services, goods, both)] == [
        "S1", "B1", "M1",
    ]  # fmt: skip
    assert invoice_fields.framework(services | {"prepaid": [deposit]}) == "S4"


def test_from_an_invoice_one_walks_back_to_the_work_and_on_to_the_money(there):
    mission = make.mission(there, title="Le buffet de juin")
    invoice = make.issued(there, mission=mission)
    make.paid(there, invoice, 10_000)

    steps = trails.of_invoice(invoice)

    assert [step.title for step in steps] == ["La mission", "La facture", "Un paiement"]
    assert steps[0].page == "web:missions.show" and steps[0].key == mission.pk
    assert invoice.number in steps[1].text
    assert "100,00" in steps[2].text
