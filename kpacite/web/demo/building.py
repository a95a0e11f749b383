"""Building the demo network: everything stands up, then the stories are told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kpacite.coops.models import Coop
from kpacite.hosts import insuring, legal_data
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales import requesting, triaging
from kpacite.sales.models import Invoice
from kpacite.web.demo import (
    cast,
    deciding,
    joining,
    large,
    life,
    meetings,
    orders,
    parting,
    places,
    rights,
    rules,
    setting_up,
    stories,
    talking,
    youth,
)
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Calendar, Story, tell
from kpacite.work.models import Contribution, Mission

Progress = Callable[[float, datetime], None]


@dataclass(frozen=True)
class Built:
    """How much there is, once told."""

    coops: int
    people: int
    missions: int
    invoices: int


def build(*, today: date, seed: int, coops: int, years: int, progress: Progress) -> Built:
    """Write the whole network, through the verbs. The base has no people yet."""
    calendar = Calendar(today)
    legal_data.load(today)
    with deeds.told_of(calendar.at(-setting_up.BEGINNING, 9)):
        cape, fil = stand_up(calendar)
    told = [*la_cape(cape), *le_fil(fil)]
    first = calendar.at(-setting_up.BEGINNING, 9)
    if coops:
        told += large.stories(calendar, seed=seed, coops=coops, years=years)
        first = min(first, calendar.at(-365 * years, 9))
    length = calendar.end - first

    def advance(moment: datetime) -> None:
        progress(max(0.0, min(1.0, (moment - first) / length)), moment)

    tell(told, until=calendar.end, progress=advance)
    return Built(
        Coop.objects.count(),
        Person.objects.count(),
        Mission.objects.count(),
        Invoice.objects.exclude(number=None).count(),
    )


def stand_up(calendar: Calendar) -> tuple[Stage, Stage]:
    """Optale, and the two coops it carries, before anything happens."""
    before = calendar.at(-setting_up.BEGINNING - 120, 9)
    host = setting_up.register_host(places.OPTALE, cast.CLAIRE, cast.MARC, at=before)
    claire = Person.objects.get(username="claire")
    activities = setting_up.list_activities(by=claire)
    cape = setting_up.open_coop(
        places.LA_CAPE, cast.LA_CAPE, host=host, officer=claire, activities=activities,
        calendar=calendar, first_terms=meetings.FIRST_TERMS, first_rules=rules.FIRST_RULES,
    )  # fmt: skip
    fil = setting_up.open_coop(
        places.LE_FIL, cast.LE_FIL, host=host, officer=claire, activities=activities,
        calendar=calendar, years_old=1,
    )  # fmt: skip
    return cape, fil


def la_cape(stage: Stage) -> Iterator[Story]:
    known: dict[str, Contribution] = {}
    gatherings = [
        gift for meeting in stories.MEETINGS for gift in life.every(14, meeting.day, meeting)
    ]
    for gift in [*stories.GIFTS, *gatherings]:
        yield life.story(stage, gift, known)
    for order in stories.ORDERS:
        yield orders.story(stage, order, known)
    for wish in stories.WISHES:
        yield life.wish(stage, wish)
    yield in_triage(stage)
    yield waiting_for_the_insurer(stage)
    yield rights.story(stage)
    yield from rules.la_cape(stage)
    yield from youth.la_cape(stage)
    yield from joining.stories(stage)
    yield from parting.la_cape(stage)
    yield from meetings.la_cape(stage)
    yield from talking.la_cape(stage)
    yield from deciding.la_cape(stage)


def le_fil(stage: Stage) -> Iterator[Story]:
    known: dict[str, Contribution] = {}
    for gift in stories.FIL_GIFTS:
        yield life.story(stage, gift, known)
    for order in stories.FIL_ORDERS:
        yield orders.story(stage, order, known)
    yield from parting.le_fil(stage)


def in_triage(stage: Stage) -> Story:
    """Asked yesterday: somebody carries, somebody doubts, nobody is with them yet."""
    order = stories.IN_TRIAGE
    yield (now := stage.calendar.at(-1, 11, 20))
    request = requesting.receive(
        coop=stage.coop, contact_name=order.customer.contact_name, text=order.words,
        key=stage.key(), on=day_of(now), at=now, phone=order.customer.phone,
        client_kind=order.customer.kind, activity=stage.activities[order.activity],
        wanted_on=stage.calendar.day(order.service), people_count=80, heard_how=order.heard,
        heard_note=order.heard_note, entered_by=stage.roles["on_duty"],
    )  # fmt: skip
    for name, stance, words in (
        ("rosa", "carry", ""), ("thi-mai", "doubt", "Le camion est-il libre ce jour-là ?"),
    ):  # fmt: skip
        yield (now := now + timedelta(hours=2))
        triaging.voice(request=request, stance=stance, by=stage.people[name], at=now, text=words)


def waiting_for_the_insurer(stage: Stage) -> Story:
    """Inès asked to learn woodwork: the insurer has not answered, her light is not green."""
    yield (now := stage.calendar.at(-8, 10))
    insuring.ask(
        host=stage.host, person=stage.people["ines"], activity=stage.activities["menuiserie"],
        on=day_of(now), by=stage.people["ines"],
    )  # fmt: skip
