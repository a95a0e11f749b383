"""People at a browser: each has a screen of their own, and every page they meet is examined."""

import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
SMALL = {"width": 320, "height": 640}
# A busy machine is not a reason to fail.
PATIENCE = 20_000


@contextmanager
def chromium():
    """Debian's Chromium, else Playwright's own; without any, the test says what is missing."""
    path = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    # Playwright runs a loop in this thread; Django would believe it is called from a coroutine.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        path = path or playwright.chromium.executable_path
        if not Path(path).exists():
            if os.environ.get("KPACITE_TESTS_COMPLETE") == "yes":
                pytest.fail("Chromium is not installed, and this run must be complete.")
            pytest.skip("Chromium is not installed: apt-get install chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def words(text: str) -> re.Pattern[str]:
    """The text as it is read: a space may be one that does not break."""
    return re.compile(re.escape(text).replace("\\ ", r"\s+"), re.I)


@dataclass
class Screen:
    """One person's browser. What is wrong on a page is collected, and told at the end."""

    browser: Browser
    home: str
    who: str = "somebody"
    size: dict[str, int] = field(default_factory=lambda: dict(PHONE))
    scheme: str = "light"
    scripts: bool = True
    faults: list[str] = field(default_factory=list)
    examined: set[str] = field(default_factory=set)
    expected_statuses: set[int] = field(default_factory=lambda: {200, 301, 302, 303, 304, 422})

    def __post_init__(self) -> None:
        self.context = self.browser.new_context(
            viewport=self.size, locale="fr-FR", color_scheme=self.scheme, reduced_motion="reduce",
            timezone_id="Europe/Paris", java_script_enabled=self.scripts,
        )  # fmt: skip
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._fault(f"script error: {error}"))
        self.page.on("request", self._follow)
        self.page.on("response", self._answer)

    # What a person does.

    def go(self, address: str) -> None:
        self.page.goto(address if "://" in address else f"{self.home}{address}")
        self.examine()

    def click(self, name: str, *, role: str | None = None, within: str | None = None) -> None:
        """Press the link or button of that name, and look at where it leads."""
        place = self.page.locator(within) if within else self.page.locator("body")
        pattern = words(name)
        found = (
            place.get_by_role(role, name=pattern)
            if role
            else place.get_by_role("button", name=pattern).or_(
                place.get_by_role("link", name=pattern)
            )
        )
        self._press(found.locator("visible=true").first)
        self.examine()

    def press(self, selector: str) -> None:
        """The same for a control without words of its own, or with words said elsewhere too."""
        self._press(self.page.locator(selector).locator("visible=true").first)
        self.examine()

    def _press(self, control: Locator) -> None:
        """A button that sends or a link elsewhere leads to a page: wait for it."""
        leads = control.evaluate(
            "e => e.tagName === 'A' ? !e.getAttribute('href').startsWith('#') : e.type === 'submit'"
        )
        if not leads:
            control.click()
            return
        with self.page.expect_navigation(wait_until="load", timeout=PATIENCE):
            control.click()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(words(label)).locator("visible=true").first.fill(text)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(words(label)).first.select_option(label=option)

    def tick(self, name: str) -> None:
        """Check a radio or a box by its label; cards hide the input, so the label is pressed."""
        self.page.get_by_label(words(name)).first.check(force=True)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(words(text)).first).to_be_attached()

    def path(self) -> str:
        return urlsplit(self.page.url).path

    # What is examined.

    def examine(self) -> None:
        """No barrier found by axe, and nothing wider than the screen. Once per page as it looks."""
        look = f"{self.path()} {self.page.locator('h1').first.text_content(timeout=PATIENCE)}"
        if look in self.examined:
            return
        self.examined.add(look)
        self.keep(f"{len(self.examined):02}-{self.path().strip('/').replace('/', '_')[:60]}")
        if not self.scripts:  # axe is a script: those pages are examined by other screens
            return
        for violation in Axe().run(self.page).response["violations"]:
            nodes = " | ".join(str(node["html"])[:160] for node in violation["nodes"][:3])
            self._fault(f"axe {violation['id']}: {violation['help']}: {nodes}")
        wider = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wider > 0:
            self._fault(f"{wider} pixels wider than the screen")

    def keep(self, name: str) -> None:
        """A picture of the page, when KPACITE_SCREENS names a folder for them."""
        folder = os.environ.get("KPACITE_SCREENS")
        if folder:
            file = f"{self.who}-{self.size['width']}-{name}.png"
            self.page.screenshot(path=Path(folder) / file, full_page=True)

    def close(self) -> None:
        self.context.close()

    def _fault(self, words: str) -> None:
        self.faults.append(f"{self.who} on {self.path()} ({self.size['width']} px): {words}")

    def _hear(self, message) -> None:
        # A refused form answers 422, which the browser tells as an error: it is not one.
        if message.type in {"error", "warning"} and "422" not in message.text:
            self._fault(f"console: {message.text}")

    def _follow(self, request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self._fault(f"a request left the machine: {request.url}")

    def _answer(self, response) -> None:
        if response.status not in self.expected_statuses:
            self._fault(f"{response.status} for {response.url}")
