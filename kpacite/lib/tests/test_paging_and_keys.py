"""Lists come in pages; forms carry a key that serves once."""

from django.test import RequestFactory

from kpacite.lib import keys
from kpacite.lib.paging import page


def test_a_list_shows_twenty_things_and_knows_what_follows():
    found = page(RequestFactory().get("/?page=2"), range(45))

    assert list(found) == list(range(20, 40))
    assert found.has_next()


def test_a_page_that_does_not_exist_becomes_the_nearest_one():
    assert page(RequestFactory().get("/?page=99"), range(45)).number == 3
    assert page(RequestFactory().get("/?page=bonjour"), range(45)).number == 1


def test_two_forms_never_carry_the_same_key():
    made = {keys.new() for _ in range(500)}

    assert len(made) == 500
    assert all(20 < len(key) <= 40 for key in made)
