"""Roles: what somebody does for the coop, for a term."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kpacite.coops.models import Coop
from kpacite.governance.models import Mandate
from kpacite.people.models import Person


@dataclass(frozen=True)
class KnownRole:
    """A role the software looks for; a coop may add others with a key of its own."""

    key: str
    name: str
    purpose: str


KNOWN = {
    role.key: role
    for role in (
        KnownRole("quotes", "Les devis", "Écrire les devis et suivre les réponses des clients."),
        KnownRole("treasury", "La caisse", "Suivre l’argent qui entre et l’argent à partager."),
        KnownRole(
            "host_referent",
            "Le lien avec la coop d’emploi",
            "Suivre les contrats et les assurances avec la coop d’emploi.",
        ),
        KnownRole("on_duty", "Répondre aux demandes", "Donner une première réponse aux clients."),
        KnownRole("facilitator", "Animer les réunions", "Veiller à ce que chaque personne parle."),
    )
}


def holds(person: Person, coop: Coop, key: str, on: date) -> bool:
    """Whether a person holds a role of a coop on a day."""
    return Mandate.objects.on(on).filter(role__coop=coop, role__key=key, person=person).exists()


def holders(coop: Coop, key: str, on: date) -> QuerySet[Person]:
    """The people who hold a role of a coop on a day, by first name."""
    mandates = Mandate.objects.on(on).filter(role__coop=coop, role__key=key)
    return Person.objects.filter(pk__in=mandates.values("person")).order_by("first_name", "pk")


def keys_of(person: Person, coop: Coop, on: date) -> set[str]:
    """Every role a person holds in a coop on a day, in one query."""
    mandates = Mandate.objects.on(on).filter(role__coop=coop, person=person)
    return set(mandates.values_list("role__key", flat=True))


def names_held(coop: Coop, people: list[int], on: date) -> dict[int, list[str]]:
    """The names of the roles each person holds in a coop, in one query."""
    mandates = Mandate.objects.on(on).filter(role__coop=coop, person__in=people)
    found: dict[int, list[str]] = {}
    for person, name in mandates.order_by("role__name").values_list("person_id", "role__name"):
        found.setdefault(person, []).append(name)
    return found
