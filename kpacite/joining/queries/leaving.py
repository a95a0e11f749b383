"""Who rests, who leaves, of whom there is no news: what the pages read."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string

from kpacite.coops.models import Coop, Membership
from kpacite.joining.core import departures
from kpacite.joining.core.departures import Left, Settled
from kpacite.joining.models import Departure, Pause, QuietCall
from kpacite.people.models import Person


def is_resting(person: Person, coop: Coop, on: date) -> bool:
    return pauses_on(on).filter(membership__coop=coop, membership__person=person).exists()


def resting(coop: Coop, on: date) -> set[int]:
    """The people whose answer nobody waits for that day: those who rest, and those who left."""
    here = Membership.objects.on(on).filter(coop=coop, person=OuterRef("person"))
    left = Membership.objects.filter(~Exists(here), coop=coop, left_on__lte=on)
    at_rest = pauses_on(on).filter(membership__coop=coop)
    return {
        *at_rest.values_list("membership__person", flat=True),
        *left.values_list("person", flat=True),
    }


def pauses_on(on: date) -> QuerySet[Pause]:
    """The pauses that run on a day. A foreseen return ends nothing: the person says it."""
    return Pause.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), starts_on__lte=on)


def pause_of(person: Person, coop: Coop, on: date) -> Pause | None:
    """The pause of a member, running or about to start."""
    open_ones = Pause.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    return open_ones.filter(membership__coop=coop, membership__person=person).first()


def membership_of(person: Person, coop: Coop, on: date) -> Membership | None:
    """The membership of a day; afterwards, the last one."""
    every = Membership.objects.filter(coop=coop, person=person).select_related("coop", "person")
    return every.on(on).first() or every.order_by("-joined_on").first()


def departure_of(membership: Membership) -> Departure | None:
    """The departure that goes on, or that is done; a cancelled one is none."""
    rows = Departure.objects.filter(membership=membership, cancelled_at=None)
    return rows.select_related("membership__coop", "membership__person").first()


def left_behind(membership: Membership, on: date) -> list[Left]:
    """All that is left to settle, as each app tells it, read from the real state."""
    tellers = [import_string(path) for path in settings.KPACITE_DEPARTURES]
    return [one for tell in tellers for one in tell(membership, on)]


def way_out(membership: Membership, departure: Departure | None, on: date) -> list[Settled]:
    """Each thing in order, with what was written about it."""
    notes: dict[str, str] = {}
    if departure is not None:
        notes = dict(departure.steps.values_list("key", "note"))
    return departures.settle(left_behind(membership, on), notes)


@dataclass(frozen=True)
class Call:
    """Somebody of whom there is no news, and who takes some."""

    call: QuietCall
    mine: bool


def calls(coop: Coop, me: Person, on: date) -> list[Call]:
    """The open calls of a coop: nobody answered, or somebody wants to talk. One query."""
    here = Membership.objects.on(on).filter(pk=OuterRef("membership"))
    rows = QuietCall.objects.filter(Exists(here), membership__coop=coop).filter(
        Q(answer="") | Q(answer="talk")
    )
    rows = rows.exclude(membership__person=me)
    rows = rows.select_related("membership__person", "taken_by").order_by("-called_on", "pk")[:30]
    return [Call(row, row.taken_by_id == me.pk) for row in rows]


def call_waiting(person: Person, coop: Coop) -> QuietCall | None:
    """The last kind word to which this person did not answer yet."""
    rows = QuietCall.objects.filter(
        membership__coop=coop, membership__person=person, membership__left_on=None, answer=""
    )
    return rows.order_by("-called_on").first()


def coops_left(person: Person, on: date) -> QuerySet[Coop]:
    """The coops that somebody belonged to, and left: their account is still there to read."""
    mine = Membership.objects.filter(person=person)
    here = mine.on(on).values("coop")
    return Coop.objects.filter(pk__in=mine.values("coop")).exclude(pk__in=here).order_by("name")
