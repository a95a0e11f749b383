"""An address that opens something by itself is kept by no machine and shown to no robot."""

import pytest

from kpacite.web.kept_private import KEYS
from tests.addresses import named_routes

pytestmark = pytest.mark.django_db


def test_each_address_with_a_key_is_hidden_from_caches_and_robots(client):
    robots = client.get("/robots.txt").content.decode()
    for route in named_routes():
        if "token" not in route.arguments:
            continue
        doors = [key for key in KEYS if f"/{route.path}".startswith(key)]

        assert doors, f"add the door of {route.name} to kpacite/web/kept_private.py"
        assert f"Disallow: {doors[0]}" in robots


@pytest.mark.parametrize("door", KEYS)
def test_what_a_key_opens_is_stored_nowhere(client, door):
    answer = client.get(f"{door}a-key-that-nobody-gave/")

    assert answer["Cache-Control"] == "private, no-store"
