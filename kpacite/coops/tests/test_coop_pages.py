"""The list of members and the charter, on screen."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from kpacite.coops.models import CharterSignature
from kpacite.coops.tests.factories import charter, charter_signed, coop, member, person

pytestmark = pytest.mark.django_db
MEMBERS, CHARTER = "/c/la-cape/membres/", "/c/la-cape/charte/"


def said(page):
    """What the form of the page sends back."""
    return {"read": "on", "shown": re.search(r'name="shown" value="([^"]+)"', page).group(1)}


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
    answer = client.post(CHARTER, said(before))

    assert "En mots simples" in before and answer.status_code == 302
    assert CharterSignature.objects.get().person == amina
    assert "Vous avez signé cette charte" in client.get(CHARTER).content.decode()


def test_one_does_not_sign_without_saying_one_has_read(cape, amina, client):
    charter(coop=cape)

    page = client.get(CHARTER).content.decode()

    assert client.post(CHARTER, said(page) | {"read": ""}).status_code == 422
    assert not CharterSignature.objects.exists()


def test_signing_twice_is_told_on_the_page(cape, amina, client):
    charter(coop=cape)
    facts = said(client.get(CHARTER).content.decode())
    client.post(CHARTER, facts)

    again = client.post(CHARTER, facts)

    assert again.status_code == 422
    assert CharterSignature.objects.count() == 1


def test_one_does_not_sign_a_page_that_one_did_not_open(cape, amina, client):
    charter(coop=cape)

    for shown in ("", "deviné"):
        answer = client.post(CHARTER, {"read": "on", "shown": shown})
        assert answer.status_code == 422 and "lisez-la" in answer.content.decode()
    assert not CharterSignature.objects.exists()


def test_both_texts_are_one_tap_away_before_signing(cape, amina, client):
    charter(coop=cape, text="Article premier.", simple_text="D’abord.")

    simple = client.get(CHARTER).content.decode()
    whole = client.get(f"{CHARTER}?texte=loi").content.decode()

    assert "D’abord." in simple and "texte=loi" in simple and "Je signe la charte" in simple
    assert "Article premier." in whole and "Je signe la charte" in whole


def test_who_signed_an_older_version_reads_what_changed_and_nothing_is_closed(cape, amina, client):
    old = charter(coop=cape, text="Nous gardons dix euros.", simple_text="On garde dix euros.")
    charter_signed(version=old, person=amina, at=timezone.now() - timedelta(days=200))
    charter(
        coop=cape, number=2, text="Nous gardons douze euros.", simple_text="On garde douze euros.",
        valid_from=timezone.localdate() - timedelta(days=1), decision_number=4,
    )  # fmt: skip

    page = client.get(CHARTER).content.decode()
    difference = client.get(f"{CHARTER}changements/?de=1&a=2").content.decode()

    assert "La charte a changé" in page and "Rien n’est bloqué" in page
    assert "<del>" in difference and "dix" in difference and "<ins>" in difference
    assert "Lire et signer" in difference
    assert client.get(MEMBERS).status_code == 200


def test_versions_are_listed_read_and_compared(cape, amina, client):
    charter(coop=cape, text="Un.")
    charter(coop=cape, number=2, text="Deux.", valid_from=timezone.localdate() + timedelta(days=9))

    listed = client.get(f"{CHARTER}versions/").content.decode()

    assert "Version 1" in listed and "Aujourd’hui" in listed and "Bientôt" in listed
    assert "Cette version commence" in client.get(f"{CHARTER}2/").content.decode()
    assert client.get(f"{CHARTER}1/").url == CHARTER
    assert client.get(f"{CHARTER}9/").status_code == 404
    assert client.get(f"{CHARTER}changements/").status_code == 200
    for asked in ("de=1&a=9", "de=0&a=1"):
        assert client.get(f"{CHARTER}changements/?{asked}").status_code == 404
    assert client.get(f"{CHARTER}changements/?de=x&a=2").status_code == 200


def test_a_member_keeps_the_evidence_of_their_signature_and_sees_no_other(cape, amina, client):
    version = charter(coop=cape)
    rosa = member(coop=cape, first_name="Rosa")
    charter_signed(version=version, person=rosa, at=timezone.now())
    assert client.get(f"{CHARTER}1/preuve.pdf").status_code == 404

    charter_signed(version=version, person=amina, at=timezone.now())

    assert client.get(f"{CHARTER}1/preuve.pdf").content.startswith(b"%PDF")
    assert client.get(f"{CHARTER}1/charte.pdf").content.startswith(b"%PDF")
    assert "Ma preuve" in client.get(CHARTER).content.decode()


def test_a_sheet_signed_by_hand_is_typed_in(cape, amina, client):
    charter(coop=cape)
    rosa = member(coop=cape, first_name="Rosa")
    sheet = {"person": rosa.pk, "signed_on": str(timezone.localdate()), "held_by": "le classeur"}

    assert client.post(f"{CHARTER}papier/", sheet | {"held_by": ""}).status_code == 422
    assert client.post(f"{CHARTER}papier/", sheet).status_code == 302
    assert "noté par Amina" in client.get(CHARTER).content.decode()


def test_a_charter_of_forty_pages_and_its_changes_stay_quick(
    cape, amina, client, django_assert_max_num_queries
):
    page = "\n\n".join(" ".join(f"mot{n % 90}" for n in range(50)) for _ in range(400))
    charter(coop=cape, text=page, simple_text=page)
    charter(
        coop=cape, number=2, text=page.replace("mot7", "mot8"), simple_text=page,
        valid_from=timezone.localdate(),
    )  # fmt: skip
    start = time.perf_counter()

    with django_assert_max_num_queries(16):
        client.get(f"{CHARTER}changements/?texte=loi")
    with django_assert_max_num_queries(16):
        client.get(CHARTER)

    assert time.perf_counter() - start < 6


def test_a_coop_without_charter_says_what_will_be_here(amina, client):
    assert "Pas encore de charte" in client.get(CHARTER).content.decode()


@pytest.mark.parametrize(
    "path",
    [MEMBERS, CHARTER, f"{CHARTER}versions/", f"{CHARTER}changements/", f"{CHARTER}papier/",
     f"{CHARTER}1/", f"{CHARTER}1/charte.pdf", f"{CHARTER}1/preuve.pdf"],
)  # fmt: skip
def test_a_stranger_does_not_see_the_pages(cape, client, path):
    client.force_login(person(first_name="Karim"))

    assert client.get(path).status_code == 404
