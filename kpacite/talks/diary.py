"""The journal of a coop: what was done, as sentences, for those who may read them.

The words of each verb are declared by its app (`SENTENCES`); so is who reads it: everybody, the
members, or only the people whom the deed names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import import_module

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from kpacite.people.models import Deed, Person
from kpacite.people.telling import Line

# The first word of a verb is its app; the members' word for it.
THEMES = {
    "governance": "Décider",
    "work": "Missions et aides",
    "sales": "Demandes, devis, factures",
    "sharing": "L’argent partagé",
    "coops": "La coop et ses membres",
    "joining": "Entrer et partir",
    "brand": "La marque",
    "hosts": "La coop d’emploi",
}


@dataclass(frozen=True)
class Entry:
    """One line of the journal, ready to be read."""

    at: datetime
    person: Person | None
    sentence: str
    theme: str
    url: str


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in the journal."""

    words: str = ""
    theme: str = ""
    person: int | None = None
    since: date | None = None
    until: date | None = None


def lines() -> Mapping[str, Line]:
    """Every declared sentence, by verb."""
    return _gathered(tuple(settings.KPACITE_JOURNAL))


def readable(coop_key: str, reader: Person) -> QuerySet[Deed]:
    """What a member may read of their coop: nothing that is only for somebody else."""
    mine = Q(by=reader) | Q(about=reader)
    return _rows(coop_key).filter(
        Q(verb__in=_verbs("public", "members")) | (Q(verb__in=_verbs("person")) & mine)
    )


def shared(coop_key: str) -> QuerySet[Deed]:
    """What every member may read: for the wall of the place."""
    return _rows(coop_key).filter(verb__in=_verbs("public", "members"))


@dataclass(frozen=True)
class Step:
    """One line of the journal for everybody: what the coop did, whoever did it."""

    at: datetime
    sentence: str


def steps(coop_key: str, most: int = 5) -> list[Step]:
    """The last steps of a coop that everybody may read; they name nobody."""
    rows = _rows(coop_key).filter(verb__in=_verbs("public"))[:most]
    return [Step(one.at, f"La coop {lines()[one.verb].words}.") for one in rows]


def find(rows: QuerySet[Deed], wanted: Wanted) -> QuerySet[Deed]:
    """The lines somebody looks for: by words, theme, person, days."""
    for word in wanted.words.split():
        rows = rows.filter(
            Q(by__first_name__icontains=word)
            | Q(about__first_name__icontains=word)
            | Q(verb__in=[v for v, line in lines().items() if word.lower() in line.words.lower()])
        )
    if wanted.theme in THEMES:
        rows = rows.filter(verb__startswith=f"{wanted.theme}.")
    if wanted.person:
        rows = rows.filter(Q(by=wanted.person) | Q(about=wanted.person))
    if wanted.since:
        rows = rows.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return rows


def entries(deeds: Iterable[Deed]) -> list[Entry]:
    """The deeds of a page as sentences; asks the base for nothing more."""
    return [_entry(deed) for deed in deeds]


def sentence(deed: Deed) -> str:
    """« Rosa a signé la charte. » « Jordan a pris une place (noté par Amina). »"""
    line = lines()[deed.verb]
    about = deed.about.first_name if deed.about else ""
    by = deed.by.first_name if deed.by else line.nobody
    if line.own and about and deed.about_id != deed.by_id:
        return f"{about} {line.words} (noté par {by})."
    words = line.words.replace("{note}", deed.note)
    if "{about}" in words:
        words = words.replace("{about}", about or "une personne")
    elif about and deed.about_id != deed.by_id:
        words = f"{words} : {about}"
    return f"{by} {words}."


def _entry(deed: Deed) -> Entry:
    theme = deed.verb.partition(".")[0]
    face = deed.about if lines()[deed.verb].own and deed.about else deed.by
    return Entry(deed.at, face, sentence(deed), THEMES.get(theme, ""), _url(deed))


def _url(deed: Deed) -> str:
    """To the thing, when one may talk of it: the thing itself says who sees it."""
    kind, _, pk = deed.thing.rpartition("/")
    if kind not in settings.KPACITE_TOPICS or not pk.isdecimal():
        return ""
    return reverse("talks:threads.show", args=[*kind.split("/"), pk])


def _rows(coop_key: str) -> QuerySet[Deed]:
    return (
        Deed.objects.filter(coop_key=coop_key).select_related("by", "about").order_by("-at", "-pk")
    )


def _verbs(*levels: str) -> list[str]:
    return [verb for verb, line in lines().items() if line.level in levels]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@lru_cache(maxsize=4)
def _gathered(paths: tuple[str, ...]) -> Mapping[str, Line]:
    found: dict[str, Line] = {}
    for path in paths:
        found.update(import_module(path).SENTENCES)
    return found


def is_shared(deed: Deed) -> bool:
    """Whether every member of the coop may read this deed."""
    line = lines().get(deed.verb)
    return line is not None and line.level != "person"
