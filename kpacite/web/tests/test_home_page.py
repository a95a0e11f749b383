"""The door of the network."""

import pytest
from django.urls import reverse

from kpacite.coops.tests import factories as coops

pytestmark = pytest.mark.django_db


def home(client, **query):
    return client.get(reverse("web:home"), query)


def test_a_neighbour_finds_a_coop_by_its_town_its_postcode_or_its_name(client):
    coops.coop(slug="la-cape", name="La Cape", town="Roubaix", postcode="59100")
    coops.coop(slug="le-fil", name="Le Fil", town="Tourcoing", postcode="59200")

    for query in ("roubaix", "59100", "cape", "la cape"):
        page = home(client, q=query).content.decode()
        assert "La Cape" in page and "Le Fil" not in page


def test_the_home_page_only_says_figures_that_are_true(client):
    cape = coops.coop(name="La Cape")
    coops.member(coop=cape, first_name="Amina")
    coops.member(coop=cape, first_name="Rosa", left_on=coops.JUNE_1)

    page = home(client).content.decode()

    assert "1\u00a0coopérative ouverte." in page and "1\u00a0membre" in page


def test_a_coop_that_is_not_open_yet_is_not_shown(client):
    from datetime import timedelta

    from django.utils import timezone

    coops.coop(name="Demain", opened_on=timezone.localdate() + timedelta(days=1))

    assert "Demain" not in home(client).content.decode()


def test_a_search_that_finds_nothing_says_what_to_try(client):
    assert "Essayez le nom d’une ville" in home(client, q="Lyon").content.decode()


def test_a_large_network_comes_by_pages_with_as_many_queries(client, django_assert_max_num_queries):
    for rank in range(3):
        coops.coop(name=f"Coop {rank:02}")
    with django_assert_max_num_queries(2):
        home(client)
    for rank in range(3, 30):
        coops.member(coop=coops.coop(name=f"Coop {rank:02}"))

    with django_assert_max_num_queries(2):
        page = home(client, page=2).content.decode()

    assert "Coop 09" in page and "Coop 08" not in page and "Page 2 sur 4" in page
