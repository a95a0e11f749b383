from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpacite.ledger import closing
from kpacite.ledger.posting import PeriodClosed
from kpacite.lib import keys
from kpacite.money import Euros
from kpacite.sales import auditing, collecting, crediting
from kpacite.sales.models import Payment, PaymentPart
from kpacite.sales.queries import invoices as queries
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.factories_invoices import BUFFET, JUICE, JUNE_15, JUNE_15_NOON, WINE
from kpacite.sharing import distributing, planning
from kpacite.sharing.models import Distribution
from kpacite.sharing.weighing import Weight

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return make.world()


def parts(payment):
    return [
        (part.vat_bp, part.net_cents, part.vat_cents) for part in payment.parts.order_by("-vat_bp")
    ]


def test_a_full_payment_ends_everything(there):
    invoice = make.issued(there, lines=[BUFFET, JUICE, WINE])

    payment = make.paid(there, invoice, 97_071)

    assert parts(payment) == [(2000, 5_700, 1_140), (1000, 78_000, 7_800), (550, 4_200, 231)]
    assert queries.standing(invoice).due == Euros.zero()
    assert make.balances(there) == {
        "512": 97_071, "706": -78_000, "707": -9_900,
        "4457110": -7_800, "4457155": -231, "4457120": -1_140,
    }  # fmt: skip


def test_half_a_payment_collects_half_of_each_rate(there):
    invoice = make.issued(there, lines=[BUFFET, WINE])

    payment = make.paid(there, invoice, 46_320)

    assert parts(payment) == [(2000, 2_850, 570), (1000, 39_000, 3_900)]
    # Wine is goods: its VAT was due at the sale. The meal's VAT follows the money.
    assert make.balances(there)["4457120"] == -1_140
    assert make.balances(there)["4458710"] == -3_900


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=4))
def test_instalments_leave_no_cent_whatever_their_steps(there, steps):
    invoice = make.issued(there, lines=[BUFFET, JUICE, WINE])
    rest = 97_071

    for cents in [*steps, rest]:
        cents = min(cents, rest)
        if cents:
            make.paid(there, invoice, cents)
        rest -= cents

    found = PaymentPart.objects.filter(payment__invoice=invoice)
    assert sum(part.net_cents for part in found) == 87_900
    assert sum(part.vat_cents for part in found) == 9_171
    assert not list(auditing.audit(there.host.book))


def test_the_same_key_records_once(there):
    invoice = make.issued(there)

    one, two = (make.paid(there, invoice, 10_000, key="once") for _ in range(2))

    assert one == two and Payment.objects.count() == 1


def test_more_than_what_is_due_is_refused_and_leaves_nothing(there):
    invoice = make.issued(there)
    make.paid(there, invoice, 80_000)

    with pytest.raises(collecting.PaymentExceedsDue, match="58,00"):
        make.paid(there, invoice, 5_801)

    assert Payment.objects.count() == 1


def test_a_payment_is_positive_dated_and_for_an_issued_invoice(there):
    invoice = make.issued(there)

    with pytest.raises(collecting.PaymentMustBePositive):
        make.paid(there, invoice, 0)
    with pytest.raises(collecting.ReceivedInTheFuture):
        make.paid(there, invoice, 100, received_on=JUNE_15 + timedelta(1))
    with pytest.raises(collecting.ReceivedBeforeInvoice):
        make.paid(there, invoice, 100, received_on=JUNE_15 - timedelta(1))
    with pytest.raises(collecting.InvoiceNotIssued):
        make.paid(there, make.draft(there), 100)


def test_a_closed_month_takes_no_payment(there):
    invoice = make.issued(there)
    closing.close(
        book=there.host.book, month=date(2026, 6, 1), by=there.claire, at=make.JULY_20_NOON
    )

    with pytest.raises(PeriodClosed):
        make.paid(there, invoice, 100)

    assert not Payment.objects.exists()


