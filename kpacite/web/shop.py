"""The window of a coop: what it makes, at what price, where the money goes, when it is open."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop, Membership
from kpacite.governance import rulebook
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import Host
from kpacite.ledger import balances
from kpacite.lib import french
from kpacite.lib.dates import months_after
from kpacite.money import Euros
from kpacite.privacy import small_groups
from kpacite.sales import quote_lines
from kpacite.sales.core import totals, vat
from kpacite.sales.models import CatalogueItem
from kpacite.sharing import pockets
from kpacite.talks import diary
from kpacite.ui.charts import Layer

MEMBERS, JOURNAL, COMMONS = (
    "coops.members_seen_by", "coops.journal_seen_by", "sharing.commons_seen_by",
)  # fmt: skip
FACES = 30
ITEMS = 24
HUNDRED = Euros(100_00)


@dataclass(frozen=True)
class Good:
    """Something for sale, at the price that a neighbour pays."""

    item: CatalogueItem
    gross: Euros
    net: Euros

    @property
    def has_vat(self) -> bool:
        return self.gross != self.net

    @property
    def picture(self) -> str:
        """A large drawing of the sprite of pictures, when the item has one."""
        return self.item.picture if self.item.picture.startswith("pic-") else ""

    @property
    def icon(self) -> str:
        """Else the small one of the item, or of its activity, drawn large."""
        return self.item.picture or self.item.activity.icon


@dataclass(frozen=True)
class OpenDay:
    name: str
    hours: str
    is_today: bool


def window(coop: Coop, on: date) -> dict[str, Any]:
    """Everything that the public page shows, in as many queries for ten items as for a hundred.

    A coop that no host carries yet sells nothing: neither prices nor cake.
    """
    try:
        host = hosts.host_of(coop, on)
        scaled = bool(hosts.scale_row(host, on))
    except (hosts.NoHost, hosts.NoScale):
        host, scaled = None, False
    items = list(
        CatalogueItem.objects.filter(coop=coop, is_public=True, withdrawn_at=None)
        .select_related("activity")
        .order_by("rank", "name", "pk")[:ITEMS]
    )
    seen = rulebook.values(coop, [MEMBERS, JOURNAL, COMMONS], on)
    people = coops.memberships(coop, on)
    count = people.count()
    return {
        "host": host,
        "goods": _goods(items, host, on) if host else [],
        "layers": _hundred(coop, items, on) if scaled and items else [],
        "days": _days(coop, on),
        # The name of a minor is never in the window (RGPD-08).
        "people": of_age(people, on)[:FACES] if seen[MEMBERS] == "public" else [],
        "people_count": count,
        "tells_count": small_groups.enough(count),
        "commons_cents": balances.of_commons(coop) if seen[COMMONS] == "public" else None,
        "steps": diary.steps(coop.slug) if seen[JOURNAL] == "public" else [],
    }


def of_age(people: QuerySet[Membership], on: date) -> QuerySet[Membership]:
    """The memberships of those who are 18, or never said their day of birth."""
    born = Q(person__born_on=None) | Q(person__born_on__lte=months_after(on, -12 * 18))
    return people.filter(born)


def _goods(items: list[CatalogueItem], host: Host, on: date) -> list[Good]:
    charges = hosts.vat_period(host, on).regime not in quote_lines.WITHOUT_VAT
    return [_good(item, vat.rate_bp(item.product_kind, on) if charges else 0) for item in items]


def _good(item: CatalogueItem, vat_bp: int) -> Good:
    price = Decimal(item.price_cents).scaleb(-2)
    line = totals.PricedLine(item.name, Decimal(1), price, vat_bp)
    computed = totals.totals([line])
    return Good(item, computed.gross, computed.net)


def _hundred(coop: Coop, items: list[CatalogueItem], on: date) -> list[Layer]:
    """Where the next 100 € before VAT go: the rules in force, the courses of our own prices."""
    prices = sum(item.price_cents for item in items)
    bought = sum(item.materials_cents for item in items)
    materials = Euros(HUNDRED.cents * bought // prices) if prices else Euros.zero()
    pocket = pockets.pocket(
        coop=coop, net_sales=HUNDRED, materials=materials, weights=[], on=on
    )  # fmt: skip
    words = [
        ("share", "team", "Les membres", "Le travail de chaque personne"),
        ("common", "commons", "Le commun", "Outils, loyer"),
        ("cae", "host", "La coop d’emploi", "Comptes, assurance"),
        ("goods", "materials", "Les courses", "Ce que l’on achète"),
    ]
    return [
        Layer(kind, pocket.amount(target).cents, label, detail)
        for kind, target, label, detail in words
    ]


def _days(coop: Coop, on: date) -> list[OpenDay]:
    spans: dict[int, list[str]] = {}
    for row in coop.opening_hours.all():
        spans.setdefault(row.weekday, []).append(_span(row.opens_at, row.closes_at, row.note))
    return [
        OpenDay(
            french.weekday(number).capitalize(),
            french.join(spans[number]) if number in spans else "Fermé",
            number == on.weekday(),
        )
        for number in range(7)
    ] if spans else []  # fmt: skip


def _span(opens: time, closes: time, note: str) -> str:
    hours = f"{french.clock(opens)} – {french.clock(closes)}"
    return f"{hours} ({note})" if note else hours
