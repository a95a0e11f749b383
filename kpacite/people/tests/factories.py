"""Persons, for tests."""

from datetime import UTC, datetime
from itertools import count

from kpacite.people import signing_in
from kpacite.people.models import Person

_rank = count(1)
PASSWORD = "trois mots faciles"


def person(*, first_name="Amina", email="", password="", **facts):
    """Somebody; with an address they can receive a code, with a password they can type it."""
    made = Person(
        **{
            "username": f"{first_name.lower().replace(' ', '-')}-p{next(_rank)}",
            "first_name": first_name,
            "joined_at": datetime(2026, 1, 1, 9, tzinfo=UTC),
        }
        | facts
    )
    made.set_password(password or None)
    made.save()
    if email:
        signing_in.keep_address(person=made, email=email, verified=True)
        made.refresh_from_db()
    return made
