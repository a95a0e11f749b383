"""The page of the name: rule, outings, kit, and what the public reads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kpacite.brand.models import BrandOuting
from kpacite.brand.tests import factories as there
from kpacite.governance.tests import factories as governance

pytestmark = pytest.mark.django_db
BRAND = "/c/la-cape/marque/"


@pytest.fixture
def cape():
    return there.coop(slug="la-cape", town="Roubaix")


@pytest.fixture
def ines(cape, client, settings):
    settings.KPACITE_BROUGHT_BACK = "kpacite.brand.tests.factories.nothing_back"
    settings.KPACITE_BRAND_KIT = "kpacite.brand.tests.factories.empty_kit"
    found = there.member(coop=cape, first_name="Inès")
    governance.rules(coop=cape, by=found)
    client.force_login(found)
    return found


@pytest.fixture
def today():
    return timezone.localdate()


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ")


def plan(client, day, *, place="Marché de l’Épeule", key="k"):
    return client.post(
        f"{BRAND}sorties/nouvelle/", {"on": day.isoformat(), "place": place, "key": key}
    )


def test_the_page_says_the_rule_with_its_decision(ines, client):
    page = plain(client.get(BRAND))

    assert "Notre nom sert à tous les membres de la coop." in page
    assert 'href="/c/la-cape/decisions/1/"' in page
    assert "Inès" in page


def test_ines_carries_the_name_then_tells_it(ines, client, today):
    plan(client, today)
    outing = BrandOuting.objects.get()
    page = plain(client.get(f"{BRAND}sorties/{outing.pk}/"))
    assert "La feuille des prix" in page and "Les lignes à imprimer" in page

    client.post(f"{BRAND}sorties/{outing.pk}/raconter/", {"words": "Trente papiers donnés."})

    assert "Trente papiers donnés." in plain(client.get(BRAND))


def test_the_form_proposes_next_saturday(ines, client, today):
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)

    assert saturday.isoformat() in plain(client.get(f"{BRAND}sorties/nouvelle/"))


def test_yesterday_is_refused_with_words(ines, client, today):
    answer = plan(client, today - timedelta(days=1))

    assert answer.status_code == 422
    assert "Cette date est passée." in plain(answer)


def test_an_outing_is_given_up(ines, client, today):
    plan(client, today)
    outing = BrandOuting.objects.get()

    client.post(f"{BRAND}sorties/{outing.pk}/annuler/")

    assert client.get(f"{BRAND}sorties/{outing.pk}/").status_code == 404


def test_the_outing_of_somebody_else_is_read_and_not_changed(cape, ines, client, today):
    plan(client, today)
    outing = BrandOuting.objects.get()
    client.force_login(there.member(coop=cape, first_name="Rosa"))

    assert client.get(f"{BRAND}sorties/{outing.pk}/").status_code == 200
    assert client.get(f"{BRAND}sorties/{outing.pk}/raconter/").status_code == 403
    assert client.get(f"{BRAND}sorties/{outing.pk}/annuler/").status_code == 403


@pytest.mark.parametrize(
    ("file", "kind", "start"),
    [
        ("logo.svg", "image/svg+xml", b"<svg"),
        ("logo.png", "image/png", b"\x89PNG"),
        ("prix.pdf", "application/pdf", b"%PDF"),
    ],
)
def test_the_kit_is_taken_along(ines, client, file, kind, start):
    answer = client.get(f"{BRAND}{file}")

    assert answer["Content-Type"] == kind
    assert answer.content.startswith(start)


def test_the_lines_to_print_come_with_the_outing(ines, client, today):
    plan(client, today)

    answer = client.get(f"{BRAND}sorties/{BrandOuting.objects.get().pk}/mention.pdf")

    assert answer.content.startswith(b"%PDF")


def test_the_public_reads_the_rule_and_no_name_of_a_person(cape, ines, client):
    there.grant(coop=cape, by=ines, person=ines)
    there.grant(coop=cape, by=ines, partner="Le Phare", scope="L’affiche de la fête")
    client.logout()

    page = plain(client.get("/c/la-cape/notre-nom/"))

    assert "Notre nom sert à tous les membres de la coop." in page
    assert "Le Phare" in page
    assert "Inès" not in page


def test_a_stranger_finds_no_page(ines, client):
    client.force_login(there.member(coop=there.coop(), first_name="Karim"))

    for path in ("", "sorties/", "sorties/nouvelle/", "logo.svg", "logo.png", "prix.pdf"):
        assert client.get(f"{BRAND}{path}").status_code == 404


def test_outings_are_searched_and_paged(cape, ines, client, today, django_assert_max_num_queries):
    for rank in range(20):
        there.outing(coop=cape, by=ines, on=today, today=today, place=f"Marché {rank}")

    with django_assert_max_num_queries(9):
        first = plain(client.get(f"{BRAND}sorties/"))
    found = plain(client.get(f"{BRAND}sorties/", {"q": "Marché 17"}))

    assert "page=2" in first
    assert "Marché 17" in found and "Marché 16" not in found
    assert "Aucune sortie" in plain(client.get(f"{BRAND}sorties/", {"q": "piscine"}))


def test_the_page_asks_the_same_questions_whatever_the_history(
    cape, ines, client, today, django_assert_max_num_queries
):
    for rank in range(12):
        there.outing(coop=cape, by=ines, on=today, today=today, place=f"Marché {rank}")
        there.grant(coop=cape, by=ines, partner=f"Partenaire {rank}")

    with django_assert_max_num_queries(22):
        client.get(BRAND)
