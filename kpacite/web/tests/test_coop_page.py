"""What a neighbour reads about a coop."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from kpacite.coops.tests import factories as coops
from kpacite.sharing import pockets
from kpacite.web import shop
from kpacite.web.tests import factories

pytestmark = pytest.mark.django_db


def page_of(client, coop):
    return client.get(reverse("web:coops.show", args=[coop.slug])).content.decode()


def test_a_neighbour_reads_what_is_made_by_whom_and_when(client):
    cape = factories.shop(tagline="On cuisine.", story="Tout a commencé en 2017.")

    page = page_of(client, cape)

    for words in ("La Cape", "On cuisine.", "2017", "Buffet de quartier", "Amina", "Mardi"):
        assert words in page
    assert reverse("sales:requests.new", args=["la-cape"]) in page


def test_the_price_for_people_includes_vat_and_says_the_one_without(client):
    cape = factories.shop()

    page = page_of(client, cape)

    assert "14,85\u00a0€" in page and "13,50\u00a0€ hors taxe" in page


def test_a_host_without_vat_sells_at_the_net_price(client):
    cape = factories.shop(vat="franchise")

    page = page_of(client, cape)

    assert "13,50\u00a0€" in page and "hors taxe" not in page


def test_the_hundred_euros_of_the_cake_are_the_ones_of_the_rules_in_force(client):
    cape = factories.shop()
    today = timezone.localdate()

    layers = shop.window(cape, on=today)["layers"]

    pocket = pockets.pocket(
        coop=cape, net_sales=shop.HUNDRED, materials=shop.Euros(3555), weights=[], on=today
    )
    assert sum(layer.cents for layer in layers) == 100_00
    assert [layer.cents for layer in layers] == [
        pocket.amount(target).cents for target in ("team", "commons", "host", "materials")
    ]


def test_a_coop_without_a_host_sells_nothing_yet_but_opens_its_door(client):
    young = coops.coop(name="La Neuve", story="Nous cherchons une coop d’emploi.")

    page = page_of(client, young)

    assert "Nous cherchons" in page
    assert "Demander un devis" not in page and "hors taxe" not in page


def test_what_is_withdrawn_or_not_public_is_not_in_the_window(client):
    cape = factories.shop()
    factories.item(coop=cape, name="Secret", is_public=False)
    factories.item(coop=cape, name="Ancien", withdrawn_at=timezone.now())

    page = page_of(client, cape)

    assert "Secret" not in page and "Ancien" not in page


def test_people_who_left_are_no_longer_shown(client):
    cape = factories.shop()
    coops.member(coop=cape, first_name="Partie", left_on=coops.JUNE_1)

    assert "Partie" not in page_of(client, cape)


def test_the_page_never_shows_a_family_name_a_phone_or_a_mail_of_a_member(client):
    cape = factories.shop()
    coops.member(
        coop=cape,
        person=coops.person(
            first_name="Rosa", last_name="Almeida", phone="06 39 98 00 00", email="rosa@chez.fr"
        ),
    )

    page = page_of(client, cape)

    assert "Rosa" in page
    assert not re.search("Almeida|06 39 98 00 00|rosa@chez", page)


def test_a_coop_that_does_not_exist_is_not_found(client):
    answer = client.get(reverse("web:coops.show", args=["inconnue"]))

    assert answer.status_code == 404


def test_the_story_of_a_coop_is_never_read_as_code(client):
    cape = factories.shop(story="<script>alert(1)</script>", values=["<b>fort</b>"])

    page = page_of(client, cape)

    assert "<script>alert" not in page and "<b>fort" not in page


def test_a_larger_coop_asks_as_many_questions_to_the_database(
    client, django_assert_max_num_queries
):
    cape = factories.shop()
    with django_assert_max_num_queries(20) as small:
        page_of(client, cape)
    for rank in range(20):
        coops.member(coop=cape, first_name=f"Membre {rank}")
        factories.item(coop=cape, name=f"Article {rank}")

    with django_assert_max_num_queries(len(small)):
        page_of(client, cape)
