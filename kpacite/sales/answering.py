"""The client's answer to a quote, by a link, with its evidence."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction
from django.utils import timezone

from kpacite.hosts import queries as hosts
from kpacite.lib import french, tasks
from kpacite.lib.digest import sha256_json
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales import quote_mentions
from kpacite.sales.core import withdrawal
from kpacite.sales.models import Quote, QuoteAnswer, QuoteVersion, QuoteWithdrawal
from kpacite.sharing import queries as sharing

ACCEPTED = "kpacite.sales.tasks.quotes.mail_quote_accepted"
WITHDRAWN = "kpacite.sales.tasks.quotes.mail_withdrawal"


class QuoteIsTooOld(Refusal):
    sentence = "La date de ce devis est passée. Demandez-nous un nouveau devis."


class QuoteIsReplaced(Refusal):
    """The client read another version than the one that counts now."""

    sentence = "Ce devis a changé. Lisez la nouvelle version avant de répondre."


class QuoteIsAnswered(Refusal):
    sentence = "Ce devis a déjà une réponse. Pour changer, appelez-nous."


class NameIsMissing(Refusal):
    sentence = "Il manque votre nom. Écrivez votre prénom et votre nom."


class CapacityIsMissing(Refusal):
    """Who signs for an organisation says in which capacity (law SIG-05)."""

    sentence = "Dites votre rôle dans la structure. Exemple : directrice, trésorier."


class ConsentIsNotTicked(Refusal):
    sentence = "Cochez la case pour dire oui au devis."


class PaperHasChanged(Refusal):
    """The stored paper is not the one that was sent: nobody can agree to it."""

    sentence = "Ce devis a un problème. Ne signez rien et appelez-nous."


class NothingToWithdraw(Refusal):
    sentence = "Il n’y a pas de commande à annuler ici. Appelez-nous."


class WithdrawalIsTooLate(Refusal):
    sentence = "Le délai pour changer d’avis est passé. Appelez-nous."


class NoRightToWithdraw(Refusal):
    """The law gives none: a meal on a given day, a thing made to measure (C. conso L221-28)."""

    sentence = "Cette commande ne peut pas être annulée par ce lien. Appelez-nous."


@dataclass(frozen=True)
class Shown:
    """What the client had before their eyes: the paper's fingerprint, and since when."""

    pdf_sha256: str
    opened_at: datetime


@dataclass(frozen=True)
class Trace:
    """From which machine the answer came."""

    address: str
    browser: str


@transaction.atomic
def accept(
    *, quote: Quote, name: str, consents: bool, shown: Shown, trace: Trace, on: date, at: datetime,
    capacity: str = "", starts_early: bool = False, by: Person | None = None,
) -> QuoteAnswer:  # fmt: skip
    """The client agrees to this version, once, and the evidence is sealed with it.

    Law: C. civ. 1366, 1367 and 1359; C. conso L221-14, L221-25; law SIG-03, SIG-05, QUO-03.
    Refuses: QuoteIsAnswered, QuoteIsReplaced, QuoteIsTooOld, PaperHasChanged, NameIsMissing,
    CapacityIsMissing, ConsentIsNotTicked.
    """
    version = _to_answer(quote, shown, on)
    _refuse_unsigned(version, name=name, capacity=capacity)
    if not consents:
        raise ConsentIsNotTicked
    evidence = {
        **_evidence(version, name, capacity, shown, trace, at),
        "answer": "accepted",
        "consent": consent_sentence(version),
        "information": information(version),
        "starts_early": starts_early,
    }
    answer = QuoteAnswer.objects.create(
        version=version, accepted=True, name=name.strip(), capacity=capacity.strip(), at=at,
        plan=sharing.agreed_plan(quote.mission), evidence=evidence,
        evidence_sha256=sha256_json(evidence),
    )  # fmt: skip
    _note(quote, "accepted", by, at, version.number or "")
    tasks.enqueue(
        function=ACCEPTED, arguments={"answer": answer.pk}, at=at,
        key=f"sales/quoteanswer/{answer.pk}/accepted",
    )  # fmt: skip
    return answer


@transaction.atomic
def decline(
    *, quote: Quote, name: str, shown: Shown, trace: Trace, on: date, at: datetime,
    reason: str = "", by: Person | None = None,
) -> QuoteAnswer:  # fmt: skip
    """The client says no; nothing is asked of them but their name.

    Refuses: QuoteIsAnswered, QuoteIsReplaced, QuoteIsTooOld, PaperHasChanged, NameIsMissing.
    """
    version = _to_answer(quote, shown, on)
    if not name.strip():
        raise NameIsMissing
    evidence = {**_evidence(version, name, "", shown, trace, at), "answer": "declined"}
    answer = QuoteAnswer.objects.create(
        version=version, accepted=False, name=name.strip(), reason=reason.strip(), at=at,
        evidence=evidence, evidence_sha256=sha256_json(evidence),
    )  # fmt: skip
    _note(quote, "declined", by, at, reason)
    return answer


