"""Rules, decisions and roles, on screen."""

import pytest
from django.utils import timezone

from kpacite.coops.tests.factories import coop, member
from kpacite.governance.tests.factories import decision, role, rules

pytestmark = pytest.mark.django_db
PATHS = [
    "/c/la-cape/regles/",
    "/c/la-cape/decisions/",
    "/c/la-cape/decisions/1/",
    "/c/la-cape/roles/",
]


@pytest.fixture
def cape():
    return coop(slug="la-cape")


@pytest.fixture
def amina(cape, client):
    who = member(coop=cape)
    rules(coop=cape, by=who, sharing__commons_bp=1500)
    client.force_login(who)
    return who


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ")


def test_each_rule_is_the_sentence_the_software_obeys_with_its_decision(amina, client):
    page = plain(client.get(PATHS[0]))

    assert "Le commun garde 15 € sur 100 €." in page and "par la décision 1" in page
    assert 'href="/c/la-cape/regles/sharing.commons_bp/"' in page


def test_a_decision_says_what_it_changed(amina, client):
    page = plain(client.get(PATHS[2]))

    assert "Nos premières règles" in page and "Le commun garde 15 € sur 100 €." in page


def test_the_register_is_searched_and_paged(cape, amina, client, django_assert_max_num_queries):
    for rank in range(30):
        decision(coop=cape, by=amina, title=f"Acheter un four, essai {rank}")

    with django_assert_max_num_queries(8):
        first = plain(client.get(PATHS[1]))
    found = plain(client.get(PATHS[1], {"q": "essai 7"}))

    assert "page=2" in first
    assert "essai 7" in found and "essai 8" not in found
    assert "Aucune décision" in plain(client.get(PATHS[1], {"q": "piscine"}))


def test_roles_show_who_holds_them_and_until_when(cape, amina, client):
    today = timezone.localdate()
    role(coop=cape, person=amina, starts_on=today.replace(day=1))

    page = plain(client.get(PATHS[3]))

    assert "Les devis" in page and f"{today.year + 1}" in page


def test_a_decision_that_does_not_exist_is_not_found(amina, client):
    assert client.get("/c/la-cape/decisions/99/").status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_a_member_of_another_coop_sees_nothing(cape, amina, client, path):
    client.force_login(member(coop=coop(slug="le-fil"), first_name="Karim"))

    assert client.get(path).status_code == 404


def test_a_visitor_is_asked_who_they_are(cape, client):
    assert client.get(PATHS[0]).status_code == 302


def test_members_see_each_other_with_their_roles(cape, amina, client):
    role(coop=cape, person=amina, starts_on=timezone.localdate().replace(day=1))

    assert "Les devis" in plain(client.get("/c/la-cape/membres/"))
