from datetime import timedelta
from decimal import Decimal

import pytest

from kpacite.ledger import auditing as ledger
from kpacite.lib import keys
from kpacite.money import Euros
from kpacite.sales import auditing, crediting, papers, stamping
from kpacite.sales.models import Invoice
from kpacite.sales.queries import invoices as queries
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.factories_invoices import BUFFET, JUICE, JUNE_15, JUNE_15_NOON, WINE
from kpacite.sales.tests.test_collecting import with_a_plan
from kpacite.sharing import distributing, planning, receiving

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return make.world()


def credit(there, invoice, **facts):
    facts = {
        "reason": "Trois repas en trop", "key": keys.new(), "on": JUNE_15, "at": JUNE_15_NOON,
        "by": there.thi_mai,
    } | facts  # fmt: skip
    return crediting.credit(invoice=invoice, **facts)


def test_a_whole_credit_takes_back_the_invoice_line_for_line(there):
    invoice = make.issued(there, lines=[BUFFET, JUICE, WINE], discount_bp=500)

    note = credit(there, invoice)

    assert note.number == "AV-2026-0001"
    assert note.snapshot["gross_cents"] == invoice.snapshot["gross_cents"]
    assert note.snapshot["credits"] == {
        "number": invoice.number, "issued_on": "2026-06-15",
        "gross_cents": invoice.snapshot["gross_cents"],
    }  # fmt: skip
    assert make.balances(there) == {}
    assert queries.standing(invoice).due == Euros.zero()


def test_the_electronic_credit_note_quotes_number_and_date(there):
    invoice = make.issued(there)

    xml = papers.extract(bytes(credit(there, invoice).pdf)).decode()

    assert "<ram:TypeCode>381</ram:TypeCode>" in xml
    assert invoice.number in xml and ">20260615<" in xml


def test_an_amount_is_shared_over_the_rates_and_ends_exactly(there):
    invoice = make.issued(there, lines=[BUFFET, JUICE, WINE])

    credit(there, invoice, amount=Euros(33_333))
    assert queries.standing(invoice).due == Euros(97_071 - 33_333)
    credit(there, invoice)

    assert make.balances(there) == {}
    with pytest.raises(crediting.NothingToCredit):
        credit(there, invoice)


def test_lines_are_credited_by_quantity(there):
    invoice = make.issued(there, lines=[BUFFET, WINE])

    note = credit(there, invoice, quantities={1: Decimal(3)})

    assert (note.net_cents, note.vat_cents) == (3_900, 390)
    assert [line.label for line in note.lines.all()] == [BUFFET.label]


def test_crediting_more_than_the_invoice_is_refused(there):
    invoice = make.issued(there)
    credit(there, invoice, amount=Euros(80_000))

    with pytest.raises(crediting.CreditExceedsInvoice, match="58,00"):
        credit(there, invoice, amount=Euros(5_801))
    with pytest.raises(crediting.CreditExceedsInvoice):
        credit(there, invoice, quantities={1: Decimal(60)})
    with pytest.raises(crediting.QuantityUnknown):
        credit(there, invoice, quantities={1: Decimal(61)})
    with pytest.raises(crediting.QuantityUnknown):
        credit(there, invoice, quantities={})

    assert Invoice.objects.filter(kind="credit_note").count() == 1


def test_a_credit_note_says_why_and_corrects_an_issued_invoice(there):
    with pytest.raises(crediting.CreditNeedsReason):
        credit(there, make.issued(there), reason="  ")
    with pytest.raises(crediting.NothingToCredit):
        credit(there, make.draft(there))
    with pytest.raises(stamping.IssuedInThePast):
        credit(there, make.issued(there), on=JUNE_15 - timedelta(1))


def test_the_same_key_is_one_credit_note(there):
    invoice = make.issued(there)

    one, two = (credit(there, invoice, amount=Euros(1_000), key="once") for _ in range(2))

    assert one == two


def test_a_credit_on_a_paid_invoice_takes_back_the_vat_that_was_collected(there):
    invoice = make.issued(there)
    make.paid(there, invoice, 85_800)

    credit(there, invoice, amount=Euros(8_580))

    assert queries.standing(invoice).overpaid == Euros(8_580)
    assert make.balances(there) == {
        "512": 85_800, "411": -8_580, "706": -70_200, "4457110": -7_020,
    }  # fmt: skip
    assert not list(auditing.audit(there.host.book))


def test_a_credit_note_after_the_sharing_takes_back_from_the_next_one(there):
    mission = with_a_plan(there)
    invoice = make.issued(there, mission=mission)
    make.paid(there, invoice, 85_800)
    planned = mission.share_plans.get()
    planning.consent(plan=planned, person=there.amina, position="agree", text="", at=JUNE_15_NOON)
    shared = receiving.waiting(mission)
    waiting = shared and receiving.share(mission=mission, by=there.amina, at=JUNE_15_NOON)
    waiting = waiting or mission.distributions.get(posted_at=None)
    distributing.consent(
        distribution=waiting, person=there.amina, position="agree", at=JUNE_15_NOON
    )

    crediting.credit(
        invoice=invoice, reason="Un plat manquait.", amount=Euros(11_000), key="note",
        by=there.thi_mai, on=JUNE_15, at=JUNE_15_NOON,
    )  # fmt: skip
    back = receiving.share(mission=mission, by=there.amina, at=JUNE_15_NOON)

    assert back.step_cents == -10_000
    assert sum(line.amount_cents for line in back.lines.all()) == -10_000
    distributing.consent(distribution=back, person=there.amina, position="agree", at=JUNE_15_NOON)
    assert not list(ledger.audit())
