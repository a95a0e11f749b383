"""The pages of quotes: for members, for the host, for the client."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from kpacite.sales import answering, quoting
from kpacite.sales.models import Quote, QuoteAnswer, QuoteWithdrawal
from kpacite.sales.tasks import quotes as letters
from kpacite.sales.tests import factories_front as make
from kpacite.sales.tests.test_answering import REPAIR
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db
HUNDRED_YEARS = date(2126, 1, 1)


@pytest.fixture
def world():
    """The same small world, whose contracts last as long as the clock of the machine."""
    world = make.world(ceiling_cents=10_000_000)
    world.amina.support_contracts.update(ends_on=HUNDRED_YEARS)
    world.amina.mandates.update(ends_on=HUNDRED_YEARS)
    return world


def address(name, world, *args):
    return reverse(f"sales:{name}", args=[world.coop.slug, *args])


def draft(world, **facts):
    """A quote written today."""
    now = timezone.now()
    return make.quote(world, on=timezone.localdate(), at=now - timedelta(hours=2), **facts)


def sent(world, **facts):
    thread = draft(world, **facts)
    version = thread.versions.get()
    make.read(version, world.rosa, at=timezone.now() - timedelta(hours=1))
    now = timezone.now()
    return thread, quoting.send(version=version, by=world.amina, on=timezone.localdate(), at=now)


def posted(version, lines=None, **change):
    """What the editor's form sends."""
    lines = lines if lines is not None else [
        {
            "label": line.label, "quantity": str(line.quantity), "unit_price": str(line.unit_price),
            "product_kind": line.product_kind, "materials_cents": "240", "minutes": "29 h",
        }
        for line in version.lines.all()
    ]  # fmt: skip
    facts = {
        "title": version.quote.title, "responsible": version.quote.responsible_id,
        "service_on": version.service_on.isoformat(),
        "valid_until": version.valid_until.isoformat(), "ligne-TOTAL_FORMS": len(lines),
        "ligne-INITIAL_FORMS": 0,
    } | change  # fmt: skip
    for rank, line in enumerate(lines):
        facts |= {f"ligne-{rank}-{name}": value for name, value in line.items()}
    return facts


def test_the_editor_adds_a_line_of_the_catalogue_and_counts_again(client, world):
    thread, item = draft(world), make.item(world, name="Vaisselle lavable", price_cents=100)
    client.force_login(world.amina)
    url = address("quotes.edit", world, thread.pk)

    page = client.get(url)
    answer = client.post(
        url, posted(thread.versions.get(), item=item.pk, item_quantity="60", discount_bp="10")
    )

    assert page.status_code == 200
    assert answer.url == url
    version = thread.versions.get()
    assert [line.label for line in version.lines.all()] == [make.BUFFET.label, "Vaisselle lavable"]
    assert version.net_cents == 75_600  # (780 + 60) less 10 on 100
    assert "756\u00a0€" in client.get(url).content.decode()


def test_a_line_leaves_when_its_tick_says_so(client, world):
    thread = draft(world)
    client.force_login(world.amina)
    line = {"label": "Buffet", "quantity": "1", "unit_price": "10", "product_kind": "service"}

    client.post(
        address("quotes.edit", world, thread.pk),
        posted(thread.versions.get(), lines=[line, line | {"leaves": "on"}, {"label": ""}]),
    )

    assert thread.versions.get().lines.count() == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"label": "Buffet avec vin"}, "parle d’alcool"),
        ({"vat_bp": "550"}, "Ce taux de TVA ne va pas"),
        ({"vat_bp": "1200"}, "Ce taux de TVA n’existe pas"),
        ({"quantity": "0"}, "Ligne 1"),
        ({"unit_price": "-3"}, "Ligne 1"),
        ({"unit_price": ""}, "Il manque le prix"),
    ],
)
def test_a_wrong_line_comes_back_with_words(client, world, line, words):
    thread = draft(world)
    client.force_login(world.amina)
    whole = {
        "label": "Buffet", "quantity": "60", "unit_price": "13", "product_kind": "catering_service",
    }  # fmt: skip

    answer = client.post(
        address("quotes.edit", world, thread.pk),
        posted(thread.versions.get(), lines=[whole | line]),
    )

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert thread.versions.get().net_cents == 78_000


