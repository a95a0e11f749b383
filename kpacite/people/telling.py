"""How the apps say what happened: to whom a deed matters, in which words, at which address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from kpacite.people.models import Deed, Person

Level = Literal["public", "members", "person"]


@dataclass(frozen=True)
class Notice:
    """A deed that must be told to some people. The apps list theirs in `NOTICES`.

    `kind` groups what a person may wish about ("decide", "mission"…); `urgent` is told at once.
    `to` gives the people, without those who did it; `url` an address of the site.
    """

    kind: str
    verb: str
    to: Callable[[Deed], Iterable[Person]]
    sentence: Callable[[Deed], str]
    url: Callable[[Deed], str]
    urgent: bool = False


@dataclass(frozen=True)
class Line:
    """How the journal of a coop says a verb: "a signé la charte". The subject is added.

    `words` may hold `{about}` and `{note}`; without `{about}` the person concerned comes last.
    `own`: the deed is that of the person concerned, even when somebody typed it in for them.
    `level`: who reads it. "person": only those whom the deed names.
    `nobody`: the subject when no person is written: time does, or a client by their link.
    """

    words: str
    level: Level = "members"
    nobody: str = "Le logiciel"
    own: bool = False


@dataclass(frozen=True)
class Topic:
    """A thing one may talk about, as seen by one person."""

    coop_key: str
    title: str
    url: str
    closed: bool = False


@dataclass(frozen=True)
class Event:
    """Something in a person's calendar. `uid` never changes for the same thing."""

    uid: str
    title: str
    starts: datetime | date
    ends: datetime | date
    place: str = ""
    url: str = ""
    cancelled: bool = False
