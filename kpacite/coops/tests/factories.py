"""Coops and their members, for tests."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from kpacite.coops import charters
from kpacite.coops.models import CharterVersion, Coop, Membership
from kpacite.people.models import Person

JANUARY_1 = date(2026, 1, 1)
JUNE_1 = date(2026, 6, 1)
_rank = count(1)


def person(*, first_name="Amina", **facts):
    """Somebody; the username is new each time."""
    rank = next(_rank)
    return Person.objects.create(
        **{
            "username": f"{first_name.lower().replace(' ', '-')}-{rank}",
            "first_name": first_name,
            "joined_at": datetime(2026, 1, 1, 9, tzinfo=UTC),
        }
        | facts
    )


def coop(*, slug=None, name="La Cape", opened_on=JANUARY_1, **facts):
    slug = slug or f"coop-{next(_rank)}"
    return Coop.objects.create(slug=slug, name=name, opened_on=opened_on, **facts)


def member(*, coop, first_name="Amina", joined_on=JANUARY_1, left_on=None, trade="", person=None):
    """A person who belongs to the coop."""
    who = person or globals()["person"](first_name=first_name)
    Membership.objects.create(
        coop=coop, person=who, joined_on=joined_on, left_on=left_on, trade=trade
    )
    return who


def charter(
    *,
    coop,
    number=1,
    text="Nous décidons ensemble.",
    simple_text="On décide à plusieurs.",
    valid_from=JANUARY_1,
    **facts,
):
    return CharterVersion.objects.create(
        coop=coop,
        number=number,
        text=text,
        simple_text=simple_text,
        valid_from=valid_from,
        **facts,
    )


def opened(version, *, at):
    """The page of the charter, open for five minutes."""
    return charters.Opened(at - timedelta(minutes=5), charters.fingerprint(version), "192.0.2.7")


def charter_signed(*, version, person, at):
    return charters.sign(
        version=version, person=person, opened=opened(version, at=at), at=at, by=person
    )
