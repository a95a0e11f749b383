"""Finding a coop: by its name, its town, what it makes, whether its door is open, where it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.module_loading import import_string

from kpacite.coops.core import hours, landmarks, mapping
from kpacite.coops.core.hours import Door
from kpacite.coops.core.mapping import Group, Spot
from kpacite.coops.models import Coop, OpeningHours
from kpacite.lib import french

# Around a place: a bus ride. The map then shows a square of this many units of its sheet.
NEAR_KM: Final = 20
CLOSE_UP: Final = 20.0
# A mark is a target for a thumb: its radius, for a sheet 600 wide.
RADIUS: Final = 22.0


@dataclass(frozen=True)
class Wanted:
    """What the visitor looks for. `around` is a latitude and a longitude."""

    words: str = ""
    open_now: bool = False
    around: tuple[float, float] | None = None


@dataclass(frozen=True)
class Card:
    """A coop of the list: its door, and what it makes for others."""

    coop: Coop
    door: Door
    services: list[str]

    @property
    def opens(self) -> str:
        """« demain à 9 h », « jeudi à 9 h »; nothing when the coop told no hours."""
        span = self.door.next
        if span is None:
            return ""
        days = {0: "aujourd’hui", 1: "demain"}
        day = days.get(self.door.in_days, french.weekday(span.weekday))
        return f"{day} à {french.clock(span.opens_at)}"


@dataclass(frozen=True)
class Mark:
    """A point of the map: one coop, or several that would hide each other."""

    x: float
    y: float
    coops: Sequence[Coop]

    @property
    def name(self) -> str:
        """What a screen reader says of the link."""
        return ", ".join(f"{coop.name} ({coop.town})" if coop.town else coop.name
                         for coop in self.coops[:6])  # fmt: skip

    @property
    def around(self) -> str:
        return f"{self.coops[0].latitude},{self.coops[0].longitude}"


@dataclass(frozen=True)
class Sheet:
    """The map as it is drawn: what it shows, its marks, the size of things on it."""

    x: float
    y: float
    width: float
    height: float
    marks: list[Mark]
    towns: list[tuple[str, Spot]] = field(default_factory=list)
    frames: Sequence[mapping.Frame] = ()

    @property
    def unit(self) -> float:
        """How large one point of the whole sheet is here."""
        return self.width / mapping.WIDTH

    @property
    def radius(self) -> float:
        return RADIUS * self.unit

    @property
    def label(self) -> float:
        """The height of a coop's name beside its mark."""
        return 24 * self.unit

    @property
    def aside(self) -> float:
        """How far from its point a name begins."""
        return self.radius * 1.35


def place(words: str) -> tuple[float, float] | None:
    """« 50.69,3.19 » from a link of the map; anything else is no place."""
    latitude, _, longitude = words.partition(",")
    try:
        found = float(latitude), float(longitude)
    except ValueError:
        return None
    return found if mapping.point(*found) else None


def coops(wanted: Wanted, at: datetime) -> QuerySet[Coop]:
    """The coops that answer to all of it, by name, with how many members they have.

    `at` is the hour of here: a place is open at the hour its door says.
    """
    found = open_coops(at.date())
    for word in wanted.words.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(town__icontains=word)
            | Q(postcode__startswith=word)
            | Q(pk__in=_offering(word))
        )
    if wanted.open_now:
        now = at.time()
        spans = OpeningHours.objects.filter(
            weekday=at.weekday(), opens_at__lte=now, closes_at__gt=now
        )
        found = found.filter(pk__in=spans.values("coop"))
    if wanted.around:
        found = found.filter(pk__in=_near(wanted.around))
    return found.order_by("name", "pk")


def open_coops(on: date) -> QuerySet[Coop]:
    here = Q(memberships__joined_on__lte=on) & (
        Q(memberships__left_on=None) | Q(memberships__left_on__gt=on)
    )
    return Coop.objects.filter(opened_on__lte=on).annotate(
        members_count=Count("memberships", filter=here)
    )


def cards(shown: Iterable[Coop], at: datetime) -> list[Card]:
    """What the list says of these coops, in as many queries for one as for ten."""
    found = list(shown)
    open_or_not, made = doors(found, at), services(found)
    return [Card(coop, open_or_not[coop.pk], made.get(coop.pk, [])) for coop in found]


def doors(shown: Iterable[Coop], at: datetime) -> dict[int, Door]:
    """The door of each coop at that hour, in one query."""
    spans: dict[int, list[hours.Span]] = {coop.pk: [] for coop in shown}
    for row in OpeningHours.objects.filter(coop__in=list(spans)):
        spans[row.coop_id].append(hours.Span(row.weekday, row.opens_at, row.closes_at))
    return {pk: hours.door(rows, at.weekday(), at.time()) for pk, rows in spans.items()}


def services(shown: Iterable[Coop]) -> dict[int, list[str]]:
    """What each coop makes for others, as a higher app tells it; one call for a page."""
    tell: Callable[[list[int]], dict[int, list[str]]] = import_string(settings.KPACITE_SERVICES)
    return tell([coop.pk for coop in shown])


def sheet(found: QuerySet[Coop], around: tuple[float, float] | None) -> Sheet:
    """The map of these coops: of France, or of the surroundings of a place."""
    placed = [(spot, coop) for coop in _placed(found) if (spot := _spot(coop))]
    if around and (centre := mapping.point(*around)):
        half = CLOSE_UP / 2
        return Sheet(
            centre.x - half, centre.y - half, CLOSE_UP, CLOSE_UP,
            _marks(placed, CLOSE_UP / mapping.WIDTH),
        )  # fmt: skip
    marks = _marks(placed, 1)
    return Sheet(
        0, 0, mapping.WIDTH, mapping.HEIGHT, marks, _towns(marks), mapping.OVERSEAS
    )  # fmt: skip


def _offering(word: str) -> list[int]:
    tell: Callable[[str], list[int]] = import_string(settings.KPACITE_WHO_OFFERS)
    return tell(word)


def _placed(found: QuerySet[Coop]) -> QuerySet[Coop]:
    rows = found.filter(latitude__isnull=False, longitude__isnull=False)
    return rows.only("slug", "name", "town", "latitude", "longitude")


def _spot(coop: Coop) -> Spot | None:
    if coop.latitude is None or coop.longitude is None:
        return None
    return mapping.point(float(coop.latitude), float(coop.longitude))


def _near(around: tuple[float, float]) -> list[int]:
    margin = NEAR_KM / 100  # degrees: more than the distance, everywhere
    rows = Coop.objects.filter(
        latitude__range=(around[0] - margin, around[0] + margin), longitude__isnull=False
    )
    return [
        pk
        for pk, latitude, longitude in rows.values_list("pk", "latitude", "longitude")
        if latitude is not None
        and longitude is not None
        and mapping.distance_km(around, (float(latitude), float(longitude))) <= NEAR_KM
    ]


def _marks(placed: list[tuple[Spot, Coop]], unit: float) -> list[Mark]:
    groups: list[Group[Coop]] = mapping.groups(placed, apart=2.1 * RADIUS * unit)
    return [Mark(group.spot.x, group.spot.y, group.things) for group in groups]


def _towns(marks: list[Mark]) -> list[tuple[str, Spot]]:
    """The large towns whose name no mark covers."""
    free = []
    for name, latitude, longitude in landmarks.TOWNS:
        spot = mapping.conic(latitude, longitude)
        covered = any(
            abs(mark.x - spot.x) < 3 * RADIUS and abs(mark.y - spot.y) < 1.6 * RADIUS
            for mark in marks
        )
        if not covered:
            free.append((name, spot))
    return free
