from datetime import date

import pytest
from django.urls import reverse

from kpacite.lib import keys
from kpacite.sales import invoicing
from kpacite.sales.models import Invoice, Payment
from kpacite.sales.tests import factories_front as front
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.factories_invoices import BUFFET, JUICE, WINE

pytestmark = pytest.mark.django_db
PARTS = ["TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS"]


@pytest.fixture
def there():
    return make.world()


@pytest.fixture
def today(monkeypatch):
    """The pages are opened in the year of the story."""
    day = make.JUNE_15
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *given: day)
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.JUNE_15_NOON)
    return day


def page(name, *args):
    return reverse(f"sales:{name}", args=args)


def signed_in(client, person):
    client.force_login(person)
    return client


def one_line(**facts):
    values = {
        "label": "Buffet", "detail": "", "quantity": "60", "unit": "personne",
        "unit_price": "13,00", "product_kind": "catering_service", "vat_bp": "",
    } | facts  # fmt: skip
    return {f"lines-0-{name}": value for name, value in values.items()} | {
        "lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0",
    }  # fmt: skip


def test_amina_writes_an_invoice_reads_it_and_sends_it(client, there, today):
    signed_in(client, there.amina)
    buyer = make.company(there)
    facts = {
        "client": buyer.pk, "title": "Buffet de juin", "service_on": "2026-06-12",
        "service_place": "Salle des fêtes", "responsible": there.amina.pk, "key": keys.new(),
    }  # fmt: skip

    answer = client.post(page("invoices.new", there.coop.slug), facts | one_line())
    invoice = Invoice.objects.get()
    assert answer.url == page("invoices.issue", there.coop.slug, invoice.pk)
    preview = client.get(answer.url)
    assert "858,00" in preview.text and "J’envoie cette facture" in preview.text

    client.post(answer.url)

    shown = client.get(page("invoices.show", there.coop.slug, invoice.pk))
    assert "FA-2026-0001" in shown.text and "On attend le paiement" in shown.text


def test_the_preview_names_what_is_missing(client, there, today):
    invoice = make.draft(there, client=make.company(there, siren="", siret=""))
    address = page("invoices.issue", there.coop.slug, invoice.pk)

    shown = signed_in(client, there.amina).get(address)
    refused = client.post(address)

    assert "le SIREN du client" in shown.text and "J’envoie cette facture" not in shown.text
    assert refused.status_code == 422 and "le SIREN du client" in refused.text


def test_alcohol_in_a_meal_is_refused_on_the_page(client, there, today):
    invoice = make.draft(there)
    facts = {"title": "x", "service_on": "2026-06-12", "responsible": there.amina.pk}

    answer = signed_in(client, there.amina).post(
        page("invoices.edit", there.coop.slug, invoice.pk), facts | one_line(label="Buffet et vin")
    )

    assert answer.status_code == 422 and "alcool" in answer.text


def test_a_draft_is_changed_then_thrown_away(client, there, today):
    invoice = make.draft(there)
    signed_in(client, there.amina)
    edit = page("invoices.edit", there.coop.slug, invoice.pk)
    assert "Buffet salé" in client.get(edit).text
    facts = {"title": "Autre", "service_on": "2026-06-12", "responsible": there.amina.pk,
             "discount": "5"}  # fmt: skip

    client.post(edit, facts | one_line())
    invoice.refresh_from_db()
    assert (invoice.title, invoice.discount_bp) == ("Autre", 500)

    remove = page("invoices.remove", there.coop.slug, invoice.pk)
    assert "Garder" in client.get(remove).text
    client.post(remove)
    assert not Invoice.objects.exists()


def test_the_same_paper_for_members_client_and_host_byte_for_byte(client, there):
    invoice = make.issued(there)
    addresses = [
        (there.amina, page("invoices.pdf", there.coop.slug, invoice.pk)),
        (there.claire, page("host_invoices.pdf", there.host.slug, invoice.pk)),
    ]

    papers = [signed_in(client, person).get(address).content for person, address in addresses]
    client.logout()
    papers.append(client.get(page("client_invoices.pdf", invoice.token)).content)

    assert {*papers} == {bytes(invoice.pdf)}


def test_a_client_opens_their_invoice_without_an_account(client, there, today):
    invoice = make.issued(there, lines=[BUFFET, JUICE, WINE])

    shown = client.get(page("client_invoices.show", invoice.token))

    assert shown.status_code == 200
    assert "970,71" in shown.text and "FR76 3000" in shown.text.replace("\u00a0", " ")


def test_a_tampered_link_leads_nowhere(client, there):
    invoice, draft = make.issued(there), make.draft(there)

    for token in (invoice.token[:-1] + "_", invoice.token + "x", draft.token):
        assert client.get(page("client_invoices.show", token)).status_code == 404
        assert client.get(page("client_invoices.pdf", token)).status_code == 404


def test_somebody_of_another_coop_sees_nothing(client, there):
    invoice = make.issued(there)
    signed_in(client, there.karim)
    slug = there.coop.slug

    for name in ("show", "pdf", "edit", "issue", "remove"):
        assert client.get(page(f"invoices.{name}", slug, invoice.pk)).status_code == 404
    assert client.get(page("invoices.index", slug)).status_code == 404
    assert client.get(page("payments.new", slug, invoice.pk)).status_code == 404
    assert client.get(page("host_invoices.index", there.host.slug)).status_code == 404


