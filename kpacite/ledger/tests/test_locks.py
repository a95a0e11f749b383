"""SQL by hand: what is in the journal stays, on both databases."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kpacite.coops.tests import factories as coops
from kpacite.ledger import closing
from kpacite.ledger.models import Account, JournalEntry, JournalLine, Period
from kpacite.ledger.tests import factories
from kpacite.ledger.tests.factories import AT, JUNE_12

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_journalline SET amount_cents = amount_cents + 1",
        "UPDATE ledger_journalline SET label = 'x'",
        "DELETE FROM ledger_journalline",
        "UPDATE ledger_journalentry SET label = 'x'",
        "UPDATE ledger_journalentry SET hash = ''",
        "DELETE FROM ledger_journalentry",
        "UPDATE ledger_period SET closed_at = NULL WHERE closed_at IS NOT NULL",
        "DELETE FROM ledger_period WHERE closed_at IS NOT NULL",
        "UPDATE ledger_account SET code = '5129' WHERE code = '512'",
    ],
)
def test_sql_cannot_change_what_is_posted(statement):
    book = factories.book()
    factories.post(book=book)
    marc = coops.person(first_name="Marc")
    closing.close(book=book, month=JUNE_12, by=marc, at=AT + timedelta(days=30))

    with pytest.raises(IntegrityError, match="can no longer change"), transaction.atomic():
        connection.cursor().execute(statement)

    assert JournalLine.objects.count() == 2


def test_the_name_of_an_account_may_be_mended():
    book = factories.book()

    Account.objects.filter(book=book, code="512").update(name="Banque coopérative")

    assert Account.objects.get(book=book, code="512").name == "Banque coopérative"


def test_an_open_month_may_be_closed():
    book = factories.book()
    factories.post(book=book)

    assert Period.objects.filter(book=book).update(closed_at=AT) == 1


def test_a_line_of_zero_is_refused_by_the_database():
    book = factories.book()
    entry = factories.post(book=book)

    with pytest.raises(IntegrityError), transaction.atomic():
        JournalLine.objects.create(
            entry=entry, rank=9, account=book.accounts.first(), amount_cents=0
        )


def test_an_account_79_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(book=factories.book(), code="791", name="Transferts de charges")


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no deferred trigger")
@pytest.mark.parametrize("cents", [[5], [5, -4], []])
def test_postgresql_refuses_at_the_commit_an_entry_that_does_not_balance(cents):
    book = factories.book()
    model = factories.post(book=book)

    with pytest.raises(IntegrityError, match="between debits and credits"), transaction.atomic():
        entry = JournalEntry.objects.create(
            book=book, journal=model.journal, year=2026, number=9, on=JUNE_12, label="x",
            piece_ref="x", piece_date=JUNE_12, source="x", validated_at=AT, position=9,
            previous_hash="", hash="",
        )  # fmt: skip
        for rank, amount in enumerate(cents):
            JournalLine.objects.create(
                entry=entry, rank=rank, account=book.accounts.first(), amount_cents=amount
            )
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
