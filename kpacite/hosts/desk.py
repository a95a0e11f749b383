"""What the pages of a host read: what waits, contracts, insurance, coops, entries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.module_loading import import_string

from kpacite.coops.models import Membership
from kpacite.hosts.models import Host, Hosting, InsuranceClearance, SupportContract
from kpacite.ledger.models import JournalEntry, JournalLine
from kpacite.lib import french
from kpacite.people.models import Person

# The host is warned sixty, thirty and seven days before a contract ends (C. com. L127-4: no paper
# leaves without one).
WARN_DAYS: Final = 60


@dataclass(frozen=True)
class Waiting:
    """A number on the first page of the host, and where it leads."""

    count: int
    one: str
    many: str
    icon: str
    tone: str
    url: str

    @property
    def words(self) -> str:
        return self.one if self.count < 2 else self.many


@dataclass(frozen=True)
class Ending:
    """A contract that ends soon and has no signed follow-up."""

    contract: SupportContract
    days: int

    @property
    def is_urgent(self) -> bool:
        return self.days <= 7

    @property
    def words(self) -> str:
        if self.days == 0:
            return "Finit aujourd’hui"
        return f"Finit dans {french.count(self.days, 'jour')}"


def waiting(host: Host, on: date) -> list[Waiting]:
    """What waits for somebody of the host, its own and what higher apps tell."""
    told = [import_string(path) for path in settings.KPACITE_HOST_WAITING]
    counters: list[Callable[[Host, date], Waiting]] = [*told, _insurance, _ending, _unsigned]
    return [counter(host, on) for counter in counters]


def contracts(
    host: Host, words: str = "", state: str = "", *, on: date
) -> QuerySet[SupportContract]:
    """The contracts of a host, the last to end first."""
    found = SupportContract.objects.filter(host=host).select_related("person")
    if state == "draft":
        found = found.filter(signed_on=None)
    elif state == "running":
        found = found.filter(signed_on__isnull=False, ends_on__gte=on)
    elif state == "over":
        found = found.filter(signed_on__isnull=False, ends_on__lt=on)
    return found.filter(_person_named(words)).order_by("-ends_on", "-pk")


def ending(host: Host, on: date) -> list[Ending]:
    """The signed contracts that end within sixty days and that nothing signed follows."""
    return [Ending(row, (row.ends_on - on).days) for row in _ending_rows(host, on)]


def clearances(host: Host, words: str = "", state: str = "") -> QuerySet[InsuranceClearance]:
    """The questions to the insurer: those that wait first, the oldest on top."""
    found = InsuranceClearance.objects.filter(host=host).select_related("person", "activity")
    if state == "waiting":
        found = found.filter(answered_on=None)
    elif state == "answered":
        found = found.filter(answered_on__isnull=False)
    waiting_first = F("answered_on").desc(nulls_first=True)
    return found.filter(_person_named(words)).order_by(waiting_first, "asked_on", "pk")


def coops(host: Host, on: date, words: str = "") -> QuerySet[Hosting]:
    """The coops a host carries that day, each with `members`: how many people."""
    present = Q(coop__memberships__joined_on__lte=on) & (
        Q(coop__memberships__left_on=None) | Q(coop__memberships__left_on__gt=on)
    )
    found = Hosting.objects.on(on).filter(host=host, coop__name__icontains=words)
    found = found.select_related("coop")
    return found.annotate(members=Count("coop__memberships", filter=present)).order_by("coop__name")


def people(host: Host, on: date) -> QuerySet[Person]:
    """The members of the coops that a host carries that day."""
    carried = Hosting.objects.on(on).filter(host=host).values("coop")
    there = Membership.objects.on(on).filter(coop__in=carried).values("person")
    return Person.objects.filter(pk__in=there).order_by("first_name", "last_name", "pk")


def entries(host: Host, year: int, words: str = "") -> QuerySet[JournalEntry]:
    """The entries of a year of the host's book, the last validated first, with their lines."""
    lines = JournalLine.objects.select_related("account", "coop", "member").order_by("rank")
    found = JournalEntry.objects.filter(book=host.book, year=year).select_related("journal")
    if words:
        found = found.filter(
            Q(label__icontains=words)
            | Q(piece_ref__icontains=words)
            | Exists(
                JournalLine.objects.filter(
                    Q(third_party_name__icontains=words) | Q(account__code__startswith=words),
                    entry=OuterRef("pk"),
                )
            )
        )
    return found.prefetch_related(Prefetch("lines", queryset=lines)).order_by("-position")


def year_asked(asked: str, years: list[int], on: date) -> int:
    """The year that the address asks for when it has entries, else the last one that has."""
    if asked.isdigit() and int(asked) in years:
        return int(asked)
    return years[-1] if years else on.year


def _ending_rows(host: Host, on: date) -> QuerySet[SupportContract]:
    follows = SupportContract.objects.filter(
        host=host, person=OuterRef("person"), kind=OuterRef("kind"),
        renewal=OuterRef("renewal") + 1, signed_on__isnull=False,
    )  # fmt: skip
    found = contracts(host, state="running", on=on).filter(
        ~Exists(follows), ends_on__lte=on + timedelta(days=WARN_DAYS)
    )
    return found.order_by("ends_on", "pk")


def _insurance(host: Host, on: date) -> Waiting:
    return _count(
        clearances(host, state="waiting"), "réponse d’assurance attendue",
        "réponses d’assurance attendues", "i-clock", "sky", "hosts:clearances.index", host,
    )  # fmt: skip


def _ending(host: Host, on: date) -> Waiting:
    return _count(
        _ending_rows(host, on), "contrat qui finit", "contrats qui finissent", "i-alert", "brick",
        "hosts:contracts.index", host,
    )  # fmt: skip


def _unsigned(host: Host, on: date) -> Waiting:
    return _count(
        contracts(host, state="draft", on=on), "contrat à signer", "contrats à signer", "i-pencil",
        "leaf", "hosts:contracts.index", host, "?etat=draft",
    )  # fmt: skip


def _count(
    rows: QuerySet[InsuranceClearance] | QuerySet[SupportContract],
    one: str, many: str, icon: str, tone: str, address: str, host: Host, query: str = "",
) -> Waiting:  # fmt: skip
    return Waiting(rows.count(), one, many, icon, tone, reverse(address, args=[host.slug]) + query)


def _person_named(words: str) -> Q:
    """Every word is in the first or the last name."""
    found = Q()
    for word in words.split():
        found &= Q(person__first_name__icontains=word) | Q(person__last_name__icontains=word)
    return found