def test_a_deposit_says_what_it_is(client, world):
    thread = draft(world)
    client.force_login(world.amina)
    url = address("quotes.edit", world, thread.pk)

    answer = client.post(url, posted(thread.versions.get(), deposit_bp="30"))
    client.post(url, posted(thread.versions.get(), deposit_bp="30", deposit_kind="acompte"))

    assert answer.status_code == 422
    assert "un acompte ou des arrhes" in answer.content.decode()
    assert thread.versions.get().deposit_bp == 3000


def test_the_page_says_what_reaches_each_hand(client, world):
    thread = draft(world)
    client.force_login(world.amina)

    page = client.get(address("quotes.show", world, thread.pk)).content.decode()

    assert "Ce qui arrivera dans nos mains" in page
    assert "Pour chaque personne" in page
    for name in ("Amina", "Rosa", "Jordan"):
        assert name in page


def test_a_peer_reads_then_the_quote_leaves(client, world):
    thread = draft(world)
    show = address("quotes.show", world, thread.pk)
    client.force_login(world.amina)
    assert "pas encore relu" in client.get(show).content.decode()

    client.force_login(world.rosa)
    read = address("readings.new", world, thread.pk)
    assert client.get(read).status_code == 200
    client.post(read, {"is_fine": "yes"})
    client.force_login(world.amina)
    assert "Envoyer le devis" in client.get(show).content.decode()
    client.post(address("quotes.send", world, thread.pk))

    version = thread.versions.get()
    assert version.number
    paper = client.get(address("quotes.pdf", world, thread.pk, 1))
    assert paper.content == bytes(version.pdf)


def test_who_wrote_it_cannot_read_it(client, world):
    thread = draft(world)
    client.force_login(world.amina)

    answer = client.post(address("readings.new", world, thread.pk), {"is_fine": "yes"})

    assert answer.status_code == 422
    assert "Une autre personne le relit" in answer.content.decode()


def test_who_does_not_carry_does_not_send(client, world):
    thread = draft(world)
    client.force_login(world.yacine)

    assert client.post(address("quotes.send", world, thread.pk)).status_code == 403


def test_a_quote_for_a_mission_without_request(client, world):
    day = timezone.localdate() + timedelta(days=9)
    mission = work.mission(coop=world.coop, activity=world.activity, starts_on=day)
    work.seated(mission=mission, person=world.amina)
    phare = make.client(world)
    client.force_login(world.amina)

    answer = client.post(address("quotes.new", world), {"mission": mission.pk, "client": phare.pk})

    assert answer.url == address("quotes.edit", world, Quote.objects.get().pk)


def test_a_new_version_is_written_from_the_one_that_left(client, world):
    thread, _ = sent(world)
    client.force_login(world.rosa)

    answer = client.post(address("quotes.renew", world, thread.pk))

    assert answer.url == address("quotes.edit", world, thread.pk)
    assert thread.versions.count() == 2
    assert "change" in client.get(link(thread)).content.decode()


def link(thread, name="show"):
    return reverse(f"sales:client_quotes.{name}", args=[thread.token])


def yes(client, thread, **change):
    page = client.get(link(thread))
    facts = {
        "answer": "yes", "oui-name": "Jeanne Dubois", "oui-capacity": "Directrice",
        "oui-consents": "on", "oui-shown": page.context["accept"].initial["shown"],
    }  # fmt: skip
    return client.post(link(thread, "answer"), facts | change, headers={"user-agent": "Un navig."})


