from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from kpacite.hosts.models import SupportContract
from kpacite.ledger.models import JournalEntry
from kpacite.lib.models import Task
from kpacite.people.models import Deed
from kpacite.sales import invoicing, numbering, papers, quote_lines, stamping
from kpacite.sales.models import Invoice, NumberSeries
from kpacite.sales.tests import factories_front as front
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.factories_invoices import BUFFET, JUICE, JUNE_15, JUNE_15_NOON, WINE

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return make.world()


def test_an_issued_invoice_has_its_number_its_paper_and_its_entry(there):
    invoice = make.issued(there, lines=[BUFFET, JUICE, WINE])

    assert invoice.number == "FA-2026-0001"
    assert (invoice.net_cents, invoice.vat_cents) == (87_900, 7_800 + 231 + 1_140)
    assert papers.extract(bytes(invoice.pdf)) == bytes(invoice.xml)
    assert invoice.hash == stamping.seal(invoice)
    assert make.balances(there) == {
        "411": 97_071, "706": -78_000, "707": -9_900,
        "4458710": -7_800, "4457155": -231, "4457120": -1_140,
    }  # fmt: skip


def test_the_deed_and_the_letter_follow_the_issue(there):
    invoice = make.issued(there)

    assert Deed.objects.filter(verb="sales.invoice.issued", note="FA-2026-0001").exists()
    assert Task.objects.get(key=f"sales/invoice/{invoice.pk}/issued").function == invoicing.MAIL


def test_numbers_follow_each_other_and_seals_are_chained(there):
    one, two = make.issued(there), make.issued(there)

    assert [one.number, two.number] == ["FA-2026-0001", "FA-2026-0002"]
    assert two.previous_hash == one.hash


def test_a_paper_that_the_rules_refuse_takes_no_number(there, monkeypatch):
    invoice = make.draft(there)
    monkeypatch.setattr(stamping.papers, "check", lambda xml: ["Il manque un total."])

    with pytest.raises(stamping.PaperIsWrong, match="Il manque un total"):
        invoicing.issue(invoice=invoice, on=JUNE_15, at=JUNE_15_NOON, by=there.amina)

    assert not NumberSeries.objects.filter(kind="invoice").exists()


def test_a_draft_has_no_number_and_a_refusal_takes_none(there):
    invoice = make.draft(there, client=make.company(there, siren=""))

    with pytest.raises(stamping.MentionMissing):
        invoicing.issue(invoice=invoice, on=JUNE_15, at=JUNE_15_NOON, by=there.amina)

    assert Invoice.objects.get(pk=invoice.pk).number is None
    assert not NumberSeries.objects.filter(kind="invoice").exists()
    assert not JournalEntry.objects.exists()
    assert make.issued(there).number == "FA-2026-0001"


def test_an_invoice_is_issued_once(there):
    invoice = make.issued(there)

    with pytest.raises(invoicing.InvoiceAlreadyIssued):
        invoicing.issue(invoice=invoice, on=JUNE_15, at=JUNE_15_NOON, by=there.amina)
    with pytest.raises(invoicing.InvoiceAlreadyIssued):
        invoicing.edit(
            invoice=invoice, facts=invoicing.Facts(service_on=JUNE_15), lines=[BUFFET],
            by=there.amina, on=JUNE_15, at=JUNE_15_NOON,
        )  # fmt: skip
    with pytest.raises(invoicing.InvoiceAlreadyIssued):
        invoicing.discard(invoice=invoice, by=there.amina, at=JUNE_15_NOON)


def test_an_empty_invoice_and_one_of_nothing_are_refused(there):
    with pytest.raises(invoicing.InvoiceIsEmpty):
        make.issued(there, lines=[])
    with pytest.raises(invoicing.InvoiceAsksNothing):
        make.issued(there, lines=[replace(BUFFET, unit_price=Decimal(0))])


def test_an_invoice_is_not_dated_before_or_after_today(there):
    invoice = make.draft(there)

    with pytest.raises(stamping.IssuedInThePast):
        invoicing.issue(invoice=invoice, on=JUNE_15 - timedelta(1), at=JUNE_15_NOON, by=there.amina)
    with pytest.raises(stamping.IssuedInTheFuture):
        invoicing.issue(invoice=invoice, on=JUNE_15 + timedelta(1), at=JUNE_15_NOON, by=there.amina)


def test_a_later_number_never_has_an_earlier_date(there):
    make.issued(there)
    before = JUNE_15 - timedelta(2)

    with pytest.raises(numbering.DateBeforeLastNumber):
        make.issued(there, on=before, at=JUNE_15_NOON - timedelta(2))


def test_work_of_the_future_is_not_invoiced(there):
    with pytest.raises(invoicing.WorkIsNotDone):
        make.issued(there, service_on=JUNE_15 + timedelta(3))


def test_nothing_is_issued_outside_the_contract_of_who_answers_for_it(there):
    SupportContract.objects.filter(person=there.amina).update(ends_on=JUNE_15 - timedelta(1))

    with pytest.raises(invoicing.ContractDoesNotCover, match="Amina"):
        make.issued(there)


@pytest.mark.parametrize("kind", ["B2B_EU", "B2B_NON_EU"])
def test_no_paper_charges_french_vat_abroad(there, kind):
    abroad = make.company(there, kind=kind, country="BE")

    with pytest.raises(quote_lines.ClientOutsideFrance, match="hors de France"):
        make.issued(there, client=abroad)

    assert not Invoice.objects.exclude(number=None).exists()


