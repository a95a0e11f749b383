"""Who belongs to a coop, and what its public pages show."""

from datetime import date

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.module_loading import import_string

from kpacite.coops.models import CharterSignature, CharterVersion, Coop, Membership
from kpacite.people.models import Person


def members(coop: Coop, on: date) -> QuerySet[Person]:
    """The people of a coop on a day, by first name."""
    memberships = Membership.objects.on(on).filter(coop=coop)
    return Person.objects.filter(pk__in=memberships.values("person")).order_by("first_name", "pk")


def members_at(slug: str, on: date) -> QuerySet[Person]:
    """The people of the coop of an address on a day, for who holds no more than the address."""
    memberships = Membership.objects.on(on).filter(coop__slug=slug)
    return Person.objects.filter(pk__in=memberships.values("person")).order_by("pk")


def memberships(coop: Coop, on: date, words: str = "") -> QuerySet[Membership]:
    """The same people with what they like doing and since when they are here."""
    found = Membership.objects.on(on).filter(coop=coop).select_related("person")
    if words:
        found = found.filter(
            Q(person__first_name__icontains=words)
            | Q(person__last_name__icontains=words)
            | Q(trade__icontains=words)
        )
    return found.order_by("person__first_name", "person_id")


def roles_held(coop: Coop, people: list[int], on: date) -> dict[int, list[str]]:
    """The names of the roles each person holds, as a higher app tells it; one call for a page."""
    tell = import_string(settings.KPACITE_ROLES_HELD)
    found: dict[int, list[str]] = tell(coop, people, on)
    return found


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


def versions_of(coop: Coop, on: date) -> QuerySet[CharterVersion]:
    """Every version of the charter, the last first, with `signed`: by how many of today's members.

    A version to come is there too: it can be read before it holds.
    """
    here = Q(signatures__person__in=members(coop, on))
    rows = CharterVersion.objects.filter(coop=coop).annotate(
        signed=Count("signatures", filter=here)
    )
    return rows.order_by("-number")


def signed_before(person: Person, version: CharterVersion) -> CharterVersion | None:
    """The last older version that the person signed: what changed since is theirs to read."""
    own = CharterSignature.objects.filter(person=person).values("version")
    older = CharterVersion.objects.filter(coop=version.coop_id, pk__in=own)
    return older.filter(number__lt=version.number).order_by("-number").first()


def signature_of(person: Person, version: CharterVersion) -> CharterSignature | None:
    return CharterSignature.objects.filter(person=person, version=version).first()


def not_signed(version: CharterVersion, on: date) -> QuerySet[Person]:
    """The members who have not signed a version."""
    signed = CharterSignature.objects.filter(version=version)
    return members(version.coop, on).exclude(pk__in=signed.values("person"))


def not_signed_at(thing: str, on: date) -> QuerySet[Person]:
    """The same, for who holds only the address of the version: "coops/charter/3"."""
    version = CharterVersion.objects.select_related("coop").get(pk=thing.rsplit("/", 1)[1])
    return not_signed(version, on)


def signatures_of(version: CharterVersion, coop: Coop, on: date) -> list[CharterSignature]:
    """Who among today's members signed a version, by first name."""
    rows = CharterSignature.objects.filter(version=version, person__in=members(coop, on))
    rows = rows.select_related("person", "seal__entered_by")
    return list(rows.order_by("person__first_name", "person_id"))