def test_a_client_reads_and_says_yes_without_an_account(client, world):
    thread, version = sent(world)

    page = client.get(link(thread)).content.decode()
    answer = yes(client, thread)

    assert version.number in page
    assert "noindex" in page
    assert answer.url == link(thread)
    row = QuoteAnswer.objects.get()
    assert row.accepted
    assert (row.evidence["address"], row.evidence["browser"]) == ("127.0.0.1", "Un navig.")
    assert "Jeanne Dubois a dit oui" in client.get(link(thread)).content.decode()
    assert client.get(link(thread, "pdf")).content == bytes(version.pdf)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"oui-name": ""}, "Il manque votre nom"),
        ({"oui-consents": ""}, "Cochez la case"),
        ({"oui-capacity": ""}, "Dites votre rôle"),
        ({"oui-shown": "altered"}, "Rechargez-la"),
    ],
)
def test_a_yes_that_lacks_something_comes_back(client, world, change, words):
    thread, _ = sent(world)

    answer = yes(client, thread, **change)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not QuoteAnswer.objects.exists()


def test_a_second_yes_says_that_it_is_done(client, world):
    thread, _ = sent(world)
    shown = client.get(link(thread)).context["accept"].initial["shown"]
    yes(client, thread)

    answer = client.post(
        link(thread, "answer"),
        {
            "answer": "yes", "oui-name": "Jeanne", "oui-capacity": "Directrice",
            "oui-consents": "on", "oui-shown": shown,
        },
    )  # fmt: skip

    assert answer.status_code == 422
    assert QuoteAnswer.objects.count() == 1


def test_a_client_says_no(client, world):
    thread, _ = sent(world)
    shown = client.get(link(thread)).context["decline"].initial["shown"]

    client.post(
        link(thread, "answer"),
        {"answer": "no", "non-name": "Jeanne", "non-reason": "Trop tard.", "non-shown": shown},
    )

    assert not QuoteAnswer.objects.get().accepted
    client.force_login(world.amina)
    assert "Trop tard." in client.get(address("quotes.show", world, thread.pk)).content.decode()


def test_a_link_one_letter_away_leads_nowhere(client, world):
    thread, _ = sent(world)
    wrong = thread.token[:-1] + ("a" if thread.token[-1] != "a" else "b")

    for name in ("show", "pdf", "withdraw"):
        assert client.get(reverse(f"sales:client_quotes.{name}", args=[wrong])).status_code == 404


def test_a_draft_has_no_page_for_the_client(client, world):
    assert client.get(link(draft(world))).status_code == 404


def test_a_past_date_is_said(client, world):
    thread, version = make.sent(world)  # in June 2026

    page = client.get(link(thread)).content.decode()

    assert version.valid_until < timezone.localdate()
    assert "Ce devis n’est plus bon" in page


def test_a_person_may_change_their_mind_in_two_steps(client, world):
    person = make.client(world, kind="B2C", name="Madame Lenoir")
    thread, _ = sent(world, client=person, lines=[REPAIR])
    page = client.get(link(thread)).content.decode()
    assert "Vous pouvez vous rétracter pendant 14 jours" in page
    assert "J’accepte et je m’engage à payer" in page
    yes(client, thread)

    assert link(thread, "withdraw") in client.get(link(thread)).content.decode()
    assert "Confirmer" in client.get(link(thread, "withdraw")).content.decode()
    assert not QuoteWithdrawal.objects.exists()
    client.post(link(thread, "withdraw"), {"name": "Madame Lenoir"})

    assert QuoteWithdrawal.objects.get().name == "Madame Lenoir"
    assert "Votre commande est annulée" in client.get(link(thread)).content.decode()


def test_a_meal_on_a_day_offers_no_such_link_and_says_so_before(client, world):
    person = make.client(world, kind="B2C", name="Madame Lenoir")
    thread, _ = sent(world, client=person)

    before = client.get(link(thread)).content.decode()
    yes(client, thread)

    assert "Le droit de rétractation ne s’applique pas" in before
    assert link(thread, "withdraw") not in client.get(link(thread)).content.decode()


