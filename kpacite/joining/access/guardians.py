"""Who may see what guardians said: the minor, who answers for it in the coop, the guardian's link.

The link opens the request and what was signed, and nothing else of the minor: no message, no
mission, no money (rule RGPD-08).
"""

from datetime import date
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404

from kpacite.coops import access as coops
from kpacite.coops.models import Coop
from kpacite.coops.queries import members
from kpacite.governance import roles
from kpacite.joining.guardians import is_minor
from kpacite.joining.models import Authorisation
from kpacite.people.models import Person

# Who opens the file of a minor: the link with the host, and who looks after the meetings.
HELPERS: Final = frozenset({"host_referent", "facilitator"})


def authorisation_by_link(token: str) -> Authorisation:
    """The request behind a link; a guessed one opens nothing, nor one that was forgotten."""
    rows = Authorisation.objects.select_related("minor", "seal", "withdrawal")
    found = rows.filter(token=token).exclude(guardian_name="").first()
    if found is None:
        raise Http404
    return found


def coop_by_link(authorisation: Authorisation) -> Coop:
    return coops.public_coop(authorisation.coop_key)


def minor_of_coop(person: Person, slug: str, pk: int, on: date) -> tuple[Coop, Person]:
    """Somebody of 16 or 17 of the person's coop: any member may help them to ask."""
    coop = coops.coop_of_member(person, slug, on)
    minor = members(coop, on).filter(pk=pk).first()
    if minor is None or not is_minor(minor, on):
        raise Http404
    return coop, minor


def may_read_file(person: Person, minor: Person, coop: Coop, on: date) -> bool:
    """The minor themself, or a member whose role looks after it."""
    return person.pk == minor.pk or reads_files(person, coop, on)


def reads_files(person: Person, coop: Coop, on: date) -> bool:
    """Whether somebody holds a role that looks after the youngest."""
    return bool(HELPERS & roles.keys_of(person, coop, on))


def file_of(person: Person, slug: str, pk: int, on: date) -> tuple[Coop, Person]:
    """The file of a minor, with the names of their guardians."""
    coop, minor = minor_of_coop(person, slug, pk, on)
    if not may_read_file(person, minor, coop, on):
        raise PermissionDenied
    return coop, minor


def file_to_keep(person: Person, slug: str, pk: int, on: date) -> tuple[Coop, Person]:
    """The same, for a member whose role looks after it: never the minor themself."""
    coop, minor = file_of(person, slug, pk, on)
    if person.pk == minor.pk:
        raise PermissionDenied
    return coop, minor


def authorisation_of(
    person: Person, slug: str, minor: int, pk: int, on: date
) -> tuple[Coop, Authorisation]:
    """One request of that file."""
    return _one_of(*file_of(person, slug, minor, on), pk)


def authorisation_to_keep(
    person: Person, slug: str, minor: int, pk: int, on: date
) -> tuple[Coop, Authorisation]:
    """One request, whose paper somebody else than the minor types in."""
    return _one_of(*file_to_keep(person, slug, minor, on), pk)


def _one_of(coop: Coop, minor: Person, pk: int) -> tuple[Coop, Authorisation]:
    rows = Authorisation.objects.filter(minor=minor, coop_key=coop.slug, pk=pk)
    authorisation = rows.select_related("minor", "seal", "withdrawal").first()
    if authorisation is None:
        raise Http404
    return coop, authorisation
