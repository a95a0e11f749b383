"""What the pages of quotes, clients and the catalogue read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.hosts.models import Activity, Host, Hosting
from kpacite.people.models import Person
from kpacite.sales.models import (
    CatalogueItem,
    Client,
    Quote,
    QuoteAnswer,
    QuoteReading,
    QuoteVersion,
)
from kpacite.work.models import Mission, SeatTaking

STATES = {
    "": "Tous",
    "ecrire": "À écrire ou à relire",
    "attente": "Le client réfléchit",
    "oui": "Acceptés",
    "non": "Refusés",
}


@dataclass(frozen=True)
class Row:
    """A quote in a list: its last version, and where it stands in words."""

    quote: Quote
    version: QuoteVersion
    state: str  # draft, waiting, late, accepted, declined, withdrawn

    @property
    def gross_cents(self) -> int:
        return (self.version.net_cents or 0) + (self.version.vat_cents or 0)


def last_version(quote: Quote) -> QuoteVersion:
    """The version being written, or the one that counts, with its lines and its answer."""
    rows = quote.versions.select_related(
        "quote__coop", "quote__host", "quote__client", "quote__responsible",
        "quote__mission__activity", "answer__withdrawal", "sent_by",
    )  # fmt: skip
    return rows.prefetch_related("lines", "authors").order_by("-version")[0]


def state_of(version: QuoteVersion, on: date) -> str:
    if version.sent_at is None:
        return "draft"
    answer: QuoteAnswer | None = getattr(version, "answer", None)
    if answer is None:
        return "late" if version.valid_until < on else "waiting"
    if getattr(answer, "withdrawal", None):
        return "withdrawn"
    return "accepted" if answer.accepted else "declined"


def listed(coop: Coop, which: str, words: str) -> QuerySet[QuoteVersion]:
    """The last version of each quote of a coop, the newest thread first."""
    rows = _last_versions().filter(quote__coop=coop)
    if which == "ecrire":
        rows = rows.filter(sent_at=None)
    elif which == "attente":
        rows = rows.filter(sent_at__isnull=False, answer=None)
    elif which in ("oui", "non"):
        rows = rows.filter(answer__accepted=which == "oui")
    if words:
        rows = rows.filter(
            Q(quote__title__icontains=words)
            | Q(quote__client__name__icontains=words)
            | Q(number__icontains=words)
        )
    return rows.order_by("-quote__created_at", "-quote__pk")


def rows(versions: Sequence[QuoteVersion], on: date) -> list[Row]:
    return [Row(version.quote, version, state_of(version, on)) for version in versions]


def waiting_for_host(host: Host, words: str, on: date) -> QuerySet[QuoteVersion]:
    """Drafts above the ceiling of their coop that the host has not read as they stand."""
    ceiling = Hosting.objects.on(on).filter(coop=OuterRef("quote__coop"))
    checked = QuoteReading.objects.filter(
        version=OuterRef("pk"), kind="host", at__gte=OuterRef("edited_at")
    )
    rows = _last_versions().filter(quote__host=host, sent_at=None)
    rows = rows.annotate(
        ceiling_cents=Subquery(ceiling.values("commitment_ceiling_cents")[:1])
    ).filter(~Exists(checked), net_cents__gt=F("ceiling_cents"))
    if words:
        rows = rows.filter(Q(quote__title__icontains=words) | Q(quote__coop__name__icontains=words))
    return rows.select_related("quote__coop").order_by("edited_at", "pk")


def readers_of(version: QuoteVersion, on: date) -> list[Person]:
    """A few members who may read the version: they did not write it."""
    authors = {person.pk for person in version.authors.all()}
    members = coops.members(version.quote.coop, on).exclude(pk__in=authors)
    return list(members[:4])


def versions_of(quote: Quote) -> QuerySet[QuoteVersion]:
    """The history of the thread, the last one first."""
    rows = quote.versions.filter(sent_at__isnull=False).select_related("answer", "sent_by")
    return rows.defer("pdf", "snapshot").order_by("-version")


def clients(coop: Coop, words: str) -> QuerySet[Client]:
    found = Client.objects.filter(coop=coop)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(contact_name__icontains=words))
    return found.order_by("name", "pk")


def quotes_of_client(client: Client) -> QuerySet[QuoteVersion]:
    rows = _last_versions().filter(quote__client=client)
    return rows.order_by("-quote__created_at", "-quote__pk")


def catalogue(coop: Coop, words: str = "") -> QuerySet[CatalogueItem]:
    """What the coop offers, in its own order."""
    found = CatalogueItem.objects.filter(coop=coop, withdrawn_at=None).select_related("activity")
    if words:
        found = found.filter(Q(name__icontains=words) | Q(description__icontains=words))
    return found.order_by("rank", "name", "pk")


def activities_of(coop: Coop) -> QuerySet[Activity]:
    """The kinds of activity of what the coop offers; all of them when it offers nothing yet."""
    own = Activity.objects.filter(pk__in=catalogue(coop).values("activity"))
    return (own if own.exists() else Activity.objects.all()).order_by("name")


def all_activities() -> QuerySet[Activity]:
    return Activity.objects.order_by("name")


def missions_to_quote(coop: Coop, on: date) -> QuerySet[Mission]:
    """Missions for a client that have no quote yet and are still to come."""
    rows = Mission.objects.filter(coop=coop, kind="market", quotes=None, ends_on__gte=on)
    return rows.order_by("starts_on", "pk")


def carriers_of(mission: Mission) -> QuerySet[Person]:
    """Who may be responsible for the quote of a mission: those who carry or help on it."""
    takings = SeatTaking.objects.filter(
        seat__mission=mission, seat__kind__in=("carry", "help"), left_at=None
    )
    return Person.objects.filter(pk__in=takings.values("person")).order_by("first_name", "pk")


def responsibles(version: QuoteVersion) -> QuerySet[Person]:
    """The same people, and who is responsible already."""
    known = Person.objects.filter(pk=version.quote.responsible_id)
    return (carriers_of(version.quote.mission) | known).distinct()


def _last_versions() -> QuerySet[QuoteVersion]:
    newer: QuerySet[Any] = QuoteVersion.objects.filter(
        quote=OuterRef("quote"), version__gt=OuterRef("version")
    )
    rows = QuoteVersion.objects.filter(~Exists(newer)).defer("pdf", "snapshot")
    return rows.select_related("quote__client", "answer__withdrawal").prefetch_related(
        Prefetch("readings", queryset=QuoteReading.objects.select_related("person"))
    )
