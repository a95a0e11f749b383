"""How many messages would a member get in a busy week? Under seven, or nobody reads them."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.lib import working
from kpacite.lib.models import Task
from kpacite.people.models import Deed, Person
from kpacite.talks import mailing, noticing
from kpacite.talks.models import Notice
from tests import world as worlds

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MONDAY = date(2026, 6, 15)
# Six months of the demo have a dozen deeds on their busiest days: forty of them a day is a lot.
DEEDS_A_DAY = 40
WEEK = 7


def at(day: int, hour: float) -> datetime:
    moment = datetime.combine(MONDAY + timedelta(days=day), time()) + timedelta(hours=hour)
    return timezone.make_aware(moment)


def told_deeds(coop) -> list[Deed]:
    """The last things that were done at the coop and that matter to somebody."""
    rows = Deed.objects.filter(coop_key=coop.slug, verb__in=list(noticing.listeners()))
    return list(rows.order_by("-at", "-pk"))


def spread(deeds: list[Deed]) -> list[Deed]:
    """The same, done again in one week, from eight in the morning to eight in the evening."""
    found = []
    for rank, deed in enumerate(deeds):
        day, place = divmod(rank, DEEDS_A_DAY)
        deed.pk, deed.at = None, at(day, 8 + place * 12 / DEEDS_A_DAY)
        deed._state.adding = True
        found.append(deed)
    return Deed.objects.bulk_create(found)


def work(now: datetime) -> None:
    while task := working.take(by="us", at=now):
        assert working.run(task=task, by="us", clock=lambda: now), task.last_error


def live(deeds: list[Deed]) -> None:
    """Hour after hour: what is done is told; at five, the messages of the day."""
    for day in range(WEEK):
        for hour in range(24):
            now, then = at(day, hour), at(day, hour + 1)
            for deed in deeds:
                if now <= deed.at < then:
                    noticing.tell(deed=deed, at=deed.at)
            if hour == 17:
                for person in mailing.to_tell(now):
                    mailing.send_of_the_day(to=person, day=timezone.localdate(now), at=now)
            work(then)


def test_a_member_of_la_cape_receives_under_seven_messages(settings):
    world = worlds.build()
    members = list(coops.members(world.cape, world.today))
    for person in members:
        Person.objects.filter(pk=person.pk).update(email=f"{person.username}@example.org")
    Task.objects.all().delete()
    Notice.objects.all().delete()
    deeds = spread(told_deeds(world.cape)[: DEEDS_A_DAY * WEEK])
    mail.outbox = []

    live(deeds)

    received = Counter(letter.to[0] for letter in mail.outbox)
    assert len(deeds) > 150, "the week is not busy"
    assert set(received) == {f"{person.username}@example.org" for person in members}
    assert max(received.values()) < 7, received
    assert not Notice.objects.filter(sent_at=None, made_at__lt=at(3, 0)).exists()