@transaction.atomic
def withdraw(
    *, quote: Quote, name: str, trace: Trace, on: date, at: datetime,
    words: str = "", by: Person | None = None,
) -> QuoteWithdrawal:  # fmt: skip
    """A consumer changes their mind; an acknowledgement with the date and hour follows by mail.

    Law: C. conso L221-18, L221-21 (online function, since 19 June 2026), L221-28.
    Refuses: NothingToWithdraw, NoRightToWithdraw, WithdrawalIsTooLate, NameIsMissing.
    """
    Quote.objects.select_for_update(no_key=True).get(pk=quote.pk)
    answer = _accepted(quote)
    if answer is None or QuoteWithdrawal.objects.filter(answer=answer).exists():
        raise NothingToWithdraw
    until = withdraw_until(answer)
    if until is None:
        raise NoRightToWithdraw
    if on > until:
        raise WithdrawalIsTooLate
    if not name.strip():
        raise NameIsMissing
    evidence = {
        "number": answer.version.number, "name": name.strip(), "words": words.strip(),
        "at": _utc(at), "address": trace.address, "browser": trace.browser,
    }  # fmt: skip
    row = QuoteWithdrawal.objects.create(
        answer=answer, name=name.strip(), words=words.strip(), at=at, evidence=evidence
    )
    _note(quote, "withdrawn", by, at, words)
    tasks.enqueue(
        function=WITHDRAWN, arguments={"withdrawal": row.pk}, at=at,
        key=f"sales/quotewithdrawal/{row.pk}",
    )  # fmt: skip
    return row


def consent_sentence(version: QuoteVersion) -> str:
    """The sentence beside the tick, as the client reads it and as it is sealed."""
    facts = version.snapshot or {}
    total = french.euros(facts["gross_cents"])
    pays = " Je sais que je devrai payer." if facts["buyer"]["kind"] == "B2C" else ""
    return f"Je dis oui au devis {version.number}, pour {total}, TVA comprise.{pays}"


def withdraw_until(answer: QuoteAnswer) -> date | None:
    """The last day to change one's mind, or None where the law gives no such right."""
    facts = answer.version.snapshot or {}
    if not gives_withdrawal(answer.version):
        return None
    accepted_on = timezone.localtime(answer.at).date()
    days = int(hosts.parameter(quote_mentions.WITHDRAWAL_DAYS, accepted_on).value)
    received_on = date.fromisoformat(facts["service_on"])
    # Things are received before one may judge them: their delay starts then (L221-18, 2°).
    starts_on = accepted_on if facts["nature"] == "S" else max(accepted_on, received_on)
    return withdrawal.last_day(starts_on, days=days)


def gives_withdrawal(version: QuoteVersion) -> bool:
    """Whether the paper tells the client that they may change their mind."""
    return any(one["key"] == "withdrawal" for one in (version.snapshot or {})["mentions"])


def information(version: QuoteVersion) -> list[str]:
    """What a consumer reads before saying yes, as the paper says it."""
    return quote_mentions.for_consumer((version.snapshot or {})["mentions"])


def is_sealed(answer: QuoteAnswer) -> bool:
    """Whether the evidence and the paper are still those of the answer, byte for byte."""
    paper = hashlib.sha256(bytes(answer.version.pdf or b"")).hexdigest()
    return (
        sha256_json(answer.evidence) == answer.evidence_sha256
        and answer.evidence["document"]["sha256"] == paper
    )


def current(quote: Quote) -> QuoteVersion | None:
    """The version that counts: the last one. None while it is still being written."""
    last = quote.versions.order_by("-version").select_related("quote__client").first()
    return last if last and last.sent_at else None


def _to_answer(quote: Quote, shown: Shown, on: date) -> QuoteVersion:
    """The version that counts, held: a double click and a change may come together."""
    Quote.objects.select_for_update(no_key=True).get(pk=quote.pk)
    version = current(quote)
    if version is None:
        raise QuoteIsReplaced
    if QuoteAnswer.objects.filter(version=version).exists():
        raise QuoteIsAnswered
    if shown.pdf_sha256 != version.pdf_sha256:
        raise QuoteIsReplaced
    if version.valid_until < on:
        raise QuoteIsTooOld
    if hashlib.sha256(bytes(version.pdf or b"")).hexdigest() != version.pdf_sha256:
        raise PaperHasChanged
    return version


def _refuse_unsigned(version: QuoteVersion, *, name: str, capacity: str) -> None:
    if not name.strip():
        raise NameIsMissing
    is_somebody = (version.snapshot or {})["buyer"]["kind"] == "B2C"
    if not is_somebody and not capacity.strip():
        raise CapacityIsMissing


def _accepted(quote: Quote) -> QuoteAnswer | None:
    answers = QuoteAnswer.objects.filter(version__quote=quote, accepted=True)
    return answers.select_related("version").order_by("-at").first()


def _evidence(
    version: QuoteVersion, name: str, capacity: str, shown: Shown, trace: Trace, at: datetime
) -> dict[str, object]:
    """What proves who answered what, when and from where (law SIG-03); times in UTC."""
    return {
        "document": {
            "number": version.number, "version": version.version, "sha256": version.pdf_sha256,
        },
        "name": name.strip(),
        "capacity": capacity.strip(),
        "client": f"sales/client/{version.quote.client_id}",
        "known_by": "link",
        "link_sha256": hashlib.sha256(version.quote.token.encode()).hexdigest(),
        "sent_to": version.quote.client.email or version.quote.client.phone,
        "opened_at": _utc(shown.opened_at),
        "answered_at": _utc(at),
        "address": trace.address,
        "browser": trace.browser[:300],
    }  # fmt: skip


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _note(quote: Quote, what: str, by: Person | None, at: datetime, note: str = "") -> None:
    deeds.note(
        verb=f"sales.quote.{what}", thing=f"sales/quote/{quote.pk}", by=by,
        coop_key=quote.coop.slug, note=note, at=at,
    )  # fmt: skip
