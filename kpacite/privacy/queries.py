"""What the pages about data read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.module_loading import import_string

from kpacite.people.models import Person
from kpacite.people.personal import BASES, KINDS, THEMES, Purpose
from kpacite.privacy import declaring, delays
from kpacite.privacy.models import FileReading, RetentionRun, RightsRequest

# In the words of the person concerned.
FILES = {
    "hosts/contract": "Votre contrat",
    "hosts/contracts": "Votre contrat",
    "joining/guardians": "L’accord de votre parent",
    "joining/guardian": "L’accord de votre parent",
    "joining/application": "Votre demande pour entrer",
}
SOON = timedelta(days=7)


@dataclass
class Treatment:
    """One line of the register: why something is kept, in plain words, then which fields."""

    purpose: Purpose
    basis: str
    delay: delays.Delay
    kinds: list[str] = field(default_factory=list)
    tables: dict[str, list[str]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Everything that a search looks in."""
        parts = [self.purpose.theme, self.purpose.words, self.purpose.readers, self.basis]
        return " ".join([*parts, self.delay.words, *self.kinds, *self.tables]).casefold()


def register(on: date, words: str = "") -> list[Treatment]:
    """The register of the law, by theme, read from the declarations. No query.

    Law: GDPR, art. 30; RGPD-01.
    """
    found: dict[Purpose, Treatment] = {}
    for model, one in declaring.every():
        purpose = one.purpose
        line = found.setdefault(
            purpose,
            Treatment(purpose, BASES[purpose.basis], delays.delay(purpose.retention, on)),
        )
        for name, kind in declaring.fields(model, one).items():
            line.tables.setdefault(model._meta.label, []).append(name)
            if KINDS[kind] not in line.kinds and kind != "technical":
                line.kinds.append(KINDS[kind])
    lines = [line for line in found.values() if line.purpose.theme]
    lines.sort(key=lambda line: THEMES.index(line.purpose.theme))
    return [line for line in lines if words.casefold() in line.words]


REGISTER_HEAD = (
    "Sujet", "Pourquoi", "Ce qui le permet", "Combien de temps", "D’où vient ce délai",
    "Qui le lit", "Quel genre de données", "Tables et champs",
)  # fmt: skip


def register_rows(on: date) -> Iterator[list[str]]:
    """The same as a table, with the fields themselves."""
    for line in register(on):
        tables = [f"{table} ({', '.join(names)})" for table, names in line.tables.items()]
        yield [
            line.purpose.theme, line.purpose.words, line.basis, line.delay.words,
            line.delay.source, line.purpose.readers, ", ".join(line.kinds), " ; ".join(tables),
        ]  # fmt: skip


def requests_of(person: Person) -> QuerySet[RightsRequest]:
    """What somebody asked, the newest first."""
    return RightsRequest.objects.filter(person=person).order_by("-asked_at", "-pk")


def archive_request(person: Person, at: datetime) -> RightsRequest | None:
    """The archive that is being made, or that may be taken."""
    last = requests_of(person).filter(kind="export").first()
    if last is None or (last.done_at and not (last.archive_until and last.archive_until > at)):
        return None
    return last


@dataclass(frozen=True)
class Reading:
    """Somebody opened my file."""

    reader: Person
    what: str
    at: datetime


def readings_of(person: Person) -> QuerySet[FileReading]:
    """Who opened the file of somebody, the newest first."""
    rows = FileReading.objects.filter(about=person).select_related("reader")
    return rows.order_by("-at", "-pk")


def told(rows: list[FileReading]) -> list[Reading]:
    """The same in words; a kind of file that has no words yet is « votre dossier »."""
    return [Reading(row.reader, FILES.get(row.what, "Votre dossier"), row.at) for row in rows]


def waiting_first(rows: QuerySet[RightsRequest]) -> QuerySet[RightsRequest]:
    """What waits for an answer first, the nearest day first."""
    return rows.order_by(F("done_at").asc(nulls_first=True), "due_on", "pk")


def runs() -> QuerySet[RetentionRun]:
    """The days on which something too old was found, the newest first."""
    return RetentionRun.objects.filter(dry=False).exclude(counts=[]).order_by("-at", "-pk")


def last_run() -> RetentionRun | None:
    return RetentionRun.objects.filter(dry=False).order_by("-at", "-pk").first()


def delays_used(on: date) -> list[delays.Delay]:
    """Each delay that something follows, in the order of its name."""
    used = {one.purpose.retention for _, one in declaring.every() if one.purpose.theme}
    return [delays.delay(key, on) for key in sorted(used | {"KEEP-02"})]


@dataclass(frozen=True)
class Controller:
    """Who answers for the data, and how to write to them."""

    name: str
    place: str
    email: str
    phone: str


def controllers(on: date) -> list[Controller]:
    """The coops d’emploi of this site, as a higher app tells them."""
    told: list[tuple[str, str, str, str]] = import_string(settings.KPACITE_CONTROLLERS)(on)
    return [Controller(*one) for one in told]
