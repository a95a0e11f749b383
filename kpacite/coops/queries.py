"""Who belongs to a coop, and what its public pages show."""

from datetime import date

from django.db.models import QuerySet

from kpacite.coops.models import CharterVersion, Coop, Membership
from kpacite.people.models import Person


def members(coop: Coop, on: date) -> QuerySet[Person]:
    """The people of a coop on a day, by first name."""
    memberships = Membership.objects.on(on).filter(coop=coop)
    return Person.objects.filter(pk__in=memberships.values("person")).order_by("first_name", "pk")


def memberships(coop: Coop, on: date) -> QuerySet[Membership]:
    """The same people with what they like doing and since when they are here."""
    found = Membership.objects.on(on).filter(coop=coop).select_related("person")
    return found.order_by("person__first_name", "person_id")


def is_member(person: Person, coop: Coop, on: date) -> bool:
    return Membership.objects.on(on).filter(coop=coop, person=person).exists()


def coops_of(person: Person, on: date) -> QuerySet[Coop]:
    """The coops a person belongs to on a day, by name."""
    own = Membership.objects.on(on).filter(person=person)
    return Coop.objects.filter(pk__in=own.values("coop")).order_by("name", "pk")


def charter_of(coop: Coop, on: date) -> CharterVersion | None:
    """The charter in force on a day."""
    versions = CharterVersion.objects.filter(coop=coop, valid_from__lte=on)
    return versions.order_by("-valid_from", "-number").first()
