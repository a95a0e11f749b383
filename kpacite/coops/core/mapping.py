"""Where a place falls on the map of France, and which places are too close to be told apart.

The map is a sheet of 600 by 700. The mainland is drawn by a conformal conic projection, parallels
44° and 49° north, meridian 3° east; each overseas territory has its own frame under it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

WIDTH: Final = 600
HEIGHT: Final = 700
EARTH_KM: Final = 6371.0
_UNIT: Final = 3280.0  # of the sheet, for one radian: about 1.9 km for a unit
_CENTRE: Final = (308.0, 305.0)
_SOUTH, _NORTH, _ORIGIN = (math.radians(degrees) for degrees in (44, 49, 46.5))
_MERIDIAN: Final = math.radians(3)
_CONE: Final = math.log(math.cos(_SOUTH) / math.cos(_NORTH)) / math.log(
    math.tan(math.pi / 4 + _NORTH / 2) / math.tan(math.pi / 4 + _SOUTH / 2)
)
T = TypeVar("T")


@dataclass(frozen=True)
class Frame:
    """A part of the world with its own corner of the sheet. Latitudes and longitudes in degrees."""

    name: str
    south: float
    north: float
    west: float
    east: float
    x: float
    y: float
    width: float
    height: float

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Latitudes and longitudes on a plain grid: a small territory is nearly flat."""
        flat = math.cos(math.radians((self.south + self.north) / 2))
        wide, tall = (self.east - self.west) * flat, self.north - self.south
        scale = min(self.width / wide, self.height / tall)
        middle = (self.west + self.east) / 2, (self.south + self.north) / 2
        return (
            self.x + self.width / 2 + (longitude - middle[0]) * flat * scale,
            self.y + self.height / 2 - (latitude - middle[1]) * scale,
        )


MAINLAND: Final = Frame("Métropole", 41.2, 51.4, -5.6, 9.9, 0, 0, WIDTH, 610)
OVERSEAS: Final = (
    Frame("Guadeloupe", 15.75, 16.6, -61.95, -60.9, 4, 622, 112, 54),
    Frame("Martinique", 14.33, 14.95, -61.3, -60.75, 124, 622, 112, 54),
    Frame("Guyane", 2.0, 5.9, -54.8, -51.5, 244, 622, 112, 54),
    Frame("La Réunion", -21.45, -20.8, 55.15, 55.9, 364, 622, 112, 54),
    Frame("Mayotte", -13.05, -12.6, 44.95, 45.35, 484, 622, 112, 54),
)


@dataclass(frozen=True)
class Spot:
    x: float
    y: float


def conic(latitude: float, longitude: float) -> Spot:
    """The mainland's projection, wherever the point is."""
    turn = _CONE * (math.radians(longitude) - _MERIDIAN)
    away, origin = _away(math.radians(latitude)), _away(_ORIGIN)
    return Spot(
        _CENTRE[0] + _UNIT * away * math.sin(turn),
        _CENTRE[1] - _UNIT * (origin - away * math.cos(turn)),
    )


def point(latitude: float, longitude: float) -> Spot | None:
    """Where the place falls on the sheet; None when the sheet does not show it."""
    if MAINLAND.holds(latitude, longitude):
        spot = conic(latitude, longitude)
        return spot if 0 <= spot.x <= WIDTH and 0 <= spot.y <= MAINLAND.height else None
    for frame in OVERSEAS:
        if frame.holds(latitude, longitude):
            return Spot(*frame.point(latitude, longitude))
    return None


def distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Between two places given by latitude and longitude, as a bird flies."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, place)) for place in (here, there))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


@dataclass(frozen=True)
class Group(Generic[T]):
    """Things whose points would hide each other: one mark for all, at the first one's place."""

    spot: Spot
    things: Sequence[T]


def groups(placed: Iterable[tuple[Spot, T]], *, apart: float) -> list[Group[T]]:
    """Everything in exactly one group; two marks are at least `apart` from each other."""
    found: list[tuple[Spot, list[T]]] = []
    for spot, thing in placed:
        near = next(
            (row for row in found if math.hypot(row[0].x - spot.x, row[0].y - spot.y) < apart), None
        )
        if near is None:
            found.append((spot, [thing]))
        else:
            near[1].append(thing)
    return [Group(spot, things) for spot, things in found]


def _away(latitude: float) -> float:
    factor = math.cos(_SOUTH) * math.tan(math.pi / 4 + _SOUTH / 2) ** _CONE / _CONE
    return float(factor / math.tan(math.pi / 4 + latitude / 2) ** _CONE)
