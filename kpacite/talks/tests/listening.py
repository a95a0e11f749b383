"""Notices that only the tests declare: who hears of what."""

from kpacite.people.models import Person
from kpacite.people.telling import Notice


def _everybody(deed):
    return Person.objects.order_by("pk")


def _about(deed):
    return [deed.about] if deed.about else []


NOTICES = [
    Notice("mission", "tests.seat.left", _everybody, lambda deed: "Une place est libre.",
           lambda deed: "/c/la-cape/missions/"),
    Notice("mission", "tests.day.moved", _everybody, lambda deed: "Le jour change.",
           lambda deed: "/c/la-cape/missions/", urgent=True),
    Notice("money", "tests.money.came", _about, lambda deed: f"L’argent est là :\n{deed.note}",
           lambda deed: "/c/la-cape/mon-compte/"),
]  # fmt: skip
