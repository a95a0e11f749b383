"""Checking the papers against themselves and against the books; `audit_ledger` calls it."""

import hashlib
from collections.abc import Iterator
from itertools import chain

from django.db.models import QuerySet, Sum

from kpacite.hosts.models import Host
from kpacite.ledger.auditing import Breach
from kpacite.ledger.models import Book, JournalEntry, JournalLine
from kpacite.money import Euros
from kpacite.sales import answering, numbering, papers, stamping
from kpacite.sales.models import Invoice, NumberSeries, Payment, QuoteAnswer, QuoteVersion
from kpacite.sales.queries import invoices as queries


def audit(book: Book | None = None) -> Iterator[Breach]:
    """What does not agree: stored papers, numbers, seals, totals, payments, entries."""
    hosts = Host.objects.select_related("book")
    for host in hosts.filter(book=book) if book else hosts:
        yield from chain(
            _papers(host),
            _quotes(host),
            _answers(host),
            _numbers(host),
            _entries(host),
            _payments(host),
        )


def _papers(host: Host) -> Iterator[Breach]:
    """Each paper is the one that was issued, byte for byte, and its figures add up."""
    for invoice in _issued(host).iterator(chunk_size=50):
        where = f"{host.slug} {invoice.number}"
        pdf, xml = bytes(invoice.pdf or b""), bytes(invoice.xml or b"")
        if _sha256(pdf) != invoice.pdf_sha256 or _sha256(xml) != invoice.xml_sha256:
            yield Breach(where, "Le papier gardé n’est plus celui qui est parti.")
        elif papers.extract(pdf) != xml:
            yield Breach(where, "La facture électronique n’est pas celle du papier.")
        if stamping.seal(invoice) != invoice.hash:
            yield Breach(where, "Le sceau de la facture ne correspond plus à ce qu’elle dit.")
        paper = invoice.snapshot or {}
        sums = [sum(rate[part] for rate in invoice.vat_by_rate or []) for part in (1, 2)]
        if sums != [invoice.net_cents, invoice.vat_cents] or paper["net_cents"] != sums[0]:
            yield Breach(where, "Les totaux par taux de TVA ne font pas le total.")
        for line in invoice.lines.all():
            kept = next((one for one in paper["lines"] if one["rank"] == line.rank), None)
            if kept is None or kept["vat_bp"] != line.vat_bp:
                yield Breach(where, f"La ligne {line.rank} n’est pas celle du papier.")


def _quotes(host: Host) -> Iterator[Breach]:
    sent = QuoteVersion.objects.filter(quote__host=host, sent_at__isnull=False)
    for version in sent.only("number", "pdf", "pdf_sha256").iterator(chunk_size=50):
        if _sha256(bytes(version.pdf or b"")) != version.pdf_sha256:
            yield Breach(
                f"{host.slug} {version.number}", "Le devis gardé n’est plus celui qui est parti."
            )


def _answers(host: Host) -> Iterator[Breach]:
    """What clients answered is still sealed with the paper they read (law SIG-03)."""
    answers = QuoteAnswer.objects.filter(version__quote__host=host).select_related("version")
    for answer in answers.iterator(chunk_size=50):
        if not answering.is_sealed(answer):
            yield Breach(
                f"{host.slug} {answer.version.number}",
                "La preuve de la réponse du client ne correspond plus à son sceau.",
            )


def _numbers(host: Host) -> Iterator[Breach]:
    """Each series goes from 1 to its last number, without a gap; seals are chained."""
    for series in NumberSeries.objects.filter(host=host).exclude(kind="quote"):
        rows = _issued(host).filter(number__startswith=series.prefix)
        found = {
            numbering.rank_of(str(invoice.number)): invoice
            for invoice in rows.defer("pdf", "xml", "snapshot")
        }
        if sorted(found) != list(range(1, series.last_number + 1)):
            yield Breach(f"{host.slug} {series.prefix}", "Il y a un trou dans les numéros.")
        for rank, invoice in found.items():
            previous = found.get(rank - 1) or stamping.previous_of(invoice, series.kind)
            if invoice.previous_hash != (previous.hash if previous else ""):
                yield Breach(
                    f"{host.slug} {invoice.number}", "La chaîne des sceaux est rompue ici."
                )


def _entries(host: Host) -> Iterator[Breach]:
    """Each issued paper and each payment has its entry, of its amount."""
    on_clients = {
        row["entry__source"]: row["total"]
        for row in JournalLine.objects.filter(entry__book=host.book, account__code="411")
        .values("entry__source")
        .annotate(total=Sum("amount_cents"))
    }
    for invoice in _issued(host).defer("pdf", "xml", "snapshot"):
        sign = -1 if invoice.kind == "credit_note" else 1
        owed = sign * (invoice.to_pay_cents or 0)
        if on_clients.get(f"sales/invoice/{invoice.pk}", 0) != owed:
            yield Breach(f"{host.slug} {invoice.number}", "La facture et les comptes diffèrent.")
    for payment in Payment.objects.filter(invoice__host=host):
        if on_clients.get(f"sales/payment/{payment.pk}", 0) != -payment.amount_cents:
            yield Breach(f"sales/payment/{payment.pk}", "Le paiement et les comptes diffèrent.")


def _payments(host: Host) -> Iterator[Breach]:
    """Parts make the payment, and the VAT in the books is that of what clients paid."""
    for payment in Payment.objects.filter(invoice__host=host).prefetch_related("parts"):
        parts = sum(part.net_cents + part.vat_cents for part in payment.parts.all())
        if parts != payment.amount_cents:
            yield Breach(
                f"sales/payment/{payment.pk}", "Les parts du paiement ne font pas le paiement."
            )
    waiting = Euros.zero()
    for invoice in _issued(host).exclude(kind="credit_note").defer("pdf", "xml"):
        if (invoice.snapshot or {})["vat"]["on_debits"]:
            continue
        position = queries.position(invoice)
        for cell, covered in zip(position.owed, position.received, strict=True):
            waiting += position.waiting(cell, covered)
    booked = JournalLine.objects.filter(
        entry__in=JournalEntry.objects.filter(book=host.book, source__startswith="sales/"),
        account__code__startswith="44587",
    ).aggregate(total=Sum("amount_cents"))["total"]
    if -(booked or 0) != waiting.cents:
        yield Breach(host.slug, "La TVA qui attend un paiement n’est pas celle des factures.")


def _issued(host: Host) -> QuerySet[Invoice]:
    rows = Invoice.objects.filter(host=host, number__isnull=False).order_by("pk")
    return rows.prefetch_related("lines")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
