"""All that is printed on an invoice or a credit note, frozen as plain values when it is issued."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from kpacite.governance import rulebook
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import SupportContract
from kpacite.money import Euros
from kpacite.sales import invoice_mentions, papers, quote_lines, quote_paper
from kpacite.sales.core import cells as core_cells
from kpacite.sales.core import paper as core
from kpacite.sales.core import totals, vat
from kpacite.sales.core.cells import Cell
from kpacite.sales.models import Invoice, InvoiceLine


def compose(
    invoice: Invoice,
    lines: Sequence[InvoiceLine],
    *,
    number: str,
    contract: SupportContract,
    prepaid: Sequence[tuple[core.Earlier, list[Cell]]] = (),
    fixed: Sequence[Cell] = (),
    on: date,
    at: datetime,
) -> core.Paper:
    """Everything the paper says on the day it is issued.

    `prepaid`: deposit invoices and what is left of them. `fixed`: the cells of a credit note,
    whose VAT follows its invoice and not a new computation.
    """
    summed = totals.totals(quote_lines.priced(lines), invoice.discount_bp)
    whole = list(fixed) or core_cells.cut(
        [
            core_cells.Sold(line.product_kind, line.vat_bp, net)
            for line, net in zip(lines, summed.lines_net, strict=True)
        ],
        summed.by_rate,
    )
    tax = Euros.total(cell.vat for cell in whole)
    posted = whole
    for _, part in prepaid:
        posted = core_cells.less(posted, part)
    seller_vat = quote_paper.vat_of(invoice.host, on)
    paper: core.Paper = {
        "kind": _kind(invoice),
        "number": number,
        "issued_on": on.isoformat(),
        "issued_at": at.isoformat(),
        "title": invoice.title,
        "words": "",
        "service_on": invoice.service_on.isoformat(),
        "service_place": invoice.service_place,
        "due_on": due_on(invoice, on).isoformat(),
        "seller": quote_paper.seller(invoice.host),
        "buyer": quote_paper.buyer(invoice.client),
        "brand": quote_paper.brand(invoice.coop, invoice.responsible),
        "support": {
            "kind": contract.kind,
            "person": invoice.responsible.full_name,
            "ends_on": contract.ends_on.isoformat(),
        },
        "order_reference": invoice.order_reference,
        "quote": _quote(invoice),
        "credits": _origin(invoice),
        "credit_reason": invoice.credit_reason,
        "nature": vat.natures_code(line.product_kind for line in lines),
        "vat": seller_vat,
        "lines": _lines(lines, summed),
        "discount_bp": invoice.discount_bp,
        "by_rate": _rates(whole, summed),
        "cells": [as_value(cell) for cell in posted],
        "prepaid": [earlier for earlier, _ in prepaid],
        "to_pay_cents": core_cells.gross(posted).cents,
        "mentions": invoice_mentions.of_invoice(
            host=invoice.host,
            client=invoice.client,
            person=invoice.responsible.full_name,
            contract=contract,
            on_debits=seller_vat["on_debits"] and seller_vat["category"] == "S",
            on=on,
        ),
        "lines_cents": summed.sum_lines.cents,
        "discount_cents": summed.discount.cents,
        "net_cents": summed.net.cents,
        "vat_cents": tax.cents,
        "gross_cents": (summed.net + tax).cents,
    }
    return papers.cleaned(paper)


def due_on(invoice: Invoice, on: date) -> date:
    """The last day to pay: the coop's rule, never later than the law says.

    Law: C. com. L441-10, I (sixty days at most); code de la commande publique, R2192-10.
    """
    if invoice.kind == "credit_note":
        return on
    days = rulebook.whole(invoice.coop, "sales.payment_days", on)
    key = "pay.public_days" if invoice.client.kind == "B2G_FR" else "pay.max_days"
    return on + timedelta(days=min(days, int(hosts.parameter(key, on).value)))


def as_value(cell: Cell) -> core.Cell:
    return {
        "vat_bp": cell.vat_bp,
        "account": cell.account,
        "nature": "service" if cell.is_service else "goods",
        "net_cents": cell.net.cents,
        "vat_cents": cell.vat.cents,
    }


def cells_of(invoice: Invoice) -> list[Cell]:
    """The cells that an issued paper put into the books."""
    values = (invoice.snapshot or {}).get("cells", [])
    return [
        Cell(
            value["vat_bp"], value["account"], Euros(value["net_cents"]), Euros(value["vat_cents"])
        )
        for value in values
    ]


def _kind(invoice: Invoice) -> core.Kind:
    if invoice.kind == "credit_note":
        return "credit_note"
    return "deposit" if invoice.kind == "deposit" else "invoice"


def _quote(invoice: Invoice) -> core.Earlier | None:
    version = invoice.quote_version
    if version is None or version.number is None:
        return None
    facts = version.snapshot or {}
    return {
        "number": version.number,
        "issued_on": facts["issued_on"],
        "gross_cents": facts["gross_cents"],
    }


def _origin(invoice: Invoice) -> core.Earlier | None:
    return earlier(invoice.credits) if invoice.credits else None


def earlier(invoice: Invoice) -> core.Earlier:
    """How a later paper quotes this one."""
    return {
        "number": invoice.number or "",
        "issued_on": invoice.issued_on.isoformat() if invoice.issued_on else "",
        "gross_cents": (invoice.net_cents or 0) + (invoice.vat_cents or 0),
    }


def _lines(lines: Sequence[InvoiceLine], summed: totals.Totals) -> list[core.Line]:
    return [
        {
            "rank": line.rank,
            "label": line.label,
            "detail": line.detail,
            "quantity": plain(line.quantity),
            "unit": line.unit,
            "unit_price": plain(line.unit_price),
            "product_kind": line.product_kind,
            "vat_bp": line.vat_bp,
            "net_cents": net.cents,
        }
        for line, net in zip(lines, summed.lines_net, strict=True)
    ]


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _rates(whole: Sequence[Cell], summed: totals.Totals) -> list[core.Rate]:
    return [
        {
            "vat_bp": rate.vat_bp,
            "lines_cents": rate.lines.cents,
            "discount_cents": rate.discount.cents,
            "net_cents": rate.net.cents,
            "vat_cents": sum(cell.vat.cents for cell in whole if cell.vat_bp == rate.vat_bp),
        }
        for rate in summed.by_rate
    ]
