"""A quote as it is read on a screen: the same values as on paper, dates and figures parsed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse

from kpacite.hosts import covering
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import SupportContract
from kpacite.lib import french
from kpacite.people.models import Person
from kpacite.sales import quote_paper, quoting
from kpacite.sales.core import vat
from kpacite.sales.models import Quote, QuoteReading, QuoteVersion
from kpacite.sales.queries.quotes import state_of
from kpacite.work import queries as work


@dataclass(frozen=True)
class SheetLine:
    label: str
    detail: str
    quantity: str
    unit: str
    price: str
    net_cents: int


@dataclass(frozen=True)
class Sheet:
    """The paper's values, ready for a template."""

    paper: dict[str, Any]
    issued_on: date
    service_on: date
    due_on: date
    lines: list[SheetLine]

    @property
    def is_for_somebody(self) -> bool:
        return bool(self.paper["buyer"]["kind"] == "B2C")


def of_version(version: QuoteVersion, on: date, at: datetime) -> Sheet:
    """What left, as it left; or what would leave now."""
    if version.snapshot:
        return readable(version.snapshot)
    paper = quote_paper.paper(version, number="", contract=contract(version, on), on=on, at=at)
    return readable(dict(paper))


def team(version: QuoteVersion) -> list[Person]:
    """The people whom the paper names, to show their faces."""
    named = (version.snapshot or {}).get("team", [])
    people = [member.person for member in work.team(version.quote.mission)]
    return [person for person in people if person.first_name in named]


def readable(paper: dict[str, Any]) -> Sheet:
    return Sheet(
        paper=paper,
        issued_on=date.fromisoformat(paper["issued_on"]),
        service_on=date.fromisoformat(paper["service_on"]),
        due_on=date.fromisoformat(paper["due_on"]),
        lines=[_line(line) for line in paper["lines"]],
    )


def contract(version: QuoteVersion, on: date) -> SupportContract | None:
    """The contract that would be printed today."""
    return covering.contract_on(version.quote.responsible, version.quote.host, on)


def ceiling_cents(version: QuoteVersion, on: date) -> int:
    return hosts.hosting_of(version.quote.coop, on).commitment_ceiling_cents


def readings(version: QuoteVersion) -> list[QuoteReading]:
    """What was said of the text as it stands."""
    return [*quoting.readings_of(version, "peer"), *quoting.readings_of(version, "host")]


def rates(on: date) -> list[tuple[str, str]]:
    """The VAT rates that exist, in words; none is for hosts without VAT only."""
    return [(str(rate), french.on_100(rate)) for rate in vat.rates_on(on) if rate]


def link(quote: Quote) -> str:
    """The address that opens the quote without an account."""
    return str(settings.SITE_ADDRESS) + reverse("sales:client_quotes.show", args=[quote.token])


def steps(version: QuoteVersion, on: date) -> list[dict[str, str]]:
    """Where the quote is on its way, each step in words."""
    words = ["Écrire", "Relire"]
    if quoting.above_ceiling(version, on):
        words.append("Coop d’emploi")
    words += ["Envoyer", "Réponse"]
    now = _reached(version, on, words)
    return [
        {"title": title, "state": "done" if rank < now else "now" if rank == now else ""}
        for rank, title in enumerate(words)
    ]


def _reached(version: QuoteVersion, on: date, words: list[str]) -> int:
    if version.sent_at:
        waits = state_of(version, on) in ("waiting", "late")
        return len(words) - 1 if waits else len(words)
    if not version.lines.all():
        return 0
    stop = quoting.stop(version, on)
    if isinstance(stop, quoting.HostMustCheck):
        return words.index("Coop d’emploi")
    if isinstance(stop, quoting.NotReadYet | quoting.ReaderSawAProblem):
        return 1
    return words.index("Envoyer")


def _line(line: dict[str, Any]) -> SheetLine:
    return SheetLine(
        label=line["label"],
        detail=line["detail"],
        quantity=_number(line["quantity"]),
        unit=line["unit"],
        price=_price(line["unit_price"]),
        net_cents=line["net_cents"],
    )


def _number(text: str) -> str:
    return f"{Decimal(text).normalize():f}".replace(".", ",")


def _price(text: str) -> str:
    """A unit price to the cent, or with its four decimals when it has more."""
    price = Decimal(text)
    if price == price.quantize(Decimal("0.01")):
        return french.euros_plain(int(price.scaleb(2)))
    return f"{_number(text)}{french.NBSP}€"
