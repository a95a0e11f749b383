"""The public pages and the gallery in a browser: small, dark, by keyboard, without scripts."""

import pytest
from django.urls import reverse

from kpacite.web.tests import factories
from tests.browser import DESKTOP, SMALL, Screen, chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def town(settings):
    """A demo with one coop that sells, whose people the sign-in page offers."""
    settings.DEMO = True
    return factories.shop(
        tagline="On cuisine et on imprime.",
        story="Tout a commencé dans une cuisine.",
        values=["On décide ensemble."],
        address="8 rue des Métiers",
        phone="03 53 01 00 00",
    )


def addresses():
    yield from (reverse(name) for name in (
        "web:home", "web:words.index", "web:display.edit", "web:accessibility.show",
        "web:software.show", "web:gallery.show", "account_login", "account_request_login_code",
        "account_reset_password", "account_signup",
    ))  # fmt: skip
    yield reverse("web:coops.show", args=["la-cape"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, DESKTOP], ids=["small", "desk"])
def test_every_public_page_is_open_to_everybody(browser, live_server, town, size, scheme):
    visitor = Screen(browser, live_server.url, "a visitor", size, scheme)

    for address in addresses():
        visitor.go(address)
    visitor.close()

    assert visitor.faults == []


def test_the_errors_of_a_form_are_read_first(browser, live_server, town):
    visitor = Screen(browser, live_server.url, "a visitor")
    visitor.go(reverse("web:gallery.show"))

    visitor.click("Envoyer, pour voir")

    assert visitor.page.evaluate("document.activeElement.className").count("error-summary")
    assert visitor.faults == []


def test_the_keyboard_skips_the_menu_and_opens_a_hard_word(browser, live_server, town):
    visitor = Screen(browser, live_server.url, "a visitor", DESKTOP)
    visitor.go(reverse("web:home"))
    page = visitor.page

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"

    page.locator("button.word").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".meaning:popover-open").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".meaning:popover-open").count() == 0


def test_somebody_without_scripts_changes_how_they_read(browser, live_server, town):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + reverse("web:display.edit"))

    page.get_by_label("Très grand").check(force=True)
    page.get_by_label("Sombre").check(force=True)
    page.get_by_role("button", name="Garder ces choix").click()

    html = page.locator("html")
    assert html.get_attribute("data-text") == "larger"
    assert html.get_attribute("data-theme") == "dark"
    context.close()
