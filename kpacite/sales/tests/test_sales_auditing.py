import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kpacite.sales import auditing
from kpacite.sales.models import Invoice
from kpacite.sales.tests import factories_front as front
from kpacite.sales.tests import factories_invoices as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return make.world()


def by_force(statement):
    """Somebody with all the rights of the base takes the guards away, and changes a row."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER sales_invoice_no_update")
            cursor.execute("DROP TRIGGER sales_payment_no_update")
        cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")


def words(there):
    return " ".join(breach.sentence for breach in auditing.audit(there.host.book))


def test_honest_books_have_no_breach(there):
    invoice = make.issued(there)
    make.paid(there, invoice, 40_000)
    front.sent(there)

    assert words(there) == ""


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("UPDATE sales_invoice SET net_cents = net_cents + 1", "sceau"),
        ("UPDATE sales_invoice SET pdf_sha256 = 'x'", "n’est plus celui"),
        ("UPDATE sales_invoice SET number = 'FA-2026-0007'", "trou"),
        ("UPDATE sales_invoice SET previous_hash = 'x'", "chaîne"),
        ("UPDATE sales_invoice SET to_pay_cents = 1", "comptes diffèrent"),
        ("UPDATE sales_payment SET amount_cents = 1", "comptes diffèrent"),
    ],
)
def test_what_is_changed_by_force_is_found(there, statement, seen):
    make.paid(there, make.issued(there), 40_000)

    by_force(statement)

    assert seen in words(there)


def test_every_issued_paper_is_exported_under_its_number(there, tmp_path):
    invoice, (_, version) = make.issued(there), front.sent(there)
    make.draft(there)

    call_command("export_documents", output=str(tmp_path), coop=there.coop.slug)

    assert {file.name for file in tmp_path.iterdir()} == {
        f"{invoice.number}.pdf", f"{version.number}.pdf",
    }  # fmt: skip
    assert (tmp_path / f"{invoice.number}.pdf").read_bytes() == bytes(invoice.pdf)


def test_an_unknown_coop_is_said(there, tmp_path):
    with pytest.raises(CommandError):
        call_command("export_documents", output=str(tmp_path), coop="nowhere")


def test_papers_of_two_hosts_with_the_same_number_stay_apart(there, tmp_path):
    other = make.world()
    make.issued(there)
    make.issued(other)

    call_command("export_documents", output=str(tmp_path))

    assert len(list(tmp_path.glob("*/FA-2026-0001.pdf"))) == 2
    assert Invoice.objects.filter(number="FA-2026-0001").count() == 2
