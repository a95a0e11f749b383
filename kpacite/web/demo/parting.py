"""Resting, carrying the name, a disagreement that ended well. Days are counted from today."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kpacite.brand import carrying
from kpacite.brand.models import BrandOuting
from kpacite.coops.models import Membership
from kpacite.governance import conflicting
from kpacite.joining import resting
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story

SATURDAY = 5


def la_cape(stage: Stage) -> Iterator[Story]:
    yield told_outing(stage)
    yield next_saturday(stage)
    yield settled_by_talking(stage)


def le_fil(stage: Stage) -> Iterator[Story]:
    yield bruno_rests(stage)


def bruno_rests(stage: Stage) -> Story:
    """Bruno stops for a while: nothing is asked of him, his place waits."""
    bruno = stage.people["bruno"]
    yield (now := stage.calendar.at(-18, 9))
    resting.start(
        membership=Membership.objects.select_related("coop", "person").get(
            coop=stage.coop, person=bruno, left_on=None
        ),
        starts_on=day_of(now), until=stage.calendar.day(35), words="Ma fille a besoin de moi.",
        by=bruno, on=day_of(now), at=now,
    )  # fmt: skip


def told_outing(stage: Stage) -> Story:
    """Inès carried the name at the market, and told it in two lines."""
    day = _last_saturday(stage) - 14
    yield (now := stage.calendar.at(day - 3, 18))
    outing = _plan(stage, "ines", day, now, "Marché de l’Épeule", "Tenir le stand avec nos sacs")
    yield (now := stage.calendar.at(day + 1, 10))
    carrying.tell(
        outing=outing, by=stage.people["ines"], today=day_of(now), at=now,
        words="Quarante papiers donnés. Deux personnes veulent un buffet pour les fêtes.",
    )  # fmt: skip


def next_saturday(stage: Stage) -> Story:
    """Yacine carries the name on Saturday."""
    yield (now := stage.calendar.at(-2, 17))
    day = _last_saturday(stage) + 7
    _plan(stage, "yacine", day, now, "Fête du quartier du Pile", "Montrer la sérigraphie")


def settled_by_talking(stage: Stage) -> Story:
    """A key that was not given back in time: two people talked, and it was enough."""
    amina, yacine = stage.people["amina"], stage.people["yacine"]
    yield (now := stage.calendar.at(-62, 19))
    conflict = conflicting.open_one(
        coop=stage.coop, by=amina, about=yacine, on=day_of(now), at=now,
        words="La clé de la cuisine n’était pas là trois matins de suite. J’ai attendu dehors.",
        wished="Que la clé soit au même endroit chaque soir.",
    )  # fmt: skip
    yield (now := stage.calendar.at(-58, 18))
    step = conflict.steps.get()
    conflicting.conclude(
        step=step, by=yacine, on=day_of(now), at=now,
        outcome="Yacine ne savait pas qu’Amina ouvre si tôt. La clé reste dans la boîte.",
    )  # fmt: skip
    yield (now := stage.calendar.at(-57, 9))
    conflicting.close(
        conflict=conflict, how="C’est réglé. La boîte à clés a un code.", by=amina,
        on=day_of(now), at=now,
    )  # fmt: skip


def _plan(stage: Stage, name: str, day: int, now: datetime, place: str, what: str) -> BrandOuting:
    return carrying.plan(
        coop=stage.coop, on=stage.calendar.day(day), place=place, what_for=what,
        by=stage.people[name], today=day_of(now), at=now, key=stage.key(),
    )  # fmt: skip


def _last_saturday(stage: Stage) -> int:
    """Days from today back to the last Saturday; today is one too."""
    today = stage.calendar.today
    return (today - timedelta(days=(today.weekday() - SATURDAY) % 7) - today).days
