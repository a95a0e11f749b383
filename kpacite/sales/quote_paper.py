"""All that is printed on a quote, frozen as plain facts when it is sent.

Dates are ISO texts, amounts are cents, rates are basis points, quantities and unit prices are
decimal texts: the paper and the client's page write them in French.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kpacite.hosts.models import Host, SupportContract
from kpacite.money import part
from kpacite.sales import mentions
from kpacite.sales.core import totals
from kpacite.sales.models import Client, QuoteLine, QuoteVersion
from kpacite.sales.quote_lines import priced

_SELLER = (
    "name", "legal_form", "capital_text", "cooperative_mention", "siren", "siret",
    "registry_text", "vat_number", "address", "postcode", "town", "email", "phone",
    "mediator_name", "mediator_site",
)  # fmt: skip
_BUYER = (
    "kind", "name", "contact_name", "email", "phone", "address", "postcode", "town", "country",
    "siren", "siret", "vat_number",
)  # fmt: skip
_COOP = ("name", "slug", "address", "postcode", "town", "phone", "email")


def snapshot(
    version: QuoteVersion, *, number: str, contract: SupportContract, on: date
) -> dict[str, Any]:
    """Everything the paper says, on the day it is sent."""
    quote = version.quote
    lines = list(version.lines.all())
    summed = totals.totals(priced(lines), version.discount_bp)
    return {
        "kind": "quote",
        "number": number,
        "version": version.version,
        "on": on.isoformat(),
        "valid_until": version.valid_until.isoformat(),
        "title": quote.title,
        "words": version.words,
        "service_on": version.service_on.isoformat(),
        "service_place": version.service_place,
        "coop": {name: getattr(quote.coop, name) for name in _COOP},
        "seller": _seller(quote.host),
        "buyer": _buyer(quote.client),
        "responsible": _responsible(version, contract),
        "lines": _lines(lines, summed),
        "totals": _totals(summed, version.discount_bp),
        "deposit": {
            "kind": version.deposit_kind,
            "bp": version.deposit_bp,
            "cents": part(summed.gross, version.deposit_bp).cents,
        },
        "mentions": mentions.of_quote(version, lines, contract=contract, on=on),
    }


def _seller(host: Host) -> dict[str, str]:
    return {name: getattr(host, name) for name in _SELLER}


def _buyer(client: Client) -> dict[str, str]:
    return {name: getattr(client, name) for name in _BUYER}


def _responsible(version: QuoteVersion, contract: SupportContract) -> dict[str, str]:
    """Whose contract is printed, with its end (C. com. R127-3)."""
    return {
        "name": version.quote.responsible.full_name,
        "contract_kind": contract.kind,
        "contract_ends_on": contract.ends_on.isoformat(),
    }


def _lines(lines: Sequence[QuoteLine], summed: totals.Totals) -> list[dict[str, Any]]:
    return [
        {
            "rank": line.rank,
            "label": line.label,
            "detail": line.detail,
            "quantity": f"{line.quantity.normalize():f}",
            "unit": line.unit,
            "unit_price": f"{line.unit_price.normalize():f}",
            "product_kind": line.product_kind,
            "vat_bp": line.vat_bp,
            "net_cents": net.cents,
            "made_to_measure": line.made_to_measure,
        }
        for line, net in zip(lines, summed.lines_net, strict=True)
    ]


def _totals(summed: totals.Totals, discount_bp: int) -> dict[str, Any]:
    return {
        "lines_cents": summed.sum_lines.cents,
        "discount_bp": discount_bp,
        "discount_cents": summed.discount.cents,
        "net_cents": summed.net.cents,
        "vat_cents": summed.vat.cents,
        "gross_cents": summed.gross.cents,
        "by_rate": [
            {
                "vat_bp": rate.vat_bp,
                "lines_cents": rate.lines.cents,
                "discount_cents": rate.discount.cents,
                "net_cents": rate.net.cents,
                "vat_cents": rate.vat.cents,
            }
            for rate in summed.by_rate
        ],
    }
