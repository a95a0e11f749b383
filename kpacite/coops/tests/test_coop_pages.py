"""The list of members and the charter, on screen."""

import pytest

from kpacite.coops.models import CharterSignature
from kpacite.coops.tests.factories import charter, coop, member, person

pytestmark = pytest.mark.django_db
MEMBERS, CHARTER = "/c/la-cape/membres/", "/c/la-cape/charte/"


@pytest.fixture
def cape():
    return coop(slug="la-cape")


@pytest.fixture
def amina(cape, client):
    who = member(coop=cape, trade="Cuisine")
    client.force_login(who)
    return who


def test_members_are_found_by_name_or_trade(cape, amina, client):
    member(coop=cape, first_name="Yacine", trade="Sérigraphie")

    page = client.get(MEMBERS, {"q": "sérigr"}).content.decode()

    assert "Yacine" in page and "ici depuis janvier 2026" in page
    assert "Cuisine ·" not in page


def test_a_large_coop_takes_no_more_queries_than_a_small_one(
    cape, amina, client, django_assert_max_num_queries
):
    for _ in range(30):
        member(coop=cape, first_name="Rosa")

    with django_assert_max_num_queries(9):
        assert "page=2" in client.get(MEMBERS).content.decode()


def test_a_member_reads_and_signs_the_charter(cape, amina, client):
    charter(coop=cape)

    before = client.get(CHARTER).content.decode()
    answer = client.post(CHARTER, {"read": "on"})

    assert "En mots simples" in before and answer.status_code == 302
    assert CharterSignature.objects.get().person == amina
    assert "Vous avez signé cette charte" in client.get(CHARTER).content.decode()


def test_one_does_not_sign_without_saying_one_has_read(cape, amina, client):
    charter(coop=cape)

    assert client.post(CHARTER, {}).status_code == 422
    assert not CharterSignature.objects.exists()


def test_signing_twice_is_told_on_the_page(cape, amina, client):
    charter(coop=cape)
    client.post(CHARTER, {"read": "on"})

    again = client.post(CHARTER, {"read": "on"})

    assert again.status_code == 422
    assert CharterSignature.objects.count() == 1


def test_a_coop_without_charter_says_what_will_be_here(amina, client):
    assert "Pas encore de charte" in client.get(CHARTER).content.decode()


@pytest.mark.parametrize("path", [MEMBERS, CHARTER])
def test_a_stranger_does_not_see_the_pages(cape, client, path):
    client.force_login(person(first_name="Karim"))

    assert client.get(path).status_code == 404
