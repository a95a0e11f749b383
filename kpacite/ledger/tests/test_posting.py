"""The door of the journal: what comes in, what is refused, what stays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.ledger import balances, closing, posting
from kpacite.ledger.core.entries import credit, debit
from kpacite.ledger.models import JournalEntry, JournalLine, MonthTotal
from kpacite.ledger.tests import factories
from kpacite.ledger.tests.factories import AT, JUNE_12
from kpacite.money import Euros
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db


def test_an_entry_posted_is_kept_whole():
    book, coop = factories.book(), coops.coop()
    amina = coops.member(coop=coop)

    kept = factories.post(
        book=book,
        by=amina,
        source="sharing/distribution/3",
        journal="RP",
        lines=[
            debit("6581", Euros(500), coop=coop.pk, mission="work/mission/3"),
            credit("4671", Euros(500), coop=coop.pk, member=amina.pk, label="Part d’Amina"),
        ],
    )

    again = JournalEntry.objects.get(pk=kept.pk)
    assert (again.reference, again.position, again.posted_by) == ("RP-2026-1", 1, amina)
    assert [line.amount_cents for line in again.lines.order_by("rank")] == [500, -500]
    assert posting.as_value(again) == posting.as_value(kept)


def test_numbers_follow_each_other_in_each_journal_and_year():
    book = factories.book()

    factories.post(book=book, journal="VE")
    factories.post(book=book, journal="BQ")
    factories.post(book=book, journal="VE", on=date(2027, 1, 4))
    late = factories.post(book=book, journal="VE", on=date(2026, 1, 8))

    assert [entry.reference for entry in book.entries.order_by("position")] == [
        "VE-2026-1", "BQ-2026-1", "VE-2027-1", "VE-2026-2",
    ]  # fmt: skip
    assert late.on == date(2026, 1, 8)


def test_each_entry_holds_the_seal_of_the_one_before():
    book = factories.book()

    first, second = factories.post(book=book), factories.post(book=book)

    assert (first.previous_hash, second.previous_hash) == ("", first.hash)
    assert first.hash != second.hash


def test_two_books_have_each_their_numbers_and_their_chain():
    one, other = factories.book(), factories.book()

    factories.post(book=one)
    entry = factories.post(book=other)

    assert (entry.number, entry.position, entry.previous_hash) == (1, 1, "")


def test_the_same_fact_is_posted_once():
    book = factories.book()
    factories.post(book=book, source="sales/payment/1")

    with pytest.raises(posting.SourceAlreadyPosted):
        factories.post(book=book, source="sales/payment/1")

    assert book.entries.count() == 1
    assert balances.of_account(book, "512") == 12_000


def test_a_closed_month_takes_no_entry_not_even_from_the_accountant():
    book, marc = factories.book(), coops.person(first_name="Marc")
    factories.post(book=book)
    closing.close(book=book, month=JUNE_12, by=marc, at=AT + timedelta(days=30))

    with pytest.raises(posting.PeriodClosed):
        factories.post(book=book, by=marc)
    with pytest.raises(posting.PeriodClosed):
        factories.post(book=book, on=date(2026, 3, 1), by=marc)

    assert factories.post(book=book, on=date(2026, 7, 1)).number == 2


def test_an_account_or_a_journal_that_does_not_exist_is_a_fault_and_leaves_no_hole():
    book = factories.book()

    with pytest.raises(posting.UnknownInTheBook, match="999"):
        factories.post(book=book, lines=[debit("999", Euros(1)), credit("411", Euros(1))])
    with pytest.raises(posting.UnknownInTheBook, match="XX"):
        factories.post(book=book, journal="XX")

    assert factories.post(book=book).number == 1


def test_a_clock_that_is_late_does_not_turn_the_order_of_validation_back():
    book = factories.book()
    first = factories.post(book=book)

    late = factories.post(book=book, at=AT - timedelta(seconds=3))

    assert late.validated_at == first.validated_at


def test_a_reversal_leaves_nothing_on_the_accounts():
    book, thi_mai = factories.book(), coops.person(first_name="Thi Mai")
    entry = factories.post(book=book)

    reversal = posting.reverse(entry=entry, on=date(2026, 6, 13), by=thi_mai, at=AT)

    assert reversal.reverses == entry
    assert balances.of_account(book, "512") == balances.of_account(book, "411") == 0
    assert Deed.objects.get(verb="ledger.entry.reversed").by == thi_mai


def test_an_entry_is_reversed_once():
    book = factories.book()
    entry = factories.post(book=book)
    posting.reverse(entry=entry, on=JUNE_12, by=None, at=AT)

    with pytest.raises(posting.EntryAlreadyReversed):
        posting.reverse(entry=entry, on=JUNE_12, by=None, at=AT)

    assert book.entries.count() == 2


def test_the_entry_of_a_closed_month_is_reversed_in_an_open_one():
    book, marc = factories.book(), coops.person(first_name="Marc")
    entry = factories.post(book=book)
    closing.close(book=book, month=JUNE_12, by=marc, at=AT + timedelta(days=30))

    with pytest.raises(posting.PeriodClosed):
        posting.reverse(entry=entry, on=JUNE_12, by=marc, at=AT)

    assert posting.reverse(entry=entry, on=date(2026, 7, 2), by=marc, at=AT).number == 2


def test_a_month_adds_up_what_was_posted_in_it():
    book = factories.book()

    factories.post(book=book, cents=300)
    factories.post(book=book, cents=200, on=date(2026, 6, 30))
    factories.post(book=book, cents=100, on=date(2026, 7, 1))

    june = MonthTotal.objects.get(account__code="512", month=date(2026, 6, 1))
    assert (june.debit_cents, june.credit_cents) == (500, 0)


def test_posting_asks_as_many_questions_whatever_the_history(django_assert_max_num_queries):
    book, coop = factories.book(), coops.coop()
    members = [coops.member(coop=coop) for _ in range(12)]
    team = [credit("4671", Euros(10), coop=coop.pk, member=member.pk) for member in members]
    shared = [debit("6581", Euros(120), coop=coop.pk), *team]

    for _ in range(20):
        factories.post(book=book)
    factories.post(book=book, journal="RP")

    with django_assert_max_num_queries(15):
        factories.post(book=book, journal="RP", lines=shared)
    assert JournalLine.objects.filter(account__code="4671").count() == 12


def test_an_entry_in_the_evening_of_paris_is_validated_at_that_moment():
    evening = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # already July in Paris

    entry = factories.post(book=factories.book(), at=evening)

    entry.refresh_from_db()
    assert entry.validated_at == evening
