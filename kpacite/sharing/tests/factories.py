"""A coop with its host, its rules and a mission whose money is shared, for tests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from kpacite.coops.models import Coop
from kpacite.governance.tests import factories as governance
from kpacite.hosts.models import Host
from kpacite.hosts.tests import factories as hosts
from kpacite.ledger import posting
from kpacite.ledger.core.entries import Entry, credit, debit
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sharing import distributing, planning
from kpacite.sharing.weighing import Weight
from kpacite.work import bookkeeping
from kpacite.work.models import Delivery, Mission, Purchase
from kpacite.work.tests import factories as work

JUNE_1 = date(2026, 6, 1)
JUNE_12 = date(2026, 6, 12)
JUNE_20 = date(2026, 6, 20)
NOON = datetime(2026, 6, 1, 10, tzinfo=UTC)
LATER = datetime(2026, 6, 20, 10, tzinfo=UTC)


@dataclass
class World:
    """La Cape at Optale: Amina carries, Rosa helps, Jordan learns a screen printing of 800 €."""

    coop: Coop
    host: Host
    amina: Person
    rosa: Person
    jordan: Person
    mission: Mission

    @property
    def team(self):
        return [self.amina, self.rosa, self.jordan]


def world(*, name="La Cape", host=None, seated=True, **rules):
    """The example of the handbook: 800 € net, 220 € of materials, parts 2, 2 and 1."""
    coop = work.coop(name=name)
    host = host or hosts.host()
    hosts.hosting(host=host, coop=coop)
    people = [
        work.member(coop=coop, first_name=first_name) for first_name in ("Amina", "Rosa", "Jordan")
    ]
    governance.rules(coop=coop, by=people[0], **rules)
    mission = work.mission(coop=coop, title="Sérigraphie de 40 sacs")
    if seated:
        for rank, (person, kind) in enumerate(zip(people, ("carry", "help", "learn"), strict=True)):
            work.seated(
                mission=mission, person=person, kind=kind, taken_at=NOON + timedelta(minutes=rank)
            )
    return World(coop, host, *people, mission)


def another_mission(there, *, title="Goûter", **facts):
    """A second mission of the same team."""
    mission = work.mission(coop=there.coop, title=title, **facts)
    for person, kind in zip(there.team, ("carry", "help", "learn"), strict=True):
        work.seated(mission=mission, person=person, kind=kind)
    return mission


def weights(there, *values, reason=""):
    """Weights of Amina, Rosa and Jordan: 2, 2 and 1 when nothing else is said."""
    kinds = ("carry", "help", "learn")
    return [
        Weight(person, kind, value, reason if not value else "")
        for person, kind, value in zip(there.team, kinds, values or (2, 2, 1), strict=True)
    ]


def plan(there, *, mission=None, net_sales=80000, materials=22000, parts=None, on=JUNE_1, at=NOON):
    """A plan that nobody but its author has agreed to."""
    return planning.propose(
        mission=mission or there.mission,
        net_sales=Euros(net_sales),
        materials=Euros(materials),
        weights=parts or weights(there),
        by=there.amina,
        on=on,
        at=at,
    )


def agreed_plan(there, **facts):
    proposed = plan(there, **facts)
    for person in (there.rosa, there.jordan):
        planning.consent(plan=proposed, person=person, position="agree", at=NOON)
    return proposed


def purchase(there, *, mission=None, amount=22000, paid_by=None, on=JUNE_12):
    """Materials noted for the mission, and in the book."""
    bought = Purchase.objects.create(
        mission=mission or there.mission,
        label="Sacs et encre",
        amount_cents=amount,
        bought_on=on,
        paid_by=paid_by,
        noted_by=there.amina,
        noted_at=NOON,
    )
    entry = bookkeeping.purchase_entry(bought)
    posting.post(book=there.host.book, entry=entry, by=there.amina, at=NOON)
    return bought


def delivered(there, *, mission=None, on=JUNE_12):
    mission = mission or there.mission
    return Delivery.objects.create(mission=mission, delivered_on=on, noted_by=there.amina)


def distribution(
    there, *, mission=None, received=80000, received_on=JUNE_20, source="sales/payment/1", at=LATER
):
    """The money received so far, proposed to the team."""
    return distributing.propose(
        mission=mission or there.mission,
        received=Euros(received),
        received_on=received_on,
        source=source,
        by=there.amina,
        at=at,
    )


def posted_distribution(there, **facts):
    """Proposed, and everyone says yes."""
    proposed = distribution(there, **facts)
    for person in there.team:
        distributing.consent(
            distribution=proposed, person=person, position="agree",
            at=facts.get("at", LATER) + timedelta(hours=1),
        )  # fmt: skip
    proposed.refresh_from_db()
    return proposed


def amounts(distribution):
    """What each line gives, by target or first name."""
    return {
        (line.person.first_name if line.target == "member" else line.target): line.amount_cents
        for line in distribution.lines.select_related("person")
    }


def funded(there, *, person=None, cents=10000, on=JUNE_12, source="test/fund"):
    """Money on somebody's account, without the story of how it came."""
    person = person or there.amina
    entry = Entry(
        journal="RP",
        on=on,
        label="Part",
        source=source,
        piece_ref="PART-1",
        piece_date=on,
        lines=(
            debit("6581", Euros(cents), coop=there.coop.pk, member=person.pk),
            credit("4671", Euros(cents), coop=there.coop.pk, member=person.pk),
        ),
    )
    return posting.post(book=there.host.book, entry=entry, by=None, at=NOON)


def shared_by_two(there, parts):
    """Amina and Rosa alone, planned, paid and shared."""
    plan(there, materials=0, parts=parts)
    proposed = there.mission.share_plans.get()
    planning.consent(plan=proposed, person=there.rosa, position="agree", at=NOON)
    shared = distribution(there, source=f"sales/payment/duo-{there.mission.pk}")
    for person in (there.amina, there.rosa):
        distributing.consent(distribution=shared, person=person, position="agree", at=LATER)
    return shared
