"""Which host carries a coop, and which figures and sentences are in force on a day."""

from datetime import date

from kpacite.coops.models import Coop
from kpacite.hosts.core import scales
from kpacite.hosts.core.scales import Scale
from kpacite.hosts.models import (
    Activity,
    ContributionScale,
    Host,
    Hosting,
    LegalMention,
    LegalParameter,
    VatRegimePeriod,
)
from kpacite.lib.errors import Refusal


class NoHost(Refusal):
    """Before any registration a host is the legal seller (C. com. L127-4): without one, no sale."""

    sentence = "Aucune coop d’emploi ne porte la coop ce jour-là. Contactez une coop d’emploi."


class NoScale(Refusal):
    """What the host keeps must be known before money is shared (R7331-9)."""

    sentence = "La coop d’emploi n’a pas encore donné son barème. Demandez-le à votre contact."


class NoVatPeriod(Refusal):
    """The VAT regime belongs to the seller, and must be known at the date of the sale."""

    sentence = "La coop d’emploi n’a pas donné son régime de TVA pour ce jour. Demandez-le-lui."


class MissingLegalText(Exception):
    """The dated legal data was not loaded for that day: a fault of ours, never a member's."""


def hosting_of(coop: Coop, on: date) -> Hosting:
    """The hosting in force, with its host. Refuses: NoHost."""
    hosting = Hosting.objects.on(on).filter(coop=coop).select_related("host").first()
    if hosting is None:
        raise NoHost
    return hosting


def host_of(coop: Coop, on: date) -> Host:
    """The host that carries the coop. Refuses: NoHost."""
    return hosting_of(coop, on).host


def scale_row(host: Host, on: date) -> ContributionScale:
    """The stored scale of a host. Refuses: NoScale."""
    row = ContributionScale.objects.on(on).filter(host=host).order_by("-valid_from").first()
    if row is None:
        raise NoScale
    return row


def scale_of(host: Host, on: date) -> Scale:
    """The scale of a host on a day, ready to compute with. Refuses: NoScale."""
    return built(scale_row(host, on))


def scale_for(coop: Coop, activity: Activity | None, on: date) -> Scale:
    """The scale that applies to a coop's mission that day: it takes nothing during the free
    months, nor for an activity the host exempts. Refuses: NoHost, NoScale.
    """
    hosting = hosting_of(coop, on)
    scale = scale_of(hosting.host, on)
    key = activity.key if activity else ""
    if scales.applies(scale, hosted_from=hosting.valid_from, on=on, activity=key):
        return scale
    return scales.nothing(scale)


def built(row: ContributionScale) -> Scale:
    """The pure scale of a stored one."""
    return Scale(
        base="net_sales" if row.base == "net_sales" else "gross_margin",
        brackets=tuple((bound, rate_bp) for bound, rate_bp in row.brackets),
        cap_cents_per_year=row.cap_cents_per_year,
        floor_cents_per_month=row.floor_cents_per_month,
        flat_cents_per_month=row.flat_cents_per_month,
        free_months=row.free_months,
        exempt_activities=frozenset(row.exempt_activities),
    )


def vat_period(host: Host, on: date) -> VatRegimePeriod:
    """The VAT regime of a host on a day. Refuses: NoVatPeriod."""
    period = VatRegimePeriod.objects.on(on).filter(host=host).order_by("-valid_from").first()
    if period is None:
        raise NoVatPeriod
    return period


def parameter(key: str, on: date, host: Host | None = None) -> LegalParameter:
    """A dated figure: the host's own when it has one, else everybody's."""
    rows = LegalParameter.objects.on(on).filter(key=key).order_by("-valid_from")
    own = rows.filter(host=host).first() if host else None
    found = own or rows.filter(host=None).first()
    if found is None:
        raise MissingLegalText(f"{key} on {on}")
    return found


def parameters(keys: list[str], on: date, host: Host | None = None) -> dict[str, LegalParameter]:
    """Several dated figures in one query; a key without a row that day is absent."""
    rows = LegalParameter.objects.on(on).filter(key__in=keys, host=None)
    if host:
        rows = rows | LegalParameter.objects.on(on).filter(key__in=keys, host=host)
    found: dict[str, LegalParameter] = {}
    for row in rows.order_by("valid_from"):
        kept = found.get(row.key)
        if kept is None or row.host_id or not kept.host_id:
            found[row.key] = row
    return found


def mention(key: str, on: date) -> LegalMention:
    """The sentence to print on a paper of that day (law.: rule INV-30 of docs/law.md)."""
    found = LegalMention.objects.on(on).filter(key=key).order_by("-valid_from").first()
    if found is None:
        raise MissingLegalText(f"{key} on {on}")
    return found
