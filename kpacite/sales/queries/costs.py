"""What a price is made of: the courses, the coop d’emploi, the commun, the parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from kpacite.coops.models import Coop
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import Activity
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sales.core import totals
from kpacite.sales.models import CatalogueItem, QuoteVersion, Request
from kpacite.sharing import pockets
from kpacite.sharing.pockets import Pocket
from kpacite.sharing.weighing import Weight
from kpacite.ui.charts import Layer
from kpacite.work import queries as work

Team = Sequence[tuple[Person, str]]
_SEATS = {"carry": "porte", "help": "aide", "learn": "apprend"}


@dataclass(frozen=True)
class Cost:
    """A price opened up, computed by the engine that shares the real money."""

    pocket: Pocket
    minutes: int

    @property
    def per_hour(self) -> Euros | None:
        """What an hour of work brings to the team, before charges; rounded down to the cent."""
        if not self.minutes:
            return None
        return Euros(self.pocket.amount("team").cents * 60 // self.minutes)

    @property
    def team(self) -> Euros:
        return self.pocket.amount("team")

    @property
    def commons(self) -> Euros:
        return self.pocket.amount("commons")

    @property
    def host(self) -> Euros:
        return self.pocket.amount("host")

    @property
    def materials(self) -> Euros:
        return self.pocket.amount("materials")

    @property
    def layers(self) -> list[Layer]:
        amount = self.pocket.amount
        return [
            Layer("share", amount("team").cents),
            Layer("common", amount("commons").cents),
            Layer("cae", amount("host").cents),
            Layer("goods", amount("materials").cents),
        ]


def of_item(
    coop: Coop, item: CatalogueItem, quantity: Decimal, team: Team, on: date
) -> Cost | None:
    """What this many of a thing of the catalogue would bring to these people."""
    unit_price = Decimal(item.price_cents).scaleb(-2)
    return _cost(
        coop,
        net=totals.line_net(quantity, unit_price),
        materials=Euros(int(item.materials_cents * quantity)),
        minutes=int(item.minutes * quantity),
        team=team,
        activity=item.activity,
        on=on,
    )


def of_version(version: QuoteVersion, on: date) -> Cost | None:
    """What the quote would bring to the people of its mission."""
    quote, lines = version.quote, list(version.lines.all())
    team = [(member.person, member.seat_kind) for member in work.team(quote.mission)]
    return _cost(
        quote.coop,
        net=Euros(version.net_cents or 0),
        vat=Euros(version.vat_cents or 0),
        materials=Euros(sum(line.materials_cents for line in lines)),
        minutes=sum(line.minutes for line in lines),
        team=team,
        activity=quote.mission.activity,
        on=on,
    )


def items_for(coop: Coop, activity: Activity | None) -> QuerySet[CatalogueItem]:
    """What the coop offers, the asked activity first in mind."""
    rows = CatalogueItem.objects.filter(coop=coop, withdrawn_at=None).select_related("activity")
    return rows.filter(activity=activity) if activity else rows


def seat_word(seat_kind: str) -> str:
    return _SEATS.get(seat_kind, "")


def _cost(
    coop: Coop,
    *,
    net: Euros,
    materials: Euros,
    minutes: int,
    team: Team,
    activity: Activity | None,
    on: date,
    vat: Euros | None = None,
) -> Cost | None:
    """None while the host has given no scale: nothing is guessed."""
    if not net:
        return None
    # An estimate before anybody worked: the same weight for each.
    weights = [Weight(person, seat, 1, "") for person, seat in team]
    try:
        pocket = pockets.pocket(
            coop=coop, net_sales=net, materials=materials, weights=weights, on=on,
            activity=activity, vat=vat,
        )  # fmt: skip
    except (hosts.NoHost, hosts.NoScale):
        return None
    return Cost(pocket, minutes)


@dataclass(frozen=True)
class Estimate:
    """What somebody asks for, guessed from a thing of the catalogue; the member may choose."""

    items: list[CatalogueItem]
    item: CatalogueItem | None
    quantity: Decimal
    cost: Cost | None


def asked(request: Request, team: Team, item: str, quantity: str, on: date) -> Estimate:
    """The cost of a request: the chosen thing and quantity, else what the request says."""
    items = list(items_for(request.coop, None))
    chosen = next((one for one in items if str(one.pk) == item), None) or next(
        (one for one in items if one.activity_id == request.activity_id), None
    )
    number = Decimal(quantity) if quantity.isdecimal() and 0 < len(quantity) < 7 else Decimal(0)
    number = number or Decimal(request.people_count or 1)
    cost = of_item(request.coop, chosen, number, team, on) if chosen else None
    return Estimate(items, chosen, number, cost)


@dataclass(frozen=True)
class PricedItem:
    """A thing of the catalogue, and what its price is made of, for one."""

    item: CatalogueItem
    margin: Euros  # after the courses
    per_hour: Euros | None  # what an hour leaves, before the coop d’emploi and the commun

    @property
    def is_tight(self) -> bool:
        """Nothing is left for the work."""
        return self.margin.cents <= 0


def of_items(items: Sequence[CatalogueItem]) -> list[PricedItem]:
    """Several things at once, without asking the base for each."""
    found = []
    for item in items:
        margin = Euros(item.price_cents - item.materials_cents)
        hour = Euros(margin.cents * 60 // item.minutes) if item.minutes else None
        found.append(PricedItem(item, margin, hour))
    return found
