"""What a line of a quote may say: its price, its VAT, what it costs to make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from kpacite.hosts import queries as hosts
from kpacite.hosts.models import Host
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.sales.core import totals, vat
from kpacite.sales.models import PRODUCT_KINDS, CatalogueItem, Client, QuoteLine

LARGEST_EUROS = 100_000_000
ABROAD = {"B2B_EU", "B2B_NON_EU"}
WITHOUT_VAT = {"franchise", "exempt_nonprofit"}
_KIND_WORDS = dict(PRODUCT_KINDS)


class VatRateUnknown(Refusal):
    """A rate that does not exist, or not the one of this kind of product (CGI, art. 278 to 281)."""

    sentence = "Ce taux de TVA n’existe pas. Choisissez ce que vous vendez : le taux suit."


class AmountTooLarge(Refusal):
    """A slip of the finger, surely; and no column of the books would hold it."""

    sentence = "Ce prix est trop grand. Vérifiez les quantités et les prix."


class ClientOutsideFrance(Refusal):
    """Reverse charge and exports (CGI, art. 259, 262 and 283) are not written here yet."""

    sentence = (
        "Ce client est hors de France : la TVA change. "
        "Demandez à la coop d’emploi de faire ce papier."
    )


class AlcoholInFoodLine(Refusal):
    """Alcohol is taxed at the full rate on a line of its own (CGI, art. 278-0 bis, A, 1°)."""

    sentence = "Il y a de l’alcool dans une ligne de repas. Mettez-le sur sa propre ligne."


@dataclass(frozen=True)
class Line:
    """A line as a member writes it. Without `vat_bp`, the usual rate of the kind of product.

    `unit_price` in euros net of VAT; `materials_cents` and `minutes` for the whole line.
    """

    label: str
    quantity: Decimal
    unit_price: Decimal
    product_kind: str
    unit: str = "pièce"
    detail: str = ""
    vat_bp: int | None = None
    item: CatalogueItem | None = None
    materials_cents: int = 0
    minutes: int = 0
    made_to_measure: bool = False


class Written(Protocol):
    """A line that has its rate: of a quote, stored or about to be."""

    label: str
    detail: str
    quantity: Decimal
    unit_price: Decimal
    product_kind: str
    vat_bp: int


def of_item(item: CatalogueItem, quantity: Decimal) -> Line:
    """A line of the catalogue with its cost structure, for a quantity."""
    return Line(
        label=item.name, detail=item.description, quantity=quantity, unit=item.unit, item=item,
        unit_price=Decimal(item.price_cents).scaleb(-2), product_kind=item.product_kind,
        materials_cents=int(item.materials_cents * quantity), minutes=int(item.minutes * quantity),
        made_to_measure=item.made_to_measure,
    )  # fmt: skip


def usual_rate(product_kind: str, host: Host, on: date) -> int:
    """The rate of a kind of product sold by this host that day: none when it charges no VAT."""
    if hosts.vat_period(host, on).regime in WITHOUT_VAT:
        return 0
    return vat.rate_bp(product_kind, on)


def rows(lines: Sequence[Line], host: Host, on: date) -> list[QuoteLine]:
    """The lines, ranked and with their rate, ready to be stored once checked."""
    if sum(line.quantity * line.unit_price for line in lines) > LARGEST_EUROS:
        raise AmountTooLarge
    charges = hosts.vat_period(host, on).regime not in WITHOUT_VAT
    return [
        QuoteLine(
            rank=rank, item=line.item, label=line.label.strip(), detail=line.detail.strip(),
            quantity=line.quantity, unit=line.unit, unit_price=line.unit_price,
            product_kind=line.product_kind, materials_cents=line.materials_cents,
            minutes=line.minutes, made_to_measure=line.made_to_measure,
            vat_bp=_rate(line, on) if charges else (line.vat_bp or 0),
        )
        for rank, line in enumerate(lines, start=1)
    ]  # fmt: skip


def refuse_abroad(client: Client) -> None:
    """Ordinary VAT on a sale abroad would be wrong: no paper rather than a false one."""
    if client.kind in ABROAD:
        raise ClientOutsideFrance


def check(lines: Sequence[Written], host: Host, on: date) -> None:
    """Each line has a rate that exists and fits what it sells, and hides no alcohol.

    Refuses: AmountTooLarge, VatRateUnknown, AlcoholInFoodLine.
    """
    charges = hosts.vat_period(host, on).regime not in WITHOUT_VAT
    for line in lines:
        if word := vat.hides_alcohol(line.product_kind, line.label, line.detail):
            raise AlcoholInFoodLine(
                f"« {line.label} » parle d’alcool ({word}). "
                "Mettez l’alcool sur sa propre ligne : il a sa propre TVA."
            )
        if not vat.exists(line.vat_bp, on):
            raise VatRateUnknown
        if charges and not vat.fits(line.product_kind, line.vat_bp, on):
            raise VatRateUnknown(_fitting(line, on))
        if not charges and line.vat_bp:
            raise VatRateUnknown("La coop d’emploi ne compte pas de TVA. Le taux est zéro.")


def priced(lines: Iterable[Written]) -> list[totals.PricedLine]:
    """The lines as the arithmetic wants them."""
    return [
        totals.PricedLine(line.label, line.quantity, line.unit_price, line.vat_bp) for line in lines
    ]


def _rate(line: Line, on: date) -> int:
    return vat.rate_bp(line.product_kind, on) if line.vat_bp is None else line.vat_bp


def _fitting(line: Written, on: date) -> str:
    words = _KIND_WORDS[line.product_kind].lower()
    usual = french.on_100(vat.rate_bp(line.product_kind, on))
    return f"Ce taux de TVA ne va pas avec « {words} ». C’est {usual}."
