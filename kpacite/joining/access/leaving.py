"""Who may see a rest, a departure, a silence: the person first; the others learn nothing of it."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from kpacite.coops.access import coop_of_member
from kpacite.coops.models import Coop, Membership
from kpacite.governance import roles
from kpacite.joining.models import Departure, Pause, QuietCall
from kpacite.joining.queries import leaving
from kpacite.people.models import Person

# Who carries out a departure that the coop decided: they lead, keep the till, talk with the host.
HELPERS = frozenset({"facilitator", "treasury", "host_referent"})


def membership_of_member(person: Person, slug: str, on: date) -> Membership:
    """One’s own membership of that day; for others the coop does not exist."""
    coop = coop_of_member(person, slug, on)
    rows = Membership.objects.on(on).filter(coop=coop, person=person)
    found = rows.select_related("coop", "person").first()
    if found is None:
        raise Http404
    return found


def pause_to_end(person: Person, slug: str, on: date) -> Pause:
    """One’s own pause, running or about to start."""
    membership = membership_of_member(person, slug, on)
    pause = leaving.pause_of(person, membership.coop, on)
    if pause is None:
        raise Http404
    return pause


def departure_to_settle(person: Person, slug: str, pk: int, on: date) -> Departure:
    """A departure that goes on: one’s own, or one that the coop decided, for those who help."""
    coop = coop_of_member(person, slug, on)
    rows = Departure.objects.filter(cancelled_at=None, done_at=None, membership__coop=coop, pk=pk)
    found = rows.select_related("membership__coop", "membership__person").first()
    if found is None or not _may_settle(person, found, coop, on):
        raise Http404
    return found


def departure_to_cancel(person: Person, slug: str, pk: int, on: date) -> Departure:
    """One’s own departure. What the coop decided is undone by another decision."""
    found = departure_to_settle(person, slug, pk, on)
    if found.decision_number is not None:
        raise Http404
    return found


def call_of(person: Person, slug: str, pk: int, on: date) -> QuietCall:
    """The kind word that was sent to this person, and to nobody else."""
    return _call(QuietCall.objects.filter(membership__person=person), person, slug, pk, on)


def call_to_take(person: Person, slug: str, pk: int, on: date) -> QuietCall:
    """A kind word sent to another member, that somebody of the coop follows."""
    return _call(QuietCall.objects.exclude(membership__person=person), person, slug, pk, on)


def coop_left(person: Person, slug: str, on: date) -> Membership:
    """The coop of somebody who belonged to it; for everybody else there is nothing here."""
    rows = Membership.objects.filter(coop__slug=slug, person=person)
    last = rows.select_related("coop", "person").order_by("-joined_on").first()
    if last is None or last.left_on is None or last.left_on > on:
        raise Http404
    return last


def _may_settle(person: Person, departure: Departure, coop: Coop, on: date) -> bool:
    if departure.membership.person_id == person.pk:
        return True
    decided = departure.decision_number is not None
    return decided and bool(HELPERS & roles.keys_of(person, coop, on))


def _call(rows: QuerySet[QuietCall], person: Person, slug: str, pk: int, on: date) -> QuietCall:
    coop = coop_of_member(person, slug, on)
    rows = rows.filter(membership__coop=coop, pk=pk)
    found = rows.select_related("membership__coop", "membership__person", "taken_by").first()
    if found is None:
        raise Http404
    return found
