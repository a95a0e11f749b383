"""A quote, from its first line to the client: write, read, check, send, write again."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from kpacite.governance import rulebook
from kpacite.hosts import access as host_access
from kpacite.hosts import covering
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import SupportContract
from kpacite.joining import guardians
from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales import numbering, papers, quote_lines, quote_paper
from kpacite.sales.core import totals
from kpacite.sales.models import Client, Invoice, Quote, QuoteLine, QuoteReading, QuoteVersion
from kpacite.sales.quote_lines import AlcoholInFoodLine, Line, VatRateUnknown, of_item
from kpacite.work.models import Mission

__all__ = ["AlcoholInFoodLine", "Line", "Terms", "VatRateUnknown", "check", "draft", "edit",
           "of_item", "read", "renew", "send"]  # fmt: skip

SENT = "kpacite.sales.tasks.quotes.mail_quote"


class QuoteIsSent(Refusal):
    sentence = "Ce devis est déjà parti. Pour le changer, faites une nouvelle version."


class QuoteIsDraft(Refusal):
    sentence = "Une nouvelle version est déjà en cours. Continuez celle-là."


class QuoteIsInvoiced(Refusal):
    sentence = "Une facture est déjà partie pour ce devis. Il ne change plus."


class QuoteHasNoLine(Refusal):
    sentence = "Ce devis est vide. Ajoutez au moins une ligne."


class DepositNeedsKind(Refusal):
    """A sum paid in advance is an acompte or arrhes: the effects differ (C. conso L214-1)."""

    sentence = "Dites si l’avance est un acompte ou des arrhes."


class ValidityIsPast(Refusal):
    sentence = "La date « bon jusqu’au » est passée. Choisissez une date à venir."


class AuthorCannotRead(Refusal):
    sentence = "Vous avez écrit ce devis. Une autre personne le relit."


class ReadingNeedsWords(Refusal):
    sentence = "Dites ce qu’il faut changer. Une phrase suffit."


class NotReadYet(Refusal):
    sentence = "Ce devis n’est pas encore relu. Demandez à une autre personne de le lire."


class ReaderSawAProblem(Refusal):
    sentence = "Une personne a vu quelque chose à changer. Changez-le, puis faites relire."


class HostMustCheck(Refusal):
    """Above the ceiling of the hosting, the host commits itself knowingly (C. com. R127-1, 4°)."""

    sentence = "Ce devis est au-dessus du plafond. La coop d’emploi doit le vérifier avant."


class OnlyTheHostChecks(Refusal):
    sentence = "Seule une personne de la coop d’emploi fait cette vérification."


class ContractDoesNotCover(Refusal):
    """No paper leaves outside the dates of the contract of who answers for it (C. com. R127-3)."""

    sentence = "Le contrat de la personne responsable ne couvre pas ce jour."


@dataclass(frozen=True)
class Terms:
    """What a quote says beside its lines."""

    service_on: date
    valid_until: date
    words: str = ""
    service_place: str = ""
    discount_bp: int = 0
    deposit_bp: int = 0
    deposit_kind: str = ""


@transaction.atomic
def draft(
    *,
    client: Client,
    mission: Mission,
    responsible: Person,
    title: str,
    service_on: date,
    by: Person,
    on: date,
    at: datetime,
    service_place: str = "",
    lines: Sequence[Line] = (),
) -> Quote:
    """A first version to write, good for as long as the coop's rule says. Refuses: NoHost."""
    coop = mission.coop
    days = rulebook.whole(coop, "sales.quote_validity_days", on)
    quote = Quote.objects.create(
        coop=coop, host=hosts.host_of(coop, on), client=client, mission=mission,
        responsible=responsible, title=title, created_at=at, token=secrets.token_urlsafe(32),
    )  # fmt: skip
    version = QuoteVersion.objects.create(
        quote=quote, version=1, service_on=service_on, service_place=service_place,
        valid_until=on + timedelta(days=days), edited_at=at,
    )  # fmt: skip
    _write(version, lines, by=by, on=on)
    _note(quote, "drafted", by, at)
    return quote


@transaction.atomic
def edit(
    *, version: QuoteVersion, terms: Terms, lines: Sequence[Line], by: Person, on: date,
    at: datetime, title: str = "", responsible: Person | None = None,
) -> QuoteVersion:  # fmt: skip
    """The draft says these lines and terms; what was read before is to be read again.

    Refuses: QuoteIsSent, DepositNeedsKind, VatRateUnknown, AlcoholInFoodLine.
    """
    version = _locked(version)
    if version.sent_at:
        raise QuoteIsSent
    if terms.deposit_bp and not terms.deposit_kind:
        raise DepositNeedsKind
    for name in Terms.__dataclass_fields__:
        setattr(version, name, getattr(terms, name))
    if not terms.deposit_bp:
        version.deposit_kind = ""
    version.edited_at = at
    _write(version, lines, by=by, on=on)
    quote = version.quote
    quote.title, quote.responsible = title or quote.title, responsible or quote.responsible
    quote.save(update_fields=["title", "responsible"])
    _note(quote, "edited", by, at)
    return version


