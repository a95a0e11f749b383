"""VAT by kind of product, as dated rows; what a line is in the books; alcohol in a food line.

Rates are in basis points. A row holds from `valid_from` until a later row of the same kind.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Nature = Literal["service", "goods"]


@dataclass(frozen=True)
class KindRate:
    """The rate of a kind of product, from a day on, and the article that says so."""

    product_kind: str
    rate_bp: int
    valid_from: date
    source: str


@dataclass(frozen=True)
class Rate:
    """A rate that exists in mainland France, from a day on."""

    rate_bp: int
    valid_from: date
    source: str


RATES = [
    Rate(0, date(2000, 1, 1), "exonération, franchise ou autoliquidation"),
    Rate(210, date(2000, 1, 1), "CGI, art. 281 quater et suivants"),
    Rate(550, date(2000, 1, 1), "CGI, art. 278-0 bis"),
    Rate(1000, date(2014, 1, 1), "CGI, art. 278 bis et 279"),
    Rate(2000, date(2014, 1, 1), "CGI, art. 278"),
]
KIND_RATES = [
    KindRate("service", 2000, date(2014, 1, 1), "CGI, art. 278"),
    KindRate("goods", 2000, date(2014, 1, 1), "CGI, art. 278"),
    # BOI-TVA-LIQ-30-10-10 and 30-20-10-20: who eats, where, and when.
    KindRate("catering_service", 1000, date(2014, 1, 1), "CGI, art. 279, m"),
    KindRate("food_immediate", 1000, date(2014, 1, 1), "CGI, art. 279, n"),
    KindRate("food_keep", 550, date(2014, 1, 1), "CGI, art. 278-0 bis, A, 1°"),
    KindRate("soft_drink", 550, date(2014, 1, 1), "CGI, art. 278-0 bis, A, 1°"),
    KindRate("alcohol", 2000, date(2014, 1, 1), "CGI, art. 278"),
]
# For these a smaller rate may be right (a book, a show, works at a home): the member chooses.
_OPEN_KINDS = {"service", "goods"}
_NATURES: dict[str, Nature] = {"service": "service", "catering_service": "service"}
_ACCOUNTS = {
    "service": "706",
    "catering_service": "706",
    "goods": "701",
    "food_immediate": "701",
    "food_keep": "701",
    "soft_drink": "707",
    "alcohol": "707",
}
_FOOD_KINDS = {"catering_service", "food_immediate", "food_keep", "soft_drink"}
_ALCOHOL = (
    "alcool|alcools|alcoolise|alcoolisee|vin|vins|biere|bieres|champagne|cremant|prosecco"
    "|cidre|cidres|whisky|rhum|vodka|gin|pastis|ricard|porto|liqueur|liqueurs|genievre|kir|sangria|punch"
    "|mojito|spritz|planteur|digestif|digestifs|cognac|armagnac|calvados"
)
# A dish cooked with wine, or a drink without alcohol, is no alcoholic drink.
_WITHOUT = re.compile(
    r"\w+ sans alcool|sans alcool|vinaigre de (?:vin|cidre)|levure de biere"
    r"|(?:sauce|boeuf|coq|poires?|moules|daube) au (?:vin|cidre)"
)
_ALCOHOL_WORD = re.compile(rf"\b(?:{_ALCOHOL})\b")


def rate_bp(product_kind: str, on: date) -> int:
    """The usual rate of a kind of product on a day (CGI, art. 278 to 279)."""
    rows = [row for row in KIND_RATES if row.product_kind == product_kind and row.valid_from <= on]
    if not rows:
        raise ValueError(f"No VAT rate for {product_kind!r} on {on}.")
    return max(rows, key=lambda row: row.valid_from).rate_bp


def rates_on(day: date) -> list[int]:
    """The rates that exist on a day, highest first."""
    return sorted({row.rate_bp for row in RATES if row.valid_from <= day}, reverse=True)


def exists(rate: int, on: date) -> bool:
    return rate in rates_on(on)


def fits(product_kind: str, rate: int, on: date) -> bool:
    """A kind of food or drink has its own rate; services and goods take any taxed rate."""
    if product_kind in _OPEN_KINDS:
        return rate > 0 and exists(rate, on)
    return rate == rate_bp(product_kind, on)


def nature(product_kind: str) -> Nature:
    """Goods or service: it says when VAT is due (CGI, art. 269, 2)."""
    return _NATURES.get(product_kind, "goods")


def natures_code(kinds: Iterable[str]) -> Literal["B", "S", "M"]:
    """B for goods, S for services, M for both: the letter of the billing framework (BT-23)."""
    found = {nature(kind) for kind in kinds}
    if len(found) == 2:
        return "M"
    return "S" if "service" in found else "B"


def account(product_kind: str) -> str:
    """The sales account of the French chart: 706 services, 701 made here, 707 bought and sold."""
    return _ACCOUNTS[product_kind]


def alcohol_word(label: str) -> str:
    """The word of a label that names an alcoholic drink, or nothing.

    Alcohol is always taxed at the full rate, on its own line, even in a buffet
    (CGI, art. 279, m and n exclude it).
    """
    plain = unicodedata.normalize("NFKD", label.lower().replace("œ", "oe"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = _ALCOHOL_WORD.search(_WITHOUT.sub(" ", plain))
    return found.group() if found else ""


def hides_alcohol(product_kind: str, *texts: str) -> str:
    """The alcoholic drink named in a line of food or soft drink, or nothing."""
    if product_kind not in _FOOD_KINDS:
        return ""
    return next((word for text in texts if (word := alcohol_word(text))), "")
