from datetime import timedelta

import pytest
from django.core import mail

from kpacite.lib.models import Task
from kpacite.money import Euros
from kpacite.sales import reminding
from kpacite.sales.tasks import invoices as letters
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.factories_invoices import JULY_20, JULY_20_NOON, JUNE_15, JUNE_15_NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return make.world()


def remind(there, invoice, tone="kind", *, on=JULY_20, at=JULY_20_NOON, words=""):
    return reminding.remind(invoice=invoice, tone=tone, by=there.thi_mai, on=on, at=at, words=words)


def test_the_first_reminder_is_kind_then_clear_then_formal(there):
    invoice, tones = make.issued(there), []

    for week in range(4):
        tones.append(reminding.next_tone(invoice))
        remind(there, invoice, tones[-1], at=JULY_20_NOON + timedelta(weeks=week))

    assert tones == ["kind", "clear", "formal", "formal"]


def test_a_kind_reminder_blames_nobody(there):
    text = remind(there, make.issued(there)).words

    assert "C’est peut-être un oubli" in text
    assert "858,00" in text and "FA-2026-0001" in text and "15 juillet 2026" in text
    assert "pénalités" not in text


def test_a_formal_reminder_speaks_of_penalties_to_a_company_and_not_to_a_neighbour(there):
    company = remind(there, make.issued(there), "formal").words
    neighbour = remind(there, make.issued(there, client=make.neighbour(there)), "formal").words

    assert "40 €" in company
    assert "40 €" not in neighbour and "mise en demeure" in neighbour


def test_sentences_of_reminders_are_short(there):
    invoice = make.issued(there)

    for tone in reminding.TONES:
        text = reminding.written(invoice, tone, Euros(85_800)).replace("?", ".")
        for sentence in text.split("."):
            assert len(sentence.split()) <= 18, sentence


def test_a_reminder_leaves_by_mail_with_the_paper(there):
    invoice = make.issued(there)
    reminder = remind(there, invoice, "formal")
    assert Task.objects.filter(key=f"sales/reminder/{reminder.pk}").exists()

    letters.mail_reminder(reminder.pk)

    letter = mail.outbox[-1]
    assert letter.to == [invoice.client.email] and letter.cc == [there.host.email]
    assert invoice.token in letter.body and "CAPE" in letter.body
    assert letter.attachments[0][0] == "FA-2026-0001.pdf"


def test_the_invoice_leaves_by_mail_with_its_link_and_the_cape(there):
    invoice = make.issued(there)

    letters.mail_invoice(invoice.pk)

    letter = mail.outbox[-1]
    assert letter.subject == "Votre facture FA-2026-0001, La Cape"
    assert invoice.token in letter.body and "CAPE" in letter.body and "858,00" in letter.body


def test_nobody_is_reminded_before_the_day_or_after_paying(there):
    invoice = make.issued(there)

    with pytest.raises(reminding.NothingIsLate):
        remind(there, invoice, on=JUNE_15, at=JUNE_15_NOON)
    make.paid(there, invoice, 85_800)
    with pytest.raises(reminding.NothingIsLate):
        remind(there, invoice)
    with pytest.raises(reminding.NothingIsLate):
        remind(there, make.draft(there))


def test_one_reminder_a_day_and_somebody_to_read_it(there):
    invoice = make.issued(there)
    remind(there, invoice)

    with pytest.raises(reminding.ReminderJustSent):
        remind(there, invoice)
    with pytest.raises(reminding.ClientHasNoMail):
        remind(there, make.issued(there, client=make.company(there, email="")))
