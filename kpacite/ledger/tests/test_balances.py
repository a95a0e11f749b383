"""Reading balances and statements: the same few questions whatever the history."""

from datetime import date, timedelta

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.ledger import balances, posting, queries
from kpacite.ledger.balances import MemberBalances, TrialRow
from kpacite.ledger.core.entries import credit, debit
from kpacite.ledger.tests import factories
from kpacite.money import Euros

pytestmark = pytest.mark.django_db


def give(book, coop, member, cents, **facts):
    amount, who = Euros(cents), member.pk if member else None
    account = "4671" if member else "4672"
    shared = [
        debit("6581", amount, coop=coop.pk),
        credit(account, amount, coop=coop.pk, member=who),
    ]
    return factories.post(book=book, journal="RP", lines=shared, **facts)


def test_somebody_new_has_nothing():
    coop = coops.coop()

    assert balances.of_member(coop, coops.member(coop=coop)) == MemberBalances()
    assert balances.of_members(coop) == {}
    assert balances.of_commons(coop) == 0


def test_a_member_of_two_coops_has_two_accounts():
    book, cape, fil = factories.book(), coops.coop(), coops.coop()
    rosa = coops.member(coop=cape)
    give(book, cape, rosa, 300)
    give(book, fil, rosa, 500)
    give(book, fil, None, 70)

    assert balances.of_member(cape, rosa).available_cents == 300
    assert balances.of_member(fil, rosa).available_cents == 500
    assert (balances.of_commons(cape), balances.of_commons(fil)) == (0, 70)
    assert balances.of_account(book, "6581") == 870
    assert balances.of_account(book, "6581", coop=fil) == 570


def test_a_coop_that_changed_host_adds_up_its_two_books():
    coop = coops.coop()
    rosa = coops.member(coop=coop)

    for _ in range(2):
        give(factories.book(), coop, rosa, 300)

    assert balances.of_member(coop, rosa).received_cents == 600


def test_reading_asks_as_many_questions_whatever_the_history(django_assert_num_queries):
    book, coop = factories.book(), coops.coop()
    rosa = coops.member(coop=coop)
    for _ in range(15):
        give(book, coop, rosa, 10)

    with django_assert_num_queries(4):
        balances.of_member(coop, rosa)
        balances.of_members(coop)
        balances.of_commons(coop)
        balances.trial_balance(book, 2026)


def test_a_trial_balance_is_of_one_year():
    book = factories.book()
    factories.post(book=book, cents=300)
    factories.post(book=book, cents=200, on=date(2027, 2, 1))

    assert balances.trial_balance(book, 2026) == [
        TrialRow("411", "Clients", 0, 300),
        TrialRow("512", "Banque", 300, 0),
    ]
    assert balances.trial_balance(book, 2025) == []


def test_a_statement_tells_a_member_each_move_the_newest_first(django_assert_num_queries):
    book, coop = factories.book(), coops.coop()
    rosa, amina = coops.member(coop=coop), coops.member(coop=coop)
    old = give(book, coop, rosa, 10, label="Buffet", source="sharing/distribution/1")
    give(book, coop, rosa, 20, label="Tee-shirts", on=old.on + timedelta(days=1))
    give(book, coop, amina, 40)
    give(book, coop, None, 80, label="Le commun")

    with django_assert_num_queries(1):
        lines = [
            (line.words, line.amount_cents, line.account.code, line.entry.on)
            for line in queries.statement(coop, rosa)
        ]

    assert [line[:3] for line in lines] == [("Tee-shirts", -20, "4671"), ("Buffet", -10, "4671")]
    assert [line.words for line in queries.statement(coop, None)] == ["Le commun"]


def test_a_reversal_stays_on_the_statement():
    book, coop = factories.book(), coops.coop()
    rosa = coops.member(coop=coop)
    entry = give(book, coop, rosa, 10, label="Buffet")

    posting.reverse(entry=entry, on=entry.on, by=rosa, at=factories.AT)

    assert [line.amount_cents for line in queries.statement(coop, rosa)] == [10, -10]
