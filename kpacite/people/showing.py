"""The invented persons of a demo, whom the sign-in page offers."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404
from django.utils.module_loading import import_string

from kpacite.people.models import Person


@dataclass(frozen=True)
class Somebody:
    person: Person
    words: str  # « Membre de La Cape, tient les devis »


def people(on: date) -> list[Somebody]:
    """Who may be chosen; a higher app knows their roles. Nobody outside a demo."""
    if not settings.DEMO:
        return []
    found: list[Somebody] = import_string(settings.KPACITE_DEMO_PEOPLE)(on)
    return found


def somebody(username: str, on: date) -> Person:
    """One of those people, else 404: a demo opens no other door."""
    for one in people(on):
        if one.person.username == username and one.person.is_active:
            return one.person
    raise Http404
