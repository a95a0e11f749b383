"""For each rule of the rulebook, one screen that behaves differently when it changes.

Whoever declares a rule adds its case: without one the test fails. A case says another value, and
`look`: it does something new on the day of the stage and gives what a screen then says, or the
sentence that refuses. `past` looks at a fact that `arrange` made long before: it must not move.
Everything that `look` does is rolled back.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from html.parser import HTMLParser

from django.test import Client

from kpacite.coops.models import Coop
from kpacite.governance.core.rules import Value
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person
from kpacite.sales.tests import factories_invoices as sales

DAY = date(2026, 6, 1)  # the decision; it holds from the second of June
LONG_BEFORE = date(2026, 5, 4)


class Clock:
    """What time it is in the test."""

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> datetime:
        return datetime.combine(self.day, time(10), tzinfo=UTC)


class _Text(HTMLParser):
    """The words of a page, without its menu."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside += tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "main"

    def handle_data(self, data: str) -> None:
        if self.inside and data.strip():
            self.words.append(data.strip())


@dataclass
class Stage:
    """La Cape on a day, its people, and a browser. `things` is what `arrange` made."""

    clock: Clock
    coop: Coop
    people: dict[str, Person]
    world: object
    things: dict[str, object] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def day(self) -> date:
        return self.clock.day

    @property
    def at(self) -> datetime:
        return self.clock.now()

    def page(self, path: str, person: Person | None) -> str:
        """What a page of the coop says to somebody; the rulebook itself proves nothing."""
        assert not re.match(r"(regles|nos-regles|facons)", path) or person is None, path
        browser = Client()
        if person is not None:
            browser.force_login(person)
        answer = browser.get(f"/c/{self.coop.slug}/{path}")
        if answer.status_code != 200:
            return f"{answer.status_code}"
        text = _Text()
        text.feed(answer.content.decode())
        # The link given to a client is another one each time.
        return re.sub(r"testserver/\S+", "", " ".join(text.words).replace("\u00a0", " "))

    def tried(self, gesture: Callable[[], str]) -> str:
        """What the gesture shows, or the sentence that refuses it."""
        try:
            return gesture()
        except Refusal as refusal:
            return f"Refusé : {refusal}"


@dataclass(frozen=True)
class Case:
    value: Value  # another one than the founding value
    look: Callable[[Stage], str]
    arrange: Callable[[Stage], None] = lambda stage: None
    past: Callable[[Stage], str] = lambda stage: ""


CASES: dict[str, Case] = {}


def case(key: str, value: Value, **parts) -> Callable:
    """Decorates the `look` of a rule."""

    def add(look: Callable[[Stage], str]) -> Callable[[Stage], str]:
        assert key not in CASES, key
        CASES[key] = Case(value, look, **parts)
        return look

    return add


def build(clock: Clock) -> Stage:
    """A coop that sells, with seven members, its host, and the founding rules."""
    there = sales.world()
    people = {
        name: getattr(there, name)
        for name in ("amina", "rosa", "jordan", "yacine", "thi_mai", "claire")
    }
    return Stage(clock, there.coop, people, there)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(10), tzinfo=UTC)


def days(number: int) -> timedelta:
    return timedelta(days=number)


# The cases themselves, by room; importing them fills CASES.
from tests.cases import (  # noqa: E402, F401
    decisions,
    joining,
    leaving,
    money,
    public,
    selling,
    working,
)
