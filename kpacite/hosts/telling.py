"""Scales and dated figures, told in sentences."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kpacite.hosts.models import ContributionScale, Host, LegalMention, LegalParameter
from kpacite.ledger.models import JournalEntry
from kpacite.lib import french


@dataclass(frozen=True)
class ToldScale:
    scale: ContributionScale
    brackets: list[str]
    notes: list[str]


@dataclass(frozen=True)
class Figure:
    """A dated figure in words, with where it comes from."""

    words: str
    value: str
    row: LegalParameter


def scales(host: Host) -> list[ToldScale]:
    """The scales of a host, the last one first."""
    rows = ContributionScale.objects.filter(host=host).order_by("-valid_from", "-pk")
    return [ToldScale(row, _brackets(row), _notes(row)) for row in rows]


def figures(host: Host, on: date) -> list[Figure]:
    """The figures in force that people meet; the host's own before everybody's."""
    rows = LegalParameter.objects.on(on).filter(key__in=_FIGURES, host=None)
    own = LegalParameter.objects.on(on).filter(key__in=_FIGURES, host=host)
    found = {row.key: row for row in rows} | {row.key: row for row in own}
    return [
        Figure(words, say(found[key].value), found[key])
        for key, (words, say) in _FIGURES.items()
        if key in found
    ]


@dataclass(frozen=True)
class ToldLine:
    """A line of an entry, its amount on one side."""

    code: str
    account: str
    detail: str
    debit_cents: int
    credit_cents: int


def told(entry: JournalEntry) -> list[ToldLine]:
    """The lines of an entry, with who or what each is about."""
    return [
        ToldLine(
            line.account.code,
            line.account.name,
            line.third_party_name
            or (line.member.first_name if line.member else "")
            or (line.coop.name if line.coop else ""),
            max(line.amount_cents, 0),
            max(-line.amount_cents, 0),
        )
        for line in entry.lines.all()
    ]


def mentions(on: date) -> list[LegalMention]:
    """The sentences printed on papers that day."""
    return list(LegalMention.objects.on(on).order_by("key"))


def _brackets(row: ContributionScale) -> list[str]:
    told, low = [], 0
    for bound, rate_bp in row.brackets:
        rate = french.on_100(rate_bp)
        if bound is None:
            told.append(f"{rate} au-dessus de {french.euros_plain(low)}" if low else rate)
        elif low:
            told.append(f"{rate} de {french.euros_plain(low)} à {french.euros_plain(bound)}")
        else:
            told.append(f"{rate} jusqu’à {french.euros_plain(bound)}")
        low = bound or low
    return told


def _notes(row: ContributionScale) -> list[str]:
    told = []
    if row.free_months:
        told.append(f"Rien pendant les {row.free_months} premiers mois.")
    if row.floor_cents_per_month:
        told.append(f"Au moins {french.euros_plain(row.floor_cents_per_month)} par mois.")
    if row.cap_cents_per_year is not None:
        told.append(f"Jamais plus de {french.euros_plain(row.cap_cents_per_year)} par an.")
    if row.flat_cents_per_month:
        told.append(f"Plus {french.euros_plain(row.flat_cents_per_month)} chaque mois.")
    if row.exempt_activities:
        told.append(f"Rien sur : {french.join(row.exempt_activities)}.")
    return told


def _thresholds(value: dict[str, int]) -> str:
    before = french.euros_plain(value["previous_year_cents"])
    now = french.euros_plain(value["current_year_cents"])
    return f"{before} l’an dernier, {now} cette année"


def _contract(value: dict[str, int]) -> str:
    again = french.count(value["max_renewals"], "fois", "fois")
    return f"{value['max_months']} mois, à refaire {again}"


_FIGURES: dict[str, tuple[str, Callable[..., str]]] = {
    "contract.CAPE": ("Durée d’un contrat CAPE", _contract),
    "charges.employer_bp": ("Cotisations de la coop d’emploi, estimées", french.on_100),
    "charges.employee_bp": ("Cotisations de la personne, estimées", french.on_100),
    "pay.default_days": ("Délai de paiement habituel", lambda days: french.count(days, "jour")),
    "pay.max_days": ("Délai de paiement, au plus", lambda days: french.count(days, "jour")),
    "late.recovery_fee_cents": ("Frais de retard, entre professionnels", french.euros_plain),
    "late.rate": ("Taux des pénalités de retard", str),
    "withdrawal.days": ("Changer d’avis, pour un particulier", lambda d: french.count(d, "jour")),
    "franchise.goods": ("Pas de TVA en dessous de, biens et repas", _thresholds),
    "franchise.services": ("Pas de TVA en dessous de, services", _thresholds),
    "einv.emission_from.sme": (
        "Factures par une plateforme, à partir du",
        lambda day: french.day_plain(date.fromisoformat(day)),
    ),
}
