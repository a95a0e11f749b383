"""Whom the requests about data concern: who asked, and who answers."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _keepers(deed: Deed) -> Iterable[Person]:
    """Who answers; an archive needs nobody."""
    if deed.about is None or deed.note == "export":
        return []
    keys: set[int] = import_string(settings.KPACITE_KEEPERS)(
        deed.about, timezone.localtime(deed.at).date()
    )
    return Person.objects.filter(pk__in=keys)


def _person(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about else []


def _requests(deed: Deed) -> str:
    return reverse("privacy:requests.index")


def _data(deed: Deed) -> str:
    return reverse("privacy:data.show")


def _who(deed: Deed) -> str:
    return deed.about.first_name if deed.about else "Quelqu’un"


NOTICES = [
    Notice(
        "privacy", "privacy.request.asked", to=_keepers, url=_requests,
        sentence=lambda deed: f"{_who(deed)} demande une correction de ses données.",
    ),
    Notice(
        "privacy", "privacy.request.due", to=_keepers, url=_requests, urgent=True,
        sentence=lambda deed: f"{_who(deed)} attend encore une réponse sur ses données.",
    ),
    Notice(
        "privacy", "privacy.request.answered", to=_person, url=_data,
        sentence=lambda deed: "Votre demande sur vos données a une réponse.",
    ),
    Notice(
        "privacy", "privacy.request.put_off", to=_person, url=_data,
        sentence=lambda deed: "Votre demande sur vos données prendra plus de temps.",
    ),
    Notice(
        "privacy", "privacy.archive.built", to=_person, url=_data,
        sentence=lambda deed: "Votre dossier « mes données » est prêt. Il reste 7 jours.",
    ),
]  # fmt: skip
