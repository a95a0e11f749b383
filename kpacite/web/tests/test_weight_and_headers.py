"""Light pages, closed to what comes from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from kpacite.coops.tests import factories as coops
from kpacite.web.tests import factories

pytestmark = pytest.mark.django_db
BUDGET = 100 * 1024


def weight(html):
    """What the phone receives: the page as it is, its files as they are served, compressed."""
    files = set(re.findall(r'"/static/([^"#]+)(?:#[^"]*)?"', html))
    kept = {file for file in files if not file.endswith(".woff2")}
    sizes = [len(gzip.compress(Path(finders.find(file)).read_bytes())) for file in kept]
    return len(html.encode()) + sum(sizes)


@pytest.fixture
def pages(client, settings):
    settings.DEMO = True
    cape = factories.shop()
    for rank in range(23):
        factories.item(coop=cape, name=f"Article {rank}", picture="pic-bags")
        coops.member(coop=cape, first_name=f"Membre {rank}")
    client.force_login(coops.member(coop=cape))
    return [
        client.get(address).content.decode()
        for address in (
            reverse("web:home"),
            reverse("web:coops.show", args=["la-cape"]),
            reverse("web:menus.show", args=["la-cape"]),
            reverse("web:words.index"),
            reverse("people:me.edit"),
        )
    ]


def test_a_first_page_weighs_less_than_a_hundred_kilobytes(pages):
    for html in pages:
        assert weight(html) < BUDGET


def test_every_page_is_in_french_with_one_title_and_a_way_to_skip_the_menu(pages):
    for html in pages:
        assert '<html lang="fr"' in html
        assert html.count("<h1") == 1
        assert 'href="#contenu"' in html and 'id="contenu"' in html


def test_no_two_things_of_a_page_have_the_same_name(pages):
    for html in pages:
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))


def test_the_page_may_only_use_what_comes_from_the_site(client):
    answer = client.get(reverse("web:home"))

    policy = {
        part.split()[0]: part.split()[1:] for part in answer["Content-Security-Policy"].split("; ")
    }
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["style-src-attr"] == ["'unsafe-inline'"]
    assert "script-src" not in policy and "style-src" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_what_is_about_somebody_stays_on_no_shared_machine(client):
    cape = factories.shop()
    client.force_login(coops.member(coop=cape))

    mine = client.get(reverse("web:weeks.show", args=["la-cape"]))
    through_a_link = client.get("/f/a-link-that-nobody-gave/")
    client.logout()
    everybody = client.get(reverse("web:coops.show", args=["la-cape"]))

    assert "no-store" in mine["Cache-Control"] and "private" in mine["Cache-Control"]
    assert "no-store" in through_a_link["Cache-Control"]
    assert "no-store" not in everybody.get("Cache-Control", "")
