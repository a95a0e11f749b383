"""Somebody of La Cape who rests, leaves, or of whom there is no news."""

from datetime import UTC, date, datetime

from kpacite.coops.models import Membership
from kpacite.coops.tests import factories as coops
from kpacite.joining import departing, resting
from kpacite.joining.core.departures import Left
from kpacite.people.models import Deed

JUNE_1 = date(2026, 6, 1)
JUNE_12 = date(2026, 6, 12)
JULY_1 = date(2026, 7, 1)
NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)


def membership(*, coop=None, first_name="Bruno", joined_on=date(2026, 1, 1)):
    coop = coop or coops.coop()
    person = coops.member(coop=coop, first_name=first_name, joined_on=joined_on)
    return Membership.objects.select_related("coop", "person").get(coop=coop, person=person)


def pause(found, *, starts_on=JUNE_12, until=None, words="", on=JUNE_1):
    return resting.start(
        membership=found, starts_on=starts_on, until=until, words=words, by=found.person, on=on,
        at=NOON,
    )  # fmt: skip


def departure(found, *, leaves_on=JUNE_12, on=JUNE_12, by=None, **facts):
    return departing.start(
        membership=found, leaves_on=leaves_on, by=by or found.person, on=on, at=NOON, **facts
    )


def deed(*, by=None, about=None, coop_key="", at=NOON, verb="work.contribution.declared"):
    return Deed.objects.create(
        by=by, about=about, verb=verb, thing="work/contribution/1", coop_key=coop_key, at=at
    )


# What apps would tell, for tests that have no money nor missions.
MONEY = Left("money", "Votre argent", "200 € sont à vous.", "/compte/", 20_000)
SEAT = Left("seats", "Une place : Buffet", "Laissez la place.", "/mission/")
VOICE = Left("votes", "Votre voix", "Elle reste.", blocking=False)


def owes_money(membership, on):
    return [MONEY]


def holds_a_seat(membership, on):
    return [SEAT]


def knows(membership, on):
    return [VOICE]


def wired(settings, *names):
    settings.KPACITE_DEPARTURES = [f"{__name__}.{name}" for name in names]
    settings.KPACITE_LEAVING = []