def test_a_mistake_is_corrected_by_an_opposite_row(there):
    invoice = make.issued(there, lines=[BUFFET, WINE])
    before = make.balances(there)
    payment = make.paid(there, invoice, 50_000)

    opposite = collecting.correct(payment=payment, by=there.thi_mai, on=JUNE_15, at=JUNE_15_NOON)

    assert opposite.amount_cents == -50_000
    assert make.balances(there) == before
    with pytest.raises(collecting.PaymentAlreadyCorrected):
        collecting.correct(payment=payment, by=there.thi_mai, on=JUNE_15, at=JUNE_15_NOON)
    with pytest.raises(collecting.PaymentAlreadyCorrected):
        collecting.correct(payment=opposite, by=there.thi_mai, on=JUNE_15, at=JUNE_15_NOON)


@pytest.mark.parametrize("table", ["sales_payment", "sales_paymentpart"])
def test_the_base_refuses_to_change_a_payment(there, table):
    make.paid(there, make.issued(there), 100)

    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1000"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def with_a_plan(there):
    mission = make.mission(there)
    planning.propose(
        mission=mission, net_sales=Euros(78_000), materials=Euros.zero(),
        weights=[Weight(there.amina, "carry", 1, "")], by=there.amina, on=JUNE_15,
        at=JUNE_15_NOON,
    )  # fmt: skip
    return mission


def test_when_the_money_comes_its_sharing_is_proposed(there):
    mission = with_a_plan(there)
    invoice = make.issued(there, mission=mission)

    payment = make.paid(there, invoice, 42_900)

    distribution = Distribution.objects.get()
    assert distribution.source == f"sales/payment/{payment.pk}"
    assert distribution.received_cents == 39_000


def test_money_that_was_shared_stays_where_it_is(there):
    payment = make.paid(there, make.issued(there, mission=with_a_plan(there)), 42_900)
    # She is the whole team, and made the plan: with her yes, it is posted.
    distributing.consent(
        distribution=Distribution.objects.get(), person=there.amina, position="agree",
        at=JUNE_15_NOON,
    )  # fmt: skip

    with pytest.raises(collecting.MoneyAlreadyShared):
        collecting.correct(payment=payment, by=there.thi_mai, on=JUNE_15, at=JUNE_15_NOON)

    assert Payment.objects.count() == 1


def test_the_running_total_of_a_mission_counts_all_its_invoices(there):
    mission = with_a_plan(there)
    one, two = make.issued(there, mission=mission), make.issued(there, mission=mission)

    make.paid(there, one, 85_800)
    make.paid(there, two, 42_900)

    assert queries.received_net(mission) == Euros(78_000 + 39_000)


def test_without_an_agreed_plan_the_payment_is_still_recorded(there):
    invoice = make.issued(there, mission=make.mission(there))

    make.paid(there, invoice, 85_800)

    assert not Distribution.objects.exists()


def test_credit_and_payment_in_any_order_end_at_the_same_books(there):
    one = make.issued(there, lines=[BUFFET, WINE])
    two = make.issued(there, lines=[BUFFET, WINE])

    def credit(invoice):
        crediting.credit(
            invoice=invoice, amount=Euros(20_000), reason="Un geste", key=keys.new(), on=JUNE_15,
            at=JUNE_15_NOON, by=there.thi_mai,
        )  # fmt: skip

    start = make.balances(there)
    credit(one)
    make.paid(there, one, 72_640)
    middle = make.balances(there)
    make.paid(there, two, 72_640)
    credit(two)
    end = make.balances(there)

    def change(after, before):
        return {key: after.get(key, 0) - before.get(key, 0) for key in {*after, *before}}

    first, second = change(middle, start), change(end, middle)
    assert {k: v for k, v in first.items() if v} == {k: v for k, v in second.items() if v}


def test_a_form_that_served_elsewhere_records_nothing(there):
    first, second = make.issued(there), make.issued(there)
    make.paid(there, first, 1_000, key="once")

    with pytest.raises(collecting.FormIsUsed):
        make.paid(there, second, 1_000, key="once")

    assert not second.payments.exists()
