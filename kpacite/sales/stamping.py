"""Giving a paper its number and freezing it: the short part that is done under lock."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from kpacite.lib.digest import sha256_json
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person
from kpacite.sales import numbering, papers
from kpacite.sales.core import mandatory
from kpacite.sales.core.paper import Paper
from kpacite.sales.models import Invoice, NumberSeries

# As long as a real one: the paper is checked before it has its number.
PLACEHOLDER = "XX-0000-0000"
Compose = Callable[[str], Paper]


class MentionMissing(Refusal):
    """A datum that the law wants is not there: the sentence names it (rules INV-01 to INV-26)."""

    def __init__(self, data: list[mandatory.Datum]) -> None:
        self.data = data
        words = " ; ".join(dict.fromkeys(datum.words for datum in data))
        places = " ".join(dict.fromkeys(mandatory.PLACES[datum.place] for datum in data))
        super().__init__(f"Il manque\u00a0: {words}. {places}")


class PaperIsWrong(Refusal):
    """The electronic invoice breaks a rule of EN 16931 or of its French reading."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("La facture électronique n’est pas juste. " + " ".join(problems[:5]))


class IssuedInTheFuture(Refusal):
    """No future date on an invoice (rule INV-33)."""

    sentence = "La date de la facture est dans le futur. Choisissez la date d’aujourd’hui."


class IssuedInThePast(Refusal):
    """An invoice has the date of its issue: it is not back-dated (rule INV-33)."""

    sentence = "Une facture ne peut pas être antidatée. Choisissez la date d’aujourd’hui."


def checked(compose: Compose) -> str:
    """The paper has every datum and its electronic form is right; answers its fingerprint.

    Done before the lock: it takes a tenth of a second. Refuses: MentionMissing, PaperIsWrong.
    """
    paper = compose(PLACEHOLDER)
    lacking = mandatory.missing(paper)
    if lacking:
        raise MentionMissing(lacking)
    problems = papers.check(papers.invoice_xml(paper))
    if problems:
        raise PaperIsWrong(problems)
    return fingerprint(paper)


def fingerprint(paper: Paper) -> str:
    """Of all that the paper says but its number."""
    return sha256_json({**paper, "number": ""})


@transaction.atomic
def stamp(
    *, invoice: Invoice, compose: Compose, seen: str, on: date, at: datetime, by: Person
) -> Invoice:
    """The invoice, locked by the caller, has its number, its paper and its seal, for ever.

    `seen` is the fingerprint of the paper that was checked: if a word changed since, it is
    checked again under the lock. Refuses: MentionMissing, PaperIsWrong, DateBeforeLastNumber.
    """
    kind = "credit_note" if invoice.kind == "credit_note" else "invoice"
    number = numbering.next_number(host=invoice.host, kind=kind, on=on)
    paper = compose(number)
    if fingerprint(paper) != seen:
        checked(compose)
    xml = papers.invoice_xml(paper)
    pdf = papers.invoice_pdf(paper, xml)
    invoice.number, invoice.issued_on, invoice.issued_at = number, on, at
    invoice.issued_by, invoice.due_on = by, date.fromisoformat(paper["due_on"])
    invoice.net_cents, invoice.vat_cents = paper["net_cents"], paper["vat_cents"]
    invoice.to_pay_cents = paper["to_pay_cents"]
    invoice.vat_by_rate = [
        [rate["vat_bp"], rate["net_cents"], rate["vat_cents"]] for rate in paper["by_rate"]
    ]
    invoice.snapshot, invoice.xml, invoice.pdf = dict(paper), xml, pdf
    invoice.xml_sha256, invoice.pdf_sha256 = _sha256(xml), _sha256(pdf)
    invoice.previous_hash = _previous_hash(invoice, kind)
    invoice.hash = seal(invoice)
    invoice.save()
    return invoice


def seal(invoice: Invoice) -> str:
    """The hash that chains a paper to the one before in its series."""
    return sha256_json(
        {
            "previous": invoice.previous_hash,
            "host": invoice.host_id,
            "number": invoice.number,
            "issued_on": invoice.issued_on,
            "amounts": [invoice.net_cents, invoice.vat_cents, invoice.to_pay_cents],
            "snapshot": sha256_json(invoice.snapshot),
            "xml": invoice.xml_sha256,
            "pdf": invoice.pdf_sha256,
        }
    )


def refuse_dates(on: date, today: date) -> None:
    """Refuses: IssuedInTheFuture, IssuedInThePast."""
    if on > today:
        raise IssuedInTheFuture
    if on < today:
        raise IssuedInThePast


def previous_of(invoice: Invoice, kind: str) -> Invoice | None:
    """The paper before this one: of the same series, else the last of the series before."""
    year, rank = int(str(invoice.number).split("-")[1]), numbering.rank_of(str(invoice.number))
    series = NumberSeries.objects.filter(host=invoice.host_id, kind=kind)
    if rank > 1:
        prefix, last = series.get(year=year).prefix, rank - 1
    else:
        before = series.filter(year__lt=year, last_number__gt=0).order_by("-year").first()
        if before is None:
            return None
        prefix, last = before.prefix, before.last_number
    return Invoice.objects.filter(
        host=invoice.host_id, number=numbering.written(prefix, last)
    ).first()


def _previous_hash(invoice: Invoice, kind: str) -> str:
    previous = previous_of(invoice, kind)
    return previous.hash if previous else ""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
