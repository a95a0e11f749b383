"""The usual cases of a cooperative, as an accountant would write them down."""

from datetime import date, timedelta

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.ledger import auditing, balances, closing, posting
from kpacite.ledger.balances import MemberBalances
from kpacite.ledger.core.entries import credit, debit, lines
from kpacite.ledger.tests import factories
from kpacite.ledger.tests.factories import AT, JUNE_12
from kpacite.money import Euros, allocate, part

pytestmark = pytest.mark.django_db
MISSION = "work/mission/3"


@pytest.fixture
def cape():
    return Cape()


class Cape:
    """A coop with two members, in the book of its host."""

    def __init__(self):
        self.book = factories.book(slug="optale")
        self.coop = coops.coop(slug="la-cape")
        self.amina = coops.member(coop=self.coop, first_name="Amina")
        self.rosa = coops.member(coop=self.coop, first_name="Rosa")

    def post(self, journal, *entry_lines, **facts):
        return factories.post(book=self.book, journal=journal, lines=lines(*entry_lines), **facts)

    def debit(self, account, cents, member=None):
        return debit(account, Euros(cents), coop=self.coop.pk, member=member, mission=MISSION)

    def credit(self, account, cents, member=None):
        return credit(account, Euros(cents), coop=self.coop.pk, member=member, mission=MISSION)

    def on(self, account):
        return balances.of_account(self.book, account)

    def invoice(self, net=80_000, vat=16_000):
        return self.post(
            "VE",
            self.debit("411", net + vat),
            self.credit("706", net),
            self.credit("4458720", vat),
        )

    def paid(self, cents, vat):
        return self.post(
            "BQ",
            self.debit("512", cents),
            self.credit("411", cents),
            self.debit("4458720", vat),
            self.credit("4457120", vat),
        )


def test_an_invoice_with_vat_is_owed_by_the_client_and_its_vat_waits(cape):
    cape.invoice()

    assert (cape.on("411"), cape.on("706"), cape.on("4458720")) == (96_000, -80_000, -16_000)
    assert cape.on("4457120") == 0


def test_a_deposit_then_the_balance_leave_the_client_owing_nothing(cape):
    cape.invoice()
    # The VAT of each payment is taken on the running total, so the last cent finds its place.
    steps, so_far, vat_so_far = [28_801, 28_799, 38_400], 0, 0
    for cents in steps:
        so_far += cents
        vat = allocate(Euros(so_far), [2_000, 10_000])[0].cents
        cape.paid(cents, vat - vat_so_far)
        vat_so_far = vat

    assert (cape.on("411"), cape.on("512")) == (0, 96_000)
    assert (cape.on("4458720"), cape.on("4457120")) == (0, -16_000)


def test_a_credit_note_turns_the_invoice_back_in_part(cape):
    cape.invoice()

    cape.post(
        "VE", cape.credit("411", 12_000), cape.debit("706", 10_000), cape.debit("4458720", 2_000)
    )

    assert (cape.on("411"), cape.on("706"), cape.on("4458720")) == (84_000, -70_000, -14_000)


def test_what_a_member_bought_for_the_coop_is_owed_to_them(cape):
    cape.post("AC", cape.debit("601", 22_000), cape.credit("4674", 22_000, cape.rosa.pk))

    assert balances.of_member(cape.coop, cape.rosa) == MemberBalances(advanced_cents=22_000)


def share(cape):
    """800.00 net, 220.00 of materials bought by Rosa; 11.5 % of the margin, 10 % of the rest."""
    host = part(Euros(58_000), 1_150)
    commons = part(Euros(58_000) - host, 1_000)
    amina, rosa = allocate(Euros(58_000) - host - commons, [1, 1])
    cape.post(
        "RP",
        cape.debit("4674", 22_000, cape.rosa.pk),
        cape.credit("4671", 22_000, cape.rosa.pk),
        cape.debit("186", host.cents),
        credit("187", host),
        cape.debit("6581", (commons + amina + rosa).cents),
        cape.credit("4672", commons.cents),
        cape.credit("4671", amina.cents, cape.amina.pk),
        cape.credit("4671", rosa.cents, cape.rosa.pk),
    )


def test_a_distribution_pays_back_materials_then_host_commons_and_team(cape):
    cape.post("AC", cape.debit("601", 22_000), cape.credit("4674", 22_000, cape.rosa.pk))
    cape.invoice()
    cape.paid(96_000, 16_000)

    share(cape)

    assert cape.on("187") == -6_670
    assert balances.of_commons(cape.coop) == 5_133
    assert balances.of_members(cape.coop) == {
        cape.amina.pk: MemberBalances(received_cents=23_099),
        cape.rosa.pk: MemberBalances(received_cents=22_000 + 23_098),
    }


def test_money_set_aside_then_asked_for_then_paid_out(cape):
    amina = cape.amina.pk
    cape.post("RP", cape.debit("6581", 30_000), cape.credit("4671", 30_000, amina))
    cape.post("RP", cape.debit("4671", 5_000, amina), cape.credit("4675", 5_000, amina))
    cape.post("RP", cape.debit("4671", 20_000, amina), cape.credit("4676", 20_000, amina))

    before = balances.of_member(cape.coop, cape.amina)
    cape.post("BQ", cape.debit("4676", 20_000, amina), cape.credit("512", 20_000))

    assert before == MemberBalances(30_000, 5_000, 20_000, 0)
    assert before.available_cents == 5_000
    after = balances.of_member(cape.coop, cape.amina)
    assert (after.received_cents, after.asked_cents, after.available_cents) == (10_000, 0, 5_000)


def test_a_payment_recorded_by_mistake_is_turned_back(cape):
    cape.invoice()
    mistake = cape.paid(96_000, 16_000)

    posting.reverse(entry=mistake, on=JUNE_12, by=cape.rosa, at=AT)

    assert (cape.on("411"), cape.on("512"), cape.on("4457120")) == (96_000, 0, 0)


def test_at_the_year_end_the_result_is_read_and_nothing_is_lost(cape):
    cape.post("AC", cape.debit("601", 22_000), cape.credit("4674", 22_000, cape.rosa.pk))
    cape.invoice()
    cape.paid(96_000, 16_000)
    share(cape)
    for month in range(1, 13):
        closing.close(
            book=cape.book, month=date(2026, month, 1), by=cape.rosa, at=AT + timedelta(days=300)
        )

    rows = balances.trial_balance(cape.book, 2026)

    assert sum(row.balance_cents for row in rows) == 0
    result = -sum(row.balance_cents for row in rows if row.code[0] in "67")
    assert result == 80_000 - 22_000 - (5_133 + 46_197)
    # What the host keeps of this activity is exactly its contribution.
    assert result == 6_670
    assert list(auditing.audit_book(cape.book)) == []
