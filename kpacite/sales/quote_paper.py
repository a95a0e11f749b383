"""All that is printed on a quote, frozen as plain values when it is sent."""

from collections.abc import Sequence
from datetime import date, datetime

from kpacite.coops.models import Coop
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import Host, SupportContract
from kpacite.money import part
from kpacite.people.models import Person
from kpacite.sales import quote_lines, quote_mentions
from kpacite.sales.core import totals, vat
from kpacite.sales.core.paper import Brand, Buyer, Line, Paper, Rate, Seller, Support, Vat
from kpacite.sales.models import Client, QuoteLine, QuoteVersion
from kpacite.work import queries as work

_REASON_CODES = {"franchise": "VATEX-FR-FRANCHISE", "exempt_nonprofit": "VATEX-FR-CGI261-7"}


def paper(
    version: QuoteVersion, *, number: str, contract: SupportContract | None, on: date, at: datetime
) -> Paper:
    """Everything the quote says, on the day it is sent; it is due an answer until `due_on`.

    A draft may be looked at without a contract; it leaves only with one.
    """
    quote = version.quote
    lines = list(version.lines.all())
    summed = totals.totals(quote_lines.priced(lines), version.discount_bp)
    return {
        "kind": "quote",
        "number": number,
        "issued_on": on.isoformat(),
        "issued_at": at.isoformat(),
        "title": quote.title,
        "words": version.words,
        "service_on": version.service_on.isoformat(),
        "service_place": version.service_place,
        "due_on": version.valid_until.isoformat(),
        "seller": seller(quote.host),
        "buyer": buyer(quote.client),
        "brand": brand(quote.coop, quote.responsible),
        "support": _support(contract, quote.responsible),
        "order_reference": "",
        "quote": None,
        "credits": None,
        "credit_reason": "",
        "nature": vat.natures_code(line.product_kind for line in lines),
        "vat": vat_of(quote.host, on),
        "lines": _lines(lines, summed),
        "discount_bp": version.discount_bp,
        "lines_cents": summed.sum_lines.cents,
        "discount_cents": summed.discount.cents,
        "net_cents": summed.net.cents,
        "vat_cents": summed.vat.cents,
        "gross_cents": summed.gross.cents,
        "by_rate": _rates(summed),
        "cells": [],  # a quote is no entry in the books
        "prepaid": [],
        "to_pay_cents": summed.gross.cents,
        "mentions": quote_mentions.printed(version, lines, contract=contract, on=on),
        "deposit_cents": part(summed.gross, version.deposit_bp).cents,
        "deposit_kind": version.deposit_kind,
        "team": [member.person.first_name for member in work.team(quote.mission)],
    }


def seller(host: Host) -> Seller:
    """The host: before any registration it is the legal seller (C. com. L127-4)."""
    return {
        "name": host.name, "legal_form": host.legal_form, "capital": host.capital_text,
        "cooperative_mention": host.cooperative_mention, "siren": host.siren,
        "siret": host.siret, "registry": host.registry_text, "vat_number": host.vat_number,
        "address": host.address, "postcode": host.postcode, "town": host.town,
        "email": host.email, "phone": host.phone, "iban": host.iban, "bic": host.bic,
        "mediator_name": host.mediator_name, "mediator_site": host.mediator_site,
    }  # fmt: skip


def buyer(client: Client) -> Buyer:
    return {
        "kind": client.kind, "name": client.name, "contact_name": client.contact_name,
        "email": client.email, "phone": client.phone, "address": client.address,
        "postcode": client.postcode, "town": client.town, "country": client.country,
        "siren": client.siren, "siret": client.siret, "vat_number": client.vat_number,
        "service_code": client.service_code, "order_required": client.order_required,
    }  # fmt: skip


def brand(coop: Coop, responsible: Person) -> Brand:
    return {
        "name": coop.name, "address": coop.address, "town": coop.town, "phone": coop.phone,
        "email": coop.email, "contact": responsible.full_name,
    }  # fmt: skip


def _support(contract: SupportContract | None, person: Person) -> Support | None:
    if contract is None:
        return None
    ends_on = contract.ends_on.isoformat()
    return {"kind": contract.kind, "person": person.full_name, "ends_on": ends_on}


def vat_of(host: Host, on: date) -> Vat:
    """How the host charges VAT that day, and the sentence that says why when it does not."""
    period = hosts.vat_period(host, on)
    exempt = period.regime in quote_lines.WITHOUT_VAT
    return {
        "regime": period.regime,
        "on_debits": period.on_debits,
        "category": "E" if exempt else "S",
        "reason": hosts.mention(period.regime, on).text if exempt else "",
        "reason_code": _REASON_CODES[period.regime] if exempt else "",
    }


def _lines(lines: Sequence[QuoteLine], summed: totals.Totals) -> list[Line]:
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
        }
        for line, net in zip(lines, summed.lines_net, strict=True)
    ]


def _rates(summed: totals.Totals) -> list[Rate]:
    return [
        {
            "vat_bp": rate.vat_bp,
            "lines_cents": rate.lines.cents,
            "discount_cents": rate.discount.cents,
            "net_cents": rate.net.cents,
            "vat_cents": rate.vat.cents,
        }
        for rate in summed.by_rate
    ]
