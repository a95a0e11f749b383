"""Asking again, kindly first, for an invoice that is late."""

from datetime import date, datetime

from django.db import transaction

from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.lib.french import NBSP, day, euros
from kpacite.money import Euros
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales.core.mandatory import PROFESSIONALS
from kpacite.sales.models import Invoice, Reminder
from kpacite.sales.queries import invoices as queries

MAIL = "kpacite.sales.tasks.invoices.mail_reminder"
TONES = ("kind", "clear", "formal")


class NothingIsLate(Refusal):
    """A reminder is for a payment whose day has passed."""

    sentence = "Cette facture n’est pas en retard. Le client a encore le temps."


class ReminderJustSent(Refusal):
    """One reminder a day at most: a second click, or two people at once."""

    sentence = "Un rappel est déjà parti aujourd’hui. Laissez au client le temps de répondre."


class ClientHasNoMail(Refusal):
    sentence = "Ce client n’a pas d’adresse mail. Appelez-le, ou portez-lui la facture."


@transaction.atomic
def remind(
    *, invoice: Invoice, tone: str, by: Person, on: date, at: datetime, words: str = ""
) -> Reminder:
    """The client is asked again, in these words or in those of the tone.

    Law: for a professional, penalties run without a reminder (C. com. L441-10, II); a consumer
    owes interest from a formal notice (C. civ. 1344 and 1231-6).
    Refuses: NothingIsLate, ReminderJustSent, ClientHasNoMail.
    """
    Invoice.objects.select_for_update(no_key=True).only("pk").get(pk=invoice.pk)
    invoice = Invoice.objects.select_related("client", "coop", "host").get(pk=invoice.pk)
    due = _due(invoice)
    if due <= Euros.zero() or invoice.due_on is None or invoice.due_on >= on:
        raise NothingIsLate
    if not invoice.client.email:
        raise ClientHasNoMail
    last = invoice.reminders.order_by("-sent_at").first()
    if last and (at - last.sent_at).days < 1:
        raise ReminderJustSent
    reminder = Reminder.objects.create(
        invoice=invoice, tone=tone, words=words.strip() or written(invoice, tone, due),
        sent_by=by, sent_at=at,
    )  # fmt: skip
    deeds.note(
        verb="sales.invoice.reminded", thing=f"sales/invoice/{invoice.pk}", by=by,
        coop_key=invoice.coop.slug, note=reminder.get_tone_display(), at=at,
    )  # fmt: skip
    tasks.enqueue(
        function=MAIL, arguments={"reminder": reminder.pk}, at=at,
        key=f"sales/reminder/{reminder.pk}",
    )  # fmt: skip
    return reminder


def next_tone(invoice: Invoice) -> str:
    """Kind the first time, then clear, then formal."""
    return TONES[min(invoice.reminders.count(), len(TONES) - 1)]


def written(invoice: Invoice, tone: str, due: Euros) -> str:
    """The words of a tone; somebody may change them before they leave."""
    greeting = f"Bonjour {invoice.client.contact_name or invoice.client.name},"
    return "\n\n".join([greeting, *_bodies(invoice, due)[tone], f"Merci,\n{invoice.coop.name}"])


def _due(invoice: Invoice) -> Euros:
    if invoice.number is None or invoice.kind == "credit_note":
        return Euros.zero()
    return queries.standing(invoice).due


def _bodies(invoice: Invoice, due: Euros) -> dict[str, list[str]]:
    assert invoice.due_on  # noqa: S101  an issued invoice has its day
    number, rest, limit = invoice.number, euros(due.cents), day(invoice.due_on)
    law = (
        "Après cette date, la loi ajoute des pénalités de retard et 40 € de frais."
        if invoice.client.kind in PROFESSIONALS
        else "Cette lettre est une mise en demeure. Après elle, des intérêts de retard courent."
    )
    return {
        "kind": [
            f"Notre facture {number} attendait son paiement le {limit}. Il reste {rest}.",
            "C’est peut-être un oubli, ou nos messages se croisent. Dans ce cas, tout va bien.",
            "Si vous avez une question sur le travail, répondez-nous. Nous en parlons.",
        ],
        "clear": [
            f"Nous n’avons pas reçu le paiement de la facture {number}.",
            f"Il reste {rest}. La date était le {limit}.",
            "Cet argent paie les personnes qui ont fait le travail. "
            "Pouvez-vous payer cette semaine, ou nous dire quel jour ?",
        ],
        "formal": [
            f"Objet{NBSP}: facture {number} non payée.",
            f"Vous nous devez {rest} depuis le {limit}. Nos rappels sont sans réponse.",
            f"Nous vous demandons de payer sous huit jours. {law}",
            f"{invoice.host.name}, notre coop d’emploi, reçoit une copie de ce message.",
        ],
    }