@transaction.atomic
def read(
    *, version: QuoteVersion, is_fine: bool, by: Person, at: datetime, text: str = ""
) -> QuoteReading:
    """A peer read the draft: it is fine, or it says what to change.

    Refuses: QuoteIsSent, QuoteHasNoLine, AuthorCannotRead, ReadingNeedsWords.
    """
    version = _locked(version)
    _refuse_reading(version, is_fine=is_fine, text=text)
    if version.authors.filter(pk=by.pk).exists():
        raise AuthorCannotRead
    return _reading(version, "peer", is_fine=is_fine, text=text, by=by, at=at)


@transaction.atomic
def check(
    *, version: QuoteVersion, is_fine: bool, by: Person, on: date, at: datetime, text: str = ""
) -> QuoteReading:
    """The host checked the draft, which it will carry towards the client.

    Law: C. com. L127-4 (the host answers for it), R127-1, 4° (ceiling).
    Refuses: QuoteIsSent, QuoteHasNoLine, OnlyTheHostChecks, ReadingNeedsWords.
    """
    version = _locked(version)
    if not host_access.is_officer(by, version.quote.host, on):
        raise OnlyTheHostChecks
    _refuse_reading(version, is_fine=is_fine, text=text)
    return _reading(version, "host", is_fine=is_fine, text=text, by=by, at=at)


@transaction.atomic
def send(*, version: QuoteVersion, by: Person, on: date, at: datetime) -> QuoteVersion:
    """The quote gets its number, is frozen with its paper, and goes to the client by its link.

    Law: arrêté du 24 janvier 2017 (what a quote says); C. com. R127-3 (the CAPE mention).
    Refuses: QuoteIsSent, QuoteHasNoLine, VatRateUnknown, AlcoholInFoodLine, ValidityIsPast,
    DepositNeedsKind, NotReadYet, ReaderSawAProblem, HostMustCheck, ContractDoesNotCover; for a
    responsible minor, guardians.GuardianHasNotSigned, GuardianHasStopped, BeyondTheAuthorisation.
    """
    version = _locked(version)
    quote = version.quote
    contract = _refuse_sending(version, on)
    version.number = _number(version, on)
    paper = papers.cleaned(
        quote_paper.paper(version, number=version.number, contract=contract, on=on, at=at)
    )
    version.snapshot, version.pdf = dict(paper), papers.quote_pdf(paper)
    version.pdf_sha256 = hashlib.sha256(version.pdf).hexdigest()
    version.sent_at, version.sent_by = at, by
    version.save()
    _note(quote, "sent", by, at, version.number)
    if quote.client.email:
        tasks.enqueue(
            function=SENT, arguments={"version": version.pk}, at=at,
            key=f"sales/quoteversion/{version.pk}/sent",
        )  # fmt: skip
    return version


@transaction.atomic
def renew(*, quote: Quote, by: Person, on: date, at: datetime) -> QuoteVersion:
    """A change makes a new version to write; the one before no longer binds anybody.

    Refuses: QuoteIsDraft, QuoteIsInvoiced.
    """
    quotes = Quote.objects.select_for_update(of=("self",), no_key=True).select_related("coop")
    quote = quotes.get(pk=quote.pk)
    last = quote.versions.order_by("-version").prefetch_related("lines").first()
    if last is None or last.sent_at is None:
        raise QuoteIsDraft
    if Invoice.objects.filter(quote_version__quote=quote, number__isnull=False).exists():
        raise QuoteIsInvoiced
    days = rulebook.whole(quote.coop, "sales.quote_validity_days", on)
    copied = ("words", "service_on", "service_place", "discount_bp", "deposit_bp", "deposit_kind")
    version = QuoteVersion.objects.create(
        quote=quote, version=last.version + 1, valid_until=on + timedelta(days=days),
        edited_at=at, net_cents=last.net_cents, vat_cents=last.vat_cents,
        **{name: getattr(last, name) for name in copied},
    )  # fmt: skip
    for line in last.lines.all():
        line.pk, line.version = None, version
        line.save(force_insert=True)
    version.authors.add(by)
    _note(quote, "renewed", by, at, last.number or "")
    return version


def stop(version: QuoteVersion, on: date) -> Refusal | None:
    """What would keep this version from leaving today, so that a page says the next step."""
    try:
        _refuse_sending(version, on)
    except Refusal as refusal:
        return refusal
    return None


