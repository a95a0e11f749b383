"""What members give to the commons, and what they say of it: the small gestures of a coop."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from kpacite.money import Euros
from kpacite.sharing import asking, setting_aside
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story
from kpacite.work import declaring, thanking
from kpacite.work.models import Contribution


@dataclass(frozen=True)
class Gift:
    """Time given to the commons. Days are counted from today."""

    day: int
    name: str
    kind: str
    minutes: int
    note: str
    key: str = ""  # to be named by an order that it brought
    thanks: tuple[tuple[str, str], ...] = ()  # who, with which words
    question: tuple[str, str] | None = None
    answer: str = ""
    objection: tuple[str, str] | None = None


def story(stage: Stage, gift: Gift, known: dict[str, Contribution]) -> Story:
    """A contribution, then what the others say of it."""
    at = stage.calendar.at
    yield (now := at(gift.day, 18))
    given = _declare(stage, gift, now)
    known[gift.key or f"gift-{given.pk}"] = given
    for hours, (name, words) in enumerate(gift.thanks):
        yield (now := at(gift.day + 1, 9 + hours))
        thanking.thank(
            contribution=given, by=stage.people[name], text=words, on=day_of(now), at=now
        )
    yield from _talk(stage, gift, given)


def _declare(stage: Stage, gift: Gift, now: datetime) -> Contribution:
    person = stage.people[gift.name]
    return declaring.declare(
        coop=stage.coop, person=person, minutes=gift.minutes, happened_on=day_of(now),
        kind=gift.kind, by=person if person.email else stage.roles["facilitator"],
        on=day_of(now), at=now, note=gift.note,
        channel="page" if person.email else "paper", key=stage.key(),
    )  # fmt: skip


def _talk(stage: Stage, gift: Gift, given: Contribution) -> Story:
    at = stage.calendar.at
    if gift.question:
        name, words = gift.question
        yield (now := at(gift.day + 1, 15))
        asked = thanking.ask(
            contribution=given, by=stage.people[name], text=words, on=day_of(now), at=now
        )
        if gift.answer:
            yield (now := at(gift.day + 2, 10))
            thanking.answer(
                acknowledgement=asked, by=stage.people[gift.name], text=gift.answer, at=now
            )
            yield (now := at(gift.day + 2, 12))
            thanking.settle(acknowledgement=asked, by=stage.people[name], at=now)
    if gift.objection:
        name, words = gift.objection
        yield (now := at(gift.day + 1, 16))
        thanking.object_to(
            contribution=given, by=stage.people[name], text=words, on=day_of(now), at=now
        )


@dataclass(frozen=True)
class Wish:
    """What a member does with what is theirs: set aside, or ask for a payment."""

    day: int
    name: str
    kind: str  # keep, ask
    cents: int
    note: str = ""


def wish(stage: Stage, wished: Wish) -> Story:
    gestures: dict[str, Callable[..., object]] = {"keep": setting_aside.keep, "ask": asking.ask}
    yield (now := stage.calendar.at(wished.day, 20))
    gestures[wished.kind](
        coop=stage.coop, person=stage.people[wished.name], amount=Euros(wished.cents),
        note=wished.note, key=stage.key(), at=now,
    )  # fmt: skip


def every(days: int, start: int, gift: Gift) -> Iterable[Gift]:
    """The same thing done again and again, until yesterday."""
    return (
        Gift(day=day, name=gift.name, kind=gift.kind, minutes=gift.minutes, note=gift.note)
        for day in range(start, 0, days)
    )
