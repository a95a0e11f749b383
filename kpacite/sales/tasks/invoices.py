"""Letters of an invoice, sent once the verb is committed."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from kpacite.lib.tasks import outside
from kpacite.sales.models import Invoice, Reminder


@outside
def mail_invoice(invoice: int) -> None:
    """The invoice, or the credit note, with its link and its paper."""
    row = _invoice(invoice)
    text = render_to_string("sales/emails/invoice_sent.txt", _facts(row))
    subject, _, body = text.strip().partition("\n")
    _send(row, subject, body.strip())


@outside
def mail_reminder(reminder: int) -> None:
    """The words of a reminder, as somebody read them before they left."""
    row = Reminder.objects.get(pk=reminder)
    invoice = _invoice(row.invoice_id)
    subject = f"Rappel : facture {invoice.number}"
    body = render_to_string("sales/emails/reminder.txt", {**_facts(invoice), "words": row.words})
    _send(invoice, subject, body.strip(), copy_to_host=row.tone == "formal")


def link(invoice: Invoice) -> str:
    """The address that opens an invoice without an account."""
    return settings.SITE_ADDRESS + reverse("sales:client_invoices.show", args=[invoice.token])


def _invoice(pk: int) -> Invoice:
    return Invoice.objects.select_related("coop", "host", "client", "credits").get(pk=pk)


def _facts(invoice: Invoice) -> dict[str, object]:
    paper = invoice.snapshot or {}
    return {
        "invoice": invoice,
        "paper": paper,
        "coop": invoice.coop,
        "link": link(invoice),
        # Letters carry it too (C. com. R127-3).
        "cape": next((one["text"] for one in paper["mentions"] if one["key"] == "cape"), ""),
    }


def _send(invoice: Invoice, subject: str, body: str, *, copy_to_host: bool = False) -> None:
    mail = EmailMessage(
        subject.strip(),
        body + "\n",
        to=[invoice.client.email],
        cc=[invoice.host.email] if copy_to_host else [],
        reply_to=[invoice.coop.email] if invoice.coop.email else [],
    )
    mail.attach(f"{invoice.number}.pdf", bytes(invoice.pdf or b""), "application/pdf")
    mail.send()
