"""Whom a role concerns: who holds it, who held it."""

from collections.abc import Iterable

from django.urls import reverse

from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _about(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about else []


def _to_roles(deed: Deed) -> str:
    return reverse("governance:roles.index", args=[deed.coop_key])


NOTICES = [
    Notice(
        "role", "governance.role.given", to=_about, url=_to_roles,
        sentence=lambda deed: f"Vous tenez un rôle : {deed.note}.",
    ),
    Notice(
        "role", "governance.role.ended", to=_about, url=_to_roles,
        sentence=lambda deed: f"Votre rôle est fini : {deed.note}.",
    ),
]  # fmt: skip