def test_the_host_finds_what_is_above_the_ceiling_and_checks_it(client, world):
    world.coop.hostings.update(commitment_ceiling_cents=50_000)
    thread = draft(world)
    list_, show = (
        reverse("sales:host_quotes.index", args=[world.host.slug]),
        reverse("sales:host_quotes.show", args=[world.host.slug, thread.pk]),
    )
    client.force_login(world.claire)

    assert thread.title in client.get(list_).content.decode()
    assert client.get(show).status_code == 200
    client.post(show, {"is_fine": "yes"})

    assert thread.title not in client.get(list_).content.decode()
    assert thread.versions.get().readings.get().kind == "host"


def test_a_member_has_no_page_of_the_host(client, world):
    client.force_login(world.amina)

    assert client.get(reverse("sales:host_quotes.index", args=[world.host.slug])).status_code == 404


def test_a_member_of_another_coop_does_not_learn_that_a_quote_exists(client, world):
    thread = draft(world)
    client.force_login(world.karim)

    for name in ("quotes.show", "quotes.edit", "readings.new"):
        assert client.get(address(name, world, thread.pk)).status_code == 404


def test_the_list_of_quotes_asks_the_same_for_many(client, world, django_assert_max_num_queries):
    client.force_login(world.amina)
    phare = make.client(world)
    for rank in range(12):
        draft(world, client=phare, title=f"Devis {rank}")
    client.get(address("quotes.index", world))

    with django_assert_max_num_queries(10):
        page = client.get(address("quotes.index", world) + "?q=Devis")

    assert "Devis 11" in page.content.decode()


def test_the_page_of_a_quote_does_not_grow(client, world, django_assert_max_num_queries):
    thread = draft(world, lines=[make.BUFFET] * 20)
    client.force_login(world.amina)

    for name in ("quotes.show", "quotes.edit"):
        client.get(address(name, world, thread.pk))
        with django_assert_max_num_queries(45):
            assert client.get(address(name, world, thread.pk)).status_code == 200


def test_the_clients_page_does_not_grow(client, world, django_assert_max_num_queries):
    thread, _ = sent(world, lines=[make.BUFFET] * 20)
    client.get(link(thread))

    with django_assert_max_num_queries(25):
        assert client.get(link(thread)).status_code == 200


def run_letters():
    """What the worker does with the letters that wait."""
    for task in make.letters():
        getattr(letters, task.function.rsplit(".", 1)[1])(**task.arguments)


def test_the_client_gets_the_link_then_the_proof(client, world):
    world.coop.email = "bonjour@lacape.example"
    world.coop.save()
    thread, version = sent(world)
    yes(client, thread)

    run_letters()

    sent_mail, proof = mail.outbox
    assert link(thread) in sent_mail.body
    assert sent_mail.attachments[0][0] == f"{version.number}.pdf"
    assert "CAPE" in sent_mail.body
    assert "Je dis oui au devis" in proof.body
    assert version.pdf_sha256 in proof.body
    assert proof.bcc == ["bonjour@lacape.example"]


def test_a_withdrawal_is_acknowledged_with_its_hour(client, world):
    person = make.client(world, kind="B2C", name="Madame Lenoir")
    thread, _ = sent(world, client=person, lines=[REPAIR])
    yes(client, thread)
    client.post(link(thread, "withdraw"), {"name": "Madame Lenoir"})

    run_letters()

    assert "Changer d’avis, jusqu’au" in mail.outbox[1].body
    assert "Vous avez annulé votre commande le" in mail.outbox[2].body
    assert answering.is_sealed(QuoteAnswer.objects.get())


def test_a_request_gets_a_letter_and_a_kind_no(client, world):
    request = make.request(world, email="lenoir@example.org")
    client.force_login(world.yacine)
    client.post(address("outcomes.decline", world, request.pk), {"words": "Pas cette fois."})

    run_letters()

    assert "Nous vous répondons avant mercredi 3 juin" in mail.outbox[0].body
    assert "Pas cette fois." in mail.outbox[1].body
