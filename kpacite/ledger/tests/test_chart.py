"""The accounts of a book."""

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.ledger import chart
from kpacite.ledger.tests import factories

pytestmark = pytest.mark.django_db


def test_a_new_book_has_its_accounts_and_its_five_journals():
    book = factories.book(slug="optale")

    assert set(book.journals.values_list("code", flat=True)) == {"VE", "BQ", "AC", "RP", "OD"}
    assert set(chart.ACCOUNTS) == set(book.accounts.values_list("code", flat=True))
    assert all(chart.is_in_the_chart(code) for code in chart.ACCOUNTS)


def test_a_host_has_one_book():
    factories.book(slug="optale")

    with pytest.raises(chart.BookAlreadyOpen):
        factories.book(slug="optale")


def test_a_second_bank_is_one_more_account():
    book, marc = factories.book(), coops.person()

    chart.add_account(book=book, code="5121", name="Banque coopérative", by=marc)

    with pytest.raises(chart.AccountAlreadyThere):
        chart.add_account(book=book, code="5121", name="Banque coopérative", by=marc)


@pytest.mark.parametrize("code", ["791", "79", "9", "012", "51a", "٤١١", "", "920"])
def test_a_number_out_of_the_chart_is_refused(code):
    book, marc = factories.book(), coops.person()

    with pytest.raises(chart.NotInTheChart):
        chart.add_account(book=book, code=code, name="?", by=marc)

    assert book.accounts.count() == len(chart.ACCOUNTS)
