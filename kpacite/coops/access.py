"""Who may see what of a coop."""

from datetime import date

from django.http import Http404

from kpacite.coops import queries
from kpacite.coops.models import CharterVersion, Coop, Membership
from kpacite.people.models import Person, Signature


def public_coop(slug: str) -> Coop:
    """A coop, for everybody: its public page is open."""
    coop = Coop.objects.filter(slug=slug).first()
    if coop is None:
        raise Http404
    return coop


def coop_of_member(person: Person, slug: str, on: date) -> Coop:
    """The coop of somebody who belongs to it that day; for others it does not exist."""
    own = Membership.objects.on(on).filter(person=person).values("coop")
    coop = Coop.objects.filter(slug=slug, pk__in=own).first()
    if coop is None:
        raise Http404
    return coop


def charter_version(person: Person, slug: str, number: int, on: date) -> CharterVersion:
    """One version of the charter of the person's coop."""
    coop = coop_of_member(person, slug, on)
    version = CharterVersion.objects.filter(coop=coop, number=number).first()
    if version is None:
        raise Http404
    return version


def charter_in_force(person: Person, slug: str, on: date) -> CharterVersion:
    """The charter of today of the person's coop."""
    version = queries.charter_of(coop_of_member(person, slug, on), on)
    if version is None:
        raise Http404
    return version


def charter_versions_to_compare(
    coop: Coop, before: str, after: str, on: date
) -> tuple[CharterVersion, CharterVersion]:
    """Two versions of a coop, by their numbers; without numbers, the last two up to today."""
    versions = CharterVersion.objects.filter(coop=coop)
    if before.isdecimal() and after.isdecimal():
        wanted = {int(before[:9]), int(after[:9])}
        found = {one.number: one for one in versions.filter(number__in=wanted)}
        if wanted != set(found):
            raise Http404
        return found[int(before[:9])], found[int(after[:9])]
    last = list(versions.filter(valid_from__lte=on).order_by("-number")[:2])
    if not last:
        raise Http404
    return last[-1], last[0]


def own_charter_seal(person: Person, slug: str, number: int, on: date) -> Signature:
    """The evidence of what the person signed themselves: it is theirs, and nobody else's."""
    version = charter_version(person, slug, number, on)
    rows = Signature.objects.select_related("entered_by")
    seal = rows.filter(charter_signature__version=version, signer=person).first()
    if seal is None:
        raise Http404
    return seal
