"""Health, errors, reading choices, menu, landing, gallery: the frame of the site."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from kpacite.coops.tests import factories as coops
from kpacite.hosts.tests import factories as hosts
from kpacite.lib.models import WorkerBeat
from kpacite.people.tests import factories as people
from kpacite.web import navigation
from kpacite.web.views import errors

pytestmark = pytest.mark.django_db
HEALTH = "/healthz"


def test_all_is_well_when_a_worker_gave_a_sign_of_life_within_a_minute(client):
    WorkerBeat.objects.create(name="un", seen_at=timezone.now() - timedelta(seconds=30))

    answer = client.get(HEALTH)

    assert answer.status_code == 200
    assert answer.json() == {"well": True}


def test_a_worker_that_is_silent_for_a_minute_is_seen(client):
    WorkerBeat.objects.create(name="un", seen_at=timezone.now() - timedelta(seconds=61))

    assert client.get(HEALTH).status_code == 503


def test_no_worker_at_all_is_seen(client):
    answer = client.get(HEALTH)

    assert answer.status_code == 503
    assert answer.json() == {"well": False}


def test_a_page_that_does_not_exist_says_what_to_do(client):
    answer = client.get("/nulle-part/")

    assert answer.status_code == 404
    assert "Cette page n’existe pas" in answer.content.decode()


@pytest.mark.parametrize(
    "view, status, words",
    [
        (lambda r: errors.bad_request(r, SuspiciousOperation()), 400, "pas compris"),
        (lambda r: errors.forbidden(r, PermissionDenied()), 403, "pas pour vous"),
        (lambda r: errors.too_large(r), 413, "trop lourd"),
        (errors.failure, 500, "C’est notre faute"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(view, status, words):
    answer = view(RequestFactory().get("/"))

    assert answer.status_code == status
    assert words in answer.content.decode()


def test_thirty_megabytes_are_refused_before_they_are_read(client):
    class Unread(BytesIO):
        def read(self, *args):
            raise AssertionError("The body was read.")

    answer = client.generic(
        "POST", reverse("web:display.edit"), b"", CONTENT_LENGTH=str(30 * 1024 * 1024),
        **{"wsgi.input": Unread()},
    )  # fmt: skip

    assert answer.status_code == 413
    assert "Ce fichier est trop lourd" in answer.content.decode()


def test_a_form_that_waited_too_long_says_that_nothing_is_recorded():
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(reverse("web:display.edit"), {"text": "large", "theme": "dark"})

    assert answer.status_code == 403
    assert "attendu trop longtemps" in answer.content.decode()


def test_somebody_with_tired_eyes_gets_a_larger_text_on_every_page(client):
    client.post(reverse("web:display.edit"), {"text": "larger", "theme": "dark"})

    page = client.get(reverse("web:home")).content.decode()

    assert 'data-theme="dark"' in page and 'data-text="larger"' in page


def test_a_reading_choice_never_leads_to_another_site(client):
    answer = client.post(
        reverse("web:display.edit"),
        {"text": "large", "theme": "auto", "next": "https://ailleurs.example/"},
    )

    assert answer.url == reverse("web:display.edit")


def test_a_cookie_that_was_tampered_with_changes_nothing(client):
    client.cookies["theme"] = '"><script>'

    assert 'data-theme="auto"' in client.get(reverse("web:home")).content.decode()


def test_a_member_lands_on_the_week_of_their_coop(client):
    cape = coops.coop(slug="la-cape")
    client.force_login(coops.member(coop=cape))

    assert client.get(reverse("web:landing")).url == reverse("web:weeks.show", args=["la-cape"])


def test_an_officer_lands_on_the_page_of_their_host(client):
    claire = coops.person(first_name="Claire")
    hosts.officer(host=hosts.host(slug="optale"), person=claire)
    client.force_login(claire)

    assert client.get(reverse("web:landing")).url == reverse("hosts:hosts.show", args=["optale"])


def test_somebody_without_a_coop_is_shown_where_the_coops_are(client):
    client.force_login(people.person())

    page = client.get(reverse("web:landing"))

    assert page.status_code == 200 and "Voir les coopératives" in page.content.decode()


def test_the_menu_of_a_coop_is_for_its_members_only(client):
    cape = coops.coop(slug="la-cape")
    menu = reverse("web:menus.show", args=["la-cape"])

    client.force_login(coops.member(coop=coops.coop(slug="le-fil")))
    assert client.get(menu).status_code == 404
    client.force_login(coops.member(coop=cape))
    assert "Nos prix" in client.get(menu).content.decode()


def test_every_entry_of_the_menus_leads_somewhere_and_the_tabs_are_five():
    for menu in (navigation.coop_menu("la-cape", "", ""), navigation.host_menu("optale", "", "")):
        assert len(menu.tabs) == 5
        for link in [*menu.links, *menu.tabs, *menu.tiles]:
            assert resolve(link.url)


def test_the_menu_costs_one_question_to_the_database(client, django_assert_max_num_queries):
    client.force_login(coops.member(coop=coops.coop(slug="la-cape")))
    menu = reverse("web:menus.show", args=["la-cape"])

    # Session, person, coop, menu.
    with django_assert_max_num_queries(4):
        client.get(menu)


def test_hard_words_are_all_on_one_page(client):
    page = client.get(reverse("web:words.index")).content.decode()

    assert "Le contrat CAPE" in page and page.index("Un acompte") < page.index("La TVA")


def test_the_site_does_not_claim_an_accessibility_that_nobody_checked(client):
    page = client.get(reverse("web:accessibility.show")).content.decode()

    assert "Accessibilité : non conforme" in page


def test_everybody_is_told_where_the_source_of_this_version_is(client, settings):
    settings.SOURCE_ADDRESS = "https://source.example/kpacite"
    assert "https://source.example/kpacite" in client.get("/logiciel/").content.decode()

    settings.SOURCE_ADDRESS = ""
    assert "Demandez le code" in client.get("/logiciel/").content.decode()


def test_search_engines_are_kept_away_from_the_links_of_clients(client):
    assert "Disallow: /d/" in client.get("/robots.txt").content.decode()


def test_the_gallery_shows_every_component_and_its_errors(client, settings):
    settings.DEMO = True

    page = client.get(reverse("web:gallery.show")).content.decode()
    refused = client.post(reverse("web:gallery.show"), {"first_name": ""}).content.decode()

    for piece in (
        "btn--main",
        "pill--ok",
        "note--alert",
        'class="cake"',
        'class="steps"',
        'class="track"',
        'class="empty"',
        "pages",
        "face-choice",
        'class="chart',
    ):
        assert piece in page, piece  # fmt: skip
    assert "error-summary" in refused and 'aria-invalid="true"' in refused


def test_the_gallery_is_closed_in_real_life(client, settings):
    settings.DEMO = settings.DEBUG = False

    assert client.get(reverse("web:gallery.show")).status_code == 404