def test_a_member_without_the_role_reads_but_does_not_collect(client, there):
    invoice = make.issued(there)
    signed_in(client, there.rosa)

    assert client.get(page("invoices.show", there.coop.slug, invoice.pk)).status_code == 200
    for name in ("payments.new", "credits.new", "reminders.new"):
        assert client.get(page(name, there.coop.slug, invoice.pk)).status_code == 403


def test_a_double_click_on_a_payment_records_once(client, there, today):
    invoice = make.issued(there)
    signed_in(client, there.thi_mai)
    address = page("payments.new", there.coop.slug, invoice.pk)
    facts = {"amount": "400,00", "received_on": "2026-06-15", "means": "transfer", "key": "once"}
    assert "858,00" in client.get(address).text

    for _ in range(2):
        assert client.post(address, facts).status_code == 302

    assert Payment.objects.get().amount_cents == 40_000
    too_much = client.post(address, facts | {"amount": "500,00", "key": "other"})
    assert too_much.status_code == 422 and "458,00" in too_much.text


def test_a_payment_by_mistake_is_cancelled_by_an_opposite_row(client, there, today):
    invoice = make.issued(there)
    payment = make.paid(there, invoice, 85_800)
    signed_in(client, there.thi_mai)
    address = page("payments.remove", there.coop.slug, invoice.pk, payment.pk)

    assert "858,00" in client.get(address).text
    client.post(address)

    assert sorted(invoice.payments.values_list("amount_cents", flat=True)) == [-85_800, 85_800]
    assert client.post(address).status_code == 422


def test_a_credit_note_is_made_from_the_page(client, there, today):
    invoice = make.issued(there)
    signed_in(client, there.thi_mai)
    address = page("credits.new", there.coop.slug, invoice.pk)
    assert "Tout ce qui reste" in client.get(address).text

    facts = {"what": "lines", "quantity_1": "10", "reason": "10 repas en trop", "key": "k"}
    assert client.post(address, facts).status_code == 302
    shown = client.get(page("invoices.show", there.coop.slug, invoice.pk))

    assert "AV-2026-0001" in shown.text
    too_much = client.post(address, {"what": "amount", "amount": "9999", "reason": "x", "key": "z"})
    assert too_much.status_code == 422


def test_a_reminder_is_read_before_it_leaves(client, there, monkeypatch):
    invoice = make.issued(there)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *given: make.JULY_20)
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.JULY_20_NOON)
    signed_in(client, there.thi_mai)
    address = page("reminders.new", there.coop.slug, invoice.pk)

    shown = client.get(address, {"tone": "formal"})
    assert "sous huit jours" in shown.text
    client.post(address, {"tone": "kind", "words": "Bonjour, un petit rappel."})

    assert invoice.reminders.get().words == "Bonjour, un petit rappel."


def test_an_accepted_quote_becomes_a_draft_in_one_gesture(client, there, today):
    thread, version = front.sent(there, client=make.company(there))
    front.accept(thread, version)
    signed_in(client, there.amina)
    address = page("quote_invoices.new", there.coop.slug, thread.pk)
    assert thread.title in client.get(page("invoices.new", there.coop.slug)).text
    assert version.number in client.get(address).text

    for _ in range(2):
        client.post(address, {"what": "invoice", "key": "once"})

    assert Invoice.objects.get().quote_version == version


@pytest.mark.parametrize("many", [2, 12])
def test_the_list_takes_as_many_questions_whatever_its_length(
    client, there, many, django_assert_max_num_queries
):
    buyer = make.company(there)
    for _ in range(many):
        make.draft(there, client=buyer)
    signed_in(client, there.amina)

    with django_assert_max_num_queries(14):
        client.get(page("invoices.index", there.coop.slug))


def test_the_list_is_searched_and_filtered(client, there, monkeypatch):
    late = make.issued(there)
    draft = make.draft(there, client=make.neighbour(there))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *given: date(2026, 9, 1))
    signed_in(client, there.amina)
    address = page("invoices.index", there.coop.slug)

    assert late.number in client.get(address, {"state": "late"}).text
    assert "Lenoir" not in client.get(address, {"state": "late"}).text
    found = client.get(address, {"q": "lenoir"})
    assert draft.client.name in found.text and late.number not in found.text
    assert "Pas de facture ici" in client.get(address, {"state": "paid"}).text


def test_the_host_sees_the_invoices_of_all_its_coops(client, there):
    invoice = make.issued(there)

    shown = signed_in(client, there.claire).get(page("host_invoices.index", there.host.slug))

    assert invoice.number in shown.text and there.coop.name in shown.text


def test_opening_a_page_writes_nothing(client, there, today):
    invoice = make.draft(there)
    signed_in(client, there.amina)

    client.get(page("invoices.issue", there.coop.slug, invoice.pk))

    assert not invoicing.Invoice.objects.filter(number__isnull=False).exists()
