"""The pages of requests, clients and prices, through the client."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kpacite.sales.models import CatalogueItem, Client, Quote, Request, RequestSource, TriageVoice
from kpacite.sales.tests import factories_front as make
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db
PHONE_ONLY = {
    "client_kind": "B2C", "text": "Un buffet pour 60 personnes.", "contact_name": "Mme Lenoir",
    "phone": "0639981234", "key": "a-key",
}  # fmt: skip


@pytest.fixture
def world():
    return make.world()


def address(name, world, *args):
    return reverse(f"sales:{name}", args=[world.coop.slug, *args])


def asked(world, **facts):
    return make.request(world, at=timezone.now(), **facts)


def test_a_neighbour_asks_with_a_phone_only(client, world):
    page = client.get(address("requests.new", world))
    answer = client.post(address("requests.new", world), PHONE_ONLY)

    assert "48\u00a0heures" in page.content.decode()
    assert answer.status_code == 302
    assert Request.objects.get().phone == "06 39 98 12 34"
    sent = client.get(answer.url)
    assert "Votre demande est arrivée" in sent.content.decode()


def test_a_double_click_sends_one_request(client, world):
    client.post(address("requests.new", world), PHONE_ONLY)
    answer = client.post(address("requests.new", world), PHONE_ONLY)

    assert answer.status_code == 302
    assert Request.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"phone": "06 39 98"}, "Il manque des chiffres"),
        ({"phone": ""}, "Il manque un téléphone ou un mail"),
        ({"text": ""}, "Il manque votre demande"),
        ({"contact_name": ""}, "Il manque votre nom"),
        ({"website": "spam.example"}, "rempli par une machine"),
    ],
)
def test_a_request_that_cannot_be_answered_says_what_is_missing(client, world, change, words):
    answer = client.post(address("requests.new", world), PHONE_ONLY | change)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Request.objects.exists()


def test_a_member_notes_a_call(client, world):
    client.force_login(world.yacine)

    answer = client.post(address("requests.note", world), PHONE_ONLY)

    assert answer.url == address("requests.show", world, Request.objects.get().pk)
    assert Request.objects.get().entered_by == world.yacine


def test_the_page_says_when_to_answer_and_who_is_on_duty(client, world):
    request = asked(world)
    client.force_login(world.jordan)

    page = client.get(address("requests.show", world, request.pk)).content.decode()

    assert "Réponse à donner avant" in page
    assert "Yacine répond" in page
    for words in ("Je porte", "J’aide", "J’apprends", "J’ai un doute"):
        assert words in page


def test_the_page_opens_the_price_of_what_is_asked(client, world):
    make.item(world)
    request = asked(world, people_count=60, activity=world.activity)
    make.voice(request, world.amina, "carry")
    client.force_login(world.rosa)

    page = client.get(address("requests.show", world, request.pk)).content.decode()

    assert "Les courses" in page
    assert "240\u00a0€" in page  # 60 × 4 €
    assert "780\u00a0€" in page  # 60 × 13 €
    assert "La coop d’emploi" in page


def test_a_member_answers_and_sees_their_answer(client, world):
    request = asked(world)
    client.force_login(world.jordan)

    answer = client.post(address("voices.new", world, request.pk), {"stance": "learn"})

    assert answer.url == address("requests.show", world, request.pk)
    assert TriageVoice.objects.get().person == world.jordan
    assert "Jordan apprend" in client.get(answer.url).content.decode()


def test_a_doubt_without_words_comes_back(client, world):
    request = asked(world)
    client.force_login(world.jordan)

    answer = client.post(address("voices.new", world, request.pk), {"stance": "doubt"})

    assert answer.status_code == 422
    assert "Dites votre doute" in answer.content.decode()


def test_only_its_author_finds_the_button_to_lift_a_doubt(client, world):
    request = asked(world)
    doubt = make.voice(request, world.jordan, "doubt", "Le four est en panne.")
    lift = address("voices.lift", world, doubt.pk)

    client.force_login(world.rosa)
    assert lift not in client.get(address("requests.show", world, request.pk)).content.decode()
    assert client.post(lift).status_code == 403
    client.force_login(world.jordan)
    client.post(lift)

    doubt.refresh_from_db()
    assert doubt.lifted_at


def test_the_one_who_carries_says_yes_and_writes_the_quote(client, world):
    request = asked(world, activity=world.activity, client_kind="B2C")
    make.voice(request, world.amina, "carry")
    make.voice(request, world.rosa, "help")
    client.force_login(world.amina)
    day = timezone.localdate() + timedelta(days=20)

    page = client.get(address("outcomes.new", world, request.pk))
    answer = client.post(
        address("outcomes.new", world, request.pk),
        {
            "title": "Buffet", "activity": world.activity.pk, "starts_on": day.isoformat(),
            "responsible": world.amina.pk, "client_kind": "B2C",
        },
    )  # fmt: skip

    assert page.status_code == 200
    quote = Quote.objects.get()
    assert answer.url == address("quotes.edit", world, quote.pk)
    assert client.get(answer.url).status_code == 200


def test_a_yes_too_early_says_why(client, world):
    request = asked(world, activity=world.activity)
    make.voice(request, world.amina, "carry")
    client.force_login(world.amina)

    answer = client.post(
        address("outcomes.new", world, request.pk),
        {
            "title": "Buffet", "activity": world.activity.pk,
            "starts_on": timezone.localdate().isoformat(), "responsible": world.amina.pk,
            "client_kind": "B2C",
        },
    )  # fmt: skip

    assert answer.status_code == 422
    assert "est seule" in answer.content.decode()


def test_who_is_not_on_duty_does_not_answer_in_the_brands_name(client, world):
    request = asked(world)
    client.force_login(world.jordan)

    assert client.get(address("outcomes.decline", world, request.pk)).status_code == 403
    assert client.get(address("outcomes.new", world, request.pk)).status_code == 403


def test_a_no_goes_to_the_wish_list(client, world):
    request = asked(world)
    client.force_login(world.yacine)

    client.post(address("outcomes.decline", world, request.pk), {"words": "Merci, pas cette fois."})

    page = client.get(address("requests.index", world) + "?liste=libres").content.decode()
    assert "liste d’envies" in page
    assert request.contact_name in page
    shown = client.get(address("requests.show", world, request.pk)).content.decode()
    assert "À dire au téléphone" in shown


def test_a_member_links_the_aid_that_brought_the_client(client, world):
    request = asked(world)
    flyers = work.contribution(
        coop=world.coop, person=world.jordan, kind="communication", note="200 papiers au marché"
    )
    client.force_login(world.amina)
    url = address("outcomes.source", world, request.pk)

    assert "200 papiers au marché" in client.get(url).content.decode()
    client.post(url, {"contribution": flyers.pk, "how": "stated"})

    assert RequestSource.objects.get().contribution == flyers


def test_requests_can_be_searched(client, world):
    asked(world, contact_name="Madame Lenoir")
    asked(world, contact_name="Monsieur Blanc")
    client.force_login(world.rosa)

    page = client.get(address("requests.index", world) + "?q=lenoir").content.decode()

    assert "Madame Lenoir" in page
    assert "Monsieur Blanc" not in page


def test_a_member_of_another_coop_finds_nothing_here(client, world):
    request, item = asked(world), make.item(world)
    client.force_login(world.karim)

    for url in (
        address("requests.index", world), address("requests.show", world, request.pk),
        address("requests.note", world), address("outcomes.new", world, request.pk),
        address("clients.index", world), address("catalogue.edit", world, item.pk),
    ):  # fmt: skip
        assert client.get(url).status_code == 404


def test_a_visitor_is_asked_to_come_in(client, world):
    answer = client.get(address("requests.index", world))

    assert answer.status_code == 302


def queries_of(django_assert_max_num_queries, client, url, most):
    client.get(url)
    with django_assert_max_num_queries(most):
        assert client.get(url).status_code == 200


def test_the_board_asks_the_same_for_few_and_for_many(client, world, django_assert_max_num_queries):
    client.force_login(world.rosa)
    for rank in range(18):
        request = asked(world)
        for person in (world.amina, world.rosa, world.jordan)[: rank % 3 + 1]:
            make.voice(request, person, "help", minutes=rank)

    queries_of(django_assert_max_num_queries, client, address("requests.index", world), 12)


def test_the_page_of_a_request_does_not_grow(client, world, django_assert_max_num_queries):
    client.force_login(world.rosa)
    make.item(world)
    request = asked(world, people_count=10, activity=world.activity)
    for person in (world.amina, world.rosa, world.jordan, world.yacine):
        for stance in ("learn", "help", "carry"):
            make.voice(request, person, stance)

    url = address("requests.show", world, request.pk)
    queries_of(django_assert_max_num_queries, client, url, 26)


def test_a_client_is_added_then_corrected(client, world):
    client.force_login(world.rosa)
    card = {"kind": "B2G_FR", "name": "Mairie", "country": "FR", "siret": "732 829 320 00074"}

    client.post(address("clients.new", world), card)
    found = Client.objects.get()
    client.post(address("clients.edit", world, found.pk), card | {"name": "Mairie de quartier"})

    assert "Mairie de quartier" in client.get(address("clients.index", world)).content.decode()
    assert client.get(address("clients.show", world, found.pk)).status_code == 200


def test_a_wrong_number_comes_back_with_words(client, world):
    client.force_login(world.rosa)

    answer = client.post(
        address("clients.new", world),
        {"kind": "B2B_FR", "name": "Duval", "country": "FR", "siren": "123456789"},
    )

    assert answer.status_code == 422
    assert "SIREN a une faute" in answer.content.decode()


def test_a_price_is_added_changed_and_withdrawn(client, world):
    client.force_login(world.rosa)
    sheet = {
        "name": "Sac imprimé", "activity": world.activity.pk, "product_kind": "goods",
        "unit": "pièce", "price_cents": "8,50", "materials_cents": "3", "minutes": "12 min",
        "rank": "1",
    }  # fmt: skip

    client.post(address("catalogue.new", world), sheet)
    item = CatalogueItem.objects.get()
    assert (item.price_cents, item.materials_cents, item.minutes) == (850, 300, 12)
    client.post(address("catalogue.edit", world, item.pk), sheet | {"price_cents": "9"})
    page = client.get(address("catalogue.index", world)).content.decode()
    client.post(address("catalogue.remove", world, item.pk))

    assert "Sac imprimé" in page
    assert "30\u00a0€" in page  # (9 − 3) € for 12 minutes
    assert client.get(address("catalogue.edit", world, item.pk)).status_code == 404


def test_the_catalogue_asks_the_same_for_many(client, world, django_assert_max_num_queries):
    client.force_login(world.rosa)
    for rank in range(15):
        make.item(world, name=f"Article {rank}")

    queries_of(django_assert_max_num_queries, client, address("catalogue.index", world), 9)
