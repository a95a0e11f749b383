"""What sharing asks of sales: the money received for a mission."""

from kpacite.sales.models import Invoice, Payment
from kpacite.sales.queries import invoices
from kpacite.sharing.receipts import Receipt
from kpacite.work.models import Mission


def of_mission(mission: Mission) -> Receipt | None:
    """The running total of a mission and what moved it last; None before the first payment.

    A credit note on what was paid moves it as well: the next sharing takes the difference back.
    """
    payments = Payment.objects.filter(invoice__mission=mission)
    last = payments.order_by("recorded_at", "pk").last()
    if last is None:
        return None
    received = invoices.received_net(mission)
    notes = Invoice.objects.filter(
        credits__mission=mission, kind="credit_note", issued_at__gte=last.recorded_at
    )
    note = notes.order_by("issued_at", "pk").last()
    if note is not None and note.issued_on is not None:
        return Receipt(received, note.issued_on, f"sales/invoice/{note.pk}")
    return Receipt(received, last.received_on, f"sales/payment/{last.pk}")
