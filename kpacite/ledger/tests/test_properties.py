"""What holds for any history of a book."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpacite.coops.tests import factories as coops
from kpacite.ledger import auditing, exporting, posting
from kpacite.ledger.core import fec
from kpacite.ledger.models import Balance, JournalLine
from kpacite.ledger.tests import factories
from kpacite.ledger.tests.fec_checker import check, read
from kpacite.ledger.tests.strategies import balanced_lines

pytestmark = pytest.mark.django_db
few = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def axes(db):
    """The coops and members that the drawn lines name by their rank."""
    return [coops.coop(), coops.coop()], [coops.person() for _ in range(3)]


def named(line, axes):
    from dataclasses import replace

    the_coops, members = axes
    member = members[line.member - 1].pk if line.member else None
    return replace(line, coop=the_coops[line.coop - 1].pk, member=member)


def totals(book):
    rows = Balance.objects.filter(account__book=book)
    return set(rows.values_list("account__code", "axes", "debit_cents", "credit_cents"))


@few
@given(drawn=st.lists(balanced_lines(), min_size=1, max_size=6), seed=st.integers(0, 99))
def test_the_order_of_posting_does_not_change_a_balance(axes, drawn, seed):
    one, other = factories.book(), factories.book()
    history = [[named(line, axes) for line in lines] for lines in drawn]
    for lines in history:
        factories.post(book=one, journal="OD", lines=lines)
    random.Random(seed).shuffle(history)
    for lines in history:
        factories.post(book=other, journal="OD", lines=lines)

    assert totals(one) == totals(other)


@few
@given(drawn=st.lists(balanced_lines(), min_size=1, max_size=6))
def test_the_balances_kept_are_the_journal_replayed(axes, drawn):
    book = factories.book()

    for lines in drawn:
        kept = factories.post(book=book, journal="OD", lines=[named(line, axes) for line in lines])
    posting.reverse(entry=kept, on=kept.on, by=None, at=factories.AT)

    assert list(auditing.audit_book(book)) == []


@few
@given(drawn=st.lists(balanced_lines(), min_size=1, max_size=6))
def test_the_fec_read_back_is_the_journal(tmp_path_factory, axes, drawn):
    book = factories.book()
    for lines in drawn:
        factories.post(book=book, journal="OD", lines=[named(line, axes) for line in lines])

    path = exporting.write_fec(book=book, year=2026, folder=tmp_path_factory.mktemp("fec"))

    assert check(path) == []
    journal = JournalLine.objects.filter(entry__book=book).order_by("entry__position", "rank")
    assert [(row["EcritureNum"], row["CompteNum"], row["cents"]) for row in read(path)] == [
        (fec.entry_number("OD", number), code, cents)
        for number, code, cents in journal.values_list(
            "entry__number", "account__code", "amount_cents"
        )
    ]


@given(st.text(max_size=80))
def test_any_text_has_a_place_in_the_fec(text):
    written = fec.plain(text)

    written.encode(fec.ENCODING)
    assert not set('\t\r\n|"') & set(written)
    assert written == written.strip()
