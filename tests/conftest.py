"""What the journeys share: a browser, the demo network, the door of the demo."""

import pytest

from tests import world as worlds
from tests.browser import PHONE, Screen, chromium


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def world(settings, transactional_db):
    settings.DEMO = True
    return worlds.build()


@pytest.fixture
def enter(browser, live_server):
    """Somebody at their phone, once through the door of the demo."""
    screens = []

    def through_the_door(username, scripts):
        screen = Screen(browser, live_server.url, who=username, size=dict(PHONE), scripts=scripts)
        screens.append(screen)
        screen.go("/entrer/")
        screen.press(f"button[name=person][value={username}]")
        return screen

    yield through_the_door
    for screen in screens:
        screen.close()