def test_a_price_that_no_column_would_hold_is_a_slip_of_the_finger(there):
    huge = replace(BUFFET, quantity=Decimal(99_999_999), unit_price=Decimal(99_999_999))

    with pytest.raises(quote_lines.AmountTooLarge):
        make.draft(there, lines=[huge])


def test_alcohol_in_a_meal_and_a_rate_that_does_not_exist_are_refused(there):
    with pytest.raises(invoicing.AlcoholInFoodLine):
        make.draft(there, lines=[replace(BUFFET, label="Buffet et vin")])
    with pytest.raises(invoicing.VatRateUnknown):
        make.draft(there, lines=[replace(BUFFET, vat_bp=1200)])


def test_an_emoji_in_a_label_does_not_stop_an_invoice(there):
    invoice = make.issued(there, lines=[replace(BUFFET, label="Buffet 🎉 de fête")])

    assert invoice.snapshot["lines"][0]["label"] == "Buffet de fête"


def test_a_label_of_nothing_but_emoji_lacks_a_name(there):
    with pytest.raises(stamping.MentionMissing, match="le nom de chaque ligne"):
        make.issued(there, lines=[replace(BUFFET, label="🎉")])


def test_the_same_key_twice_is_one_draft(there):
    facts = {
        "coop": there.coop, "client": make.company(there), "responsible": there.amina,
        "facts": invoicing.Facts(service_on=JUNE_15), "lines": [BUFFET], "key": "once",
        "by": there.amina, "on": JUNE_15, "at": JUNE_15_NOON,
    }  # fmt: skip

    assert invoicing.draft(**facts) == invoicing.draft(**facts)


def test_a_draft_may_be_thrown_away(there):
    invoice = make.draft(there)

    invoicing.discard(invoice=invoice, by=there.amina, at=JUNE_15_NOON)

    assert not Invoice.objects.exists()


def accepted(there, **facts):
    thread, version = front.sent(there, client=make.company(there), **facts)
    front.accept(thread, version)
    return version


def from_quote(there, version, key="k"):
    return invoicing.draft_from(
        version=version, key=key, by=there.amina, on=JUNE_15, at=JUNE_15_NOON
    )


def test_the_invoice_of_an_accepted_quote_keeps_its_total(there):
    version = accepted(there)
    version.quote.mission.place = version.service_place

    draft = from_quote(there, version)
    invoice = invoicing.issue(invoice=draft, on=JUNE_15, at=JUNE_15_NOON, by=there.amina)

    assert invoice.snapshot["gross_cents"] == version.snapshot["gross_cents"]
    assert invoice.snapshot["quote"]["number"] == version.number
    with pytest.raises(invoicing.QuoteIsInvoiced):
        from_quote(there, version, key="again")


def test_a_quote_without_a_yes_is_not_invoiced(there):
    _, version = front.sent(there, client=make.company(there))

    with pytest.raises(invoicing.QuoteIsNotAccepted):
        from_quote(there, version)


def test_a_quote_without_advance_gives_no_deposit_invoice(there):
    with pytest.raises(invoicing.QuoteHasNoDeposit):
        invoicing.draft_deposit(
            version=accepted(there), key="k", by=there.amina, on=JUNE_15, at=JUNE_15_NOON
        )


def test_a_deposit_is_invoiced_then_taken_off_the_last_invoice(there):
    thread = front.quote(there, client=make.company(there))
    version = front.edit(
        thread.versions.get(), by=there.amina, deposit_bp=3000, deposit_kind="acompte"
    )
    front.read(version, there.rosa)
    from kpacite.sales import quoting

    version = quoting.send(
        version=version, by=there.amina, on=front.JUNE_1, at=front.MONDAY_NOON + timedelta(hours=2)
    )
    front.accept(thread, version)
    now = front.MONDAY_NOON + timedelta(days=1)

    deposit = invoicing.draft_deposit(
        version=version, key="d", by=there.amina, on=now.date(), at=now
    )
    deposit = invoicing.issue(invoice=deposit, on=now.date(), at=now, by=there.amina)
    last = invoicing.issue(
        invoice=from_quote(there, version), on=JUNE_15, at=JUNE_15_NOON, by=there.amina
    )

    assert deposit.to_pay_cents == 25_740
    assert last.snapshot["prepaid"][0]["number"] == deposit.number
    assert last.to_pay_cents == 85_800 - 25_740
    assert make.balances(there) == {"411": 85_800, "706": -78_000, "4458710": -7_800}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sales_invoice SET net_cents = 1",
        "UPDATE sales_invoice SET title = 'x'",
        "DELETE FROM sales_invoice",
        "UPDATE sales_invoiceline SET quantity = 2",
        "DELETE FROM sales_invoiceline",
        "INSERT INTO sales_invoiceline (invoice_id, rank, label, detail, quantity, unit,"
        " unit_price, product_kind, vat_bp) SELECT id, 9, 'x', '', 1, 'x', 1, 'service', 2000"
        " FROM sales_invoice",
    ],
)
def test_the_base_itself_refuses_to_change_an_issued_invoice(there, statement):
    make.issued(there)

    with (
        pytest.raises(DatabaseError, match="sales_invoice"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_draft_may_still_change_in_the_base(there):
    make.issued(there)
    draft = make.draft(there)

    draft.lines.update(quantity=2)

    assert draft.lines.get().quantity == 2
