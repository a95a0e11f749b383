"""What sharing asks of sales: the money received for a mission."""

from kpacite.sales.models import Payment
from kpacite.sales.queries import invoices
from kpacite.sharing.receipts import Receipt
from kpacite.work.models import Mission


def of_mission(mission: Mission) -> Receipt | None:
    """The running total of a mission and its last payment; None before the first one."""
    payments = Payment.objects.filter(invoice__mission=mission)
    last = payments.order_by("received_on", "pk").last()
    if last is None:
        return None
    return Receipt(invoices.received_net(mission), last.received_on, f"sales/payment/{last.pk}")
