"""Who may see what of a coop."""

from datetime import date

from django.http import Http404

from kpacite.coops.models import Coop, Membership
from kpacite.people.models import Person


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
