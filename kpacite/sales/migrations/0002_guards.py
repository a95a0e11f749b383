"""What is issued, sent, answered or paid cannot change, by SQL either."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete
from kpacite.lib.line_guards import forbid_line_change


def frozen(table: str, when: str = "1=1") -> list[migrations.operations.base.Operation]:
    return [forbid_change(table, when=when), forbid_delete(table, when=when)]


class Migration(migrations.Migration):
    dependencies = [("sales", "0001_initial")]

    operations = [
        *frozen("sales_invoice", "number IS NOT NULL"),
        *forbid_line_change(
            "sales_invoiceline", of="sales_invoice", link="invoice_id", when="number IS NOT NULL"
        ),
        *frozen("sales_quoteversion", "sent_at IS NOT NULL"),
        *forbid_line_change(
            "sales_quoteline", of="sales_quoteversion", link="version_id", when="sent_at IS NOT NULL"
        ),
        *frozen("sales_quoteanswer"),
        *frozen("sales_quotewithdrawal"),
        *frozen("sales_payment"),
        *frozen("sales_paymentpart"),
        *frozen("sales_reminder"),
        # A number given is never given back.
        forbid_delete("sales_numberseries"),
    ]