def above_ceiling(version: QuoteVersion, on: date) -> bool:
    """Whether the host must check this version: its net total is above the hosting's ceiling."""
    ceiling = hosts.hosting_of(version.quote.coop, on).commitment_ceiling_cents
    return (version.net_cents or 0) > ceiling


def readings_of(version: QuoteVersion, kind: str) -> list[QuoteReading]:
    """The last word of each reader on the text as it stands."""
    last: dict[int, QuoteReading] = {}
    rows = version.readings.filter(kind=kind, at__gte=version.edited_at).order_by("at", "pk")
    for reading in rows.select_related("person"):
        last[reading.person_id] = reading
    return list(last.values())


def _locked(version: QuoteVersion) -> QuoteVersion:
    """The thread first, then the version: everybody locks in this order."""
    Quote.objects.select_for_update(no_key=True).get(pk=version.quote_id)
    return QuoteVersion.objects.select_related(
        "quote__coop", "quote__host", "quote__client", "quote__responsible"
    ).get(pk=version.pk)


def _write(version: QuoteVersion, lines: Sequence[Line], *, by: Person, on: date) -> None:
    host = version.quote.host
    rows = quote_lines.rows(lines, host, on)
    quote_lines.check(rows, host, on)
    version.lines.all().delete()
    for row in rows:
        row.version = version
    QuoteLine.objects.bulk_create(rows)
    summed = totals.totals(quote_lines.priced(rows), version.discount_bp)
    version.net_cents, version.vat_cents = summed.net.cents, summed.vat.cents
    version.save()
    version.authors.add(by)


def _refuse_sending(version: QuoteVersion, on: date) -> SupportContract:
    """Everything that `send` refuses; gives the contract that covers the paper."""
    _refuse_paper(version, on)
    _refuse_unread(version, on)
    quote = version.quote
    total = (version.net_cents or 0) + (version.vat_cents or 0)
    guardians.require(quote.responsible, "sign_quote", on, total)
    contract = covering.contract_on(quote.responsible, quote.host, on)
    if contract is None:
        raise ContractDoesNotCover(
            f"Le contrat de {quote.responsible.first_name} ne couvre pas ce jour. "
            "Choisissez une autre personne responsable, ou parlez-en à la coop d’emploi."
        )
    return contract


def _refuse_paper(version: QuoteVersion, on: date) -> None:
    """What the paper itself lacks."""
    lines = list(version.lines.all())
    if version.sent_at:
        raise QuoteIsSent
    if not lines:
        raise QuoteHasNoLine
    quote_lines.refuse_abroad(version.quote.client)
    quote_lines.check(lines, version.quote.host, on)
    if version.valid_until < on:
        raise ValidityIsPast
    if version.deposit_bp and not version.deposit_kind:
        raise DepositNeedsKind


def _refuse_unread(version: QuoteVersion, on: date) -> None:
    """What other eyes have still to say: peers first, then the host."""
    peers, host = readings_of(version, "peer"), readings_of(version, "host")
    wanted = rulebook.whole(version.quote.coop, "sales.quote_readers", on)
    if any(not reading.is_fine for reading in peers + host):
        raise ReaderSawAProblem
    if len(peers) < wanted:
        raise NotReadYet
    if above_ceiling(version, on) and not host:
        raise HostMustCheck


def _refuse_reading(version: QuoteVersion, *, is_fine: bool, text: str) -> None:
    if version.sent_at:
        raise QuoteIsSent
    if not version.lines.exists():
        raise QuoteHasNoLine
    if not is_fine and not text.strip():
        raise ReadingNeedsWords


def _reading(
    version: QuoteVersion, kind: str, *, is_fine: bool, text: str, by: Person, at: datetime
) -> QuoteReading:
    reading = QuoteReading.objects.create(
        version=version, kind=kind, person=by, is_fine=is_fine, text=text.strip(), at=at
    )
    what = "read" if kind == "peer" else "checked"
    _note(version.quote, what, by, at, "" if is_fine else text)
    return reading


def _number(version: QuoteVersion, on: date) -> str:
    """The first version takes the next number; the next ones add their rank to it."""
    first = version.quote.versions.filter(number__isnull=False).order_by("version").first()
    if first is None:
        return numbering.next_number(host=version.quote.host, kind="quote", on=on)
    return f"{first.number}-{version.version}"


def _note(quote: Quote, what: str, by: Person, at: datetime, note: str = "") -> None:
    deeds.note(
        verb=f"sales.quote.{what}", thing=f"sales/quote/{quote.pk}", by=by,
        coop_key=quote.coop.slug, note=note, at=at,
    )  # fmt: skip
