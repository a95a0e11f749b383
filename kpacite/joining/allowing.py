"""A guardian signs, or withdraws: by their link with a code, or on paper that a member types in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db import transaction

from kpacite.joining import authorisation_text, authorising, guardian_codes
from kpacite.joining.guardian_texts import Choice, as_asked, facts_of
from kpacite.joining.guardians import is_minor
from kpacite.joining.models import Authorisation, GuardianCode
from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.people import deeds, signing
from kpacite.people.models import Person, Signature

COPY = "kpacite.joining.tasks.guardians.mail_copy"
CAPACITY = "responsable légal"


class NameIsMissing(Refusal):
    sentence = "Il manque votre prénom et votre nom."


class BoxIsNotTicked(Refusal):
    sentence = "Cochez la case si vous êtes d’accord."


class SignerIsTheMinor(Refusal):
    """The name at the bottom is the minor's own."""

    sentence = "C’est le nom de la personne mineure. Écrivez votre nom à vous."


class NoLongerNeeded(Refusal):
    """At 18 nothing is to be authorised any more."""

    sentence = "Cette personne a 18 ans. Votre accord n’est plus nécessaire."


class NotAsked(Refusal):
    """A guardian signs what was asked or less, never more."""

    sentence = "Cette chose n’a pas été demandée. Rechargez la page."


class AlreadyWithdrawn(Refusal):
    sentence = "Cet accord est déjà arrêté. Il n’y a rien à refaire."


class NothingToWithdraw(Refusal):
    sentence = "Il n’y a pas d’accord signé ici. Il n’y a rien à arrêter."


class MinorCannotTypeIt(Refusal):
    """The paper of a guardian is typed in by somebody else than the minor."""

    sentence = "Une autre personne de la coop note ce papier. Demandez-lui."


class PaperInTheFuture(Refusal):
    sentence = "Ce jour n’est pas encore passé. Choisissez le jour de la signature."


class WhoHoldsThePaper(Refusal):
    """The original is somewhere (rule SIG-06)."""

    sentence = "Dites qui garde la feuille. Exemple : le classeur de la coop."


@dataclass(frozen=True)
class Trace:
    """From which machine, and since when the page was open."""

    address: str = ""
    agent: str = ""
    opened_at: datetime | None = None


@dataclass(frozen=True)
class Paper:
    """A sheet signed by hand: the day, and who keeps the original."""

    signed_on: date
    held_by: str


def sign(
    *, authorisation: Authorisation, choice: Choice, name: str, consents: bool, code: str,
    trace: Trace, on: date, at: datetime, by: Person | None = None,
) -> Authorisation:  # fmt: skip
    """The guardian has signed by their link; the evidence is sealed and a copy leaves by mail.

    The code is spent in its own transaction: a wrong try counts even though all else is undone.
    Law: C. civ. 388-1-2, 1366, 1367; rules MIN-02, MIN-03, SIG-03 to SIG-05.
    Refuses: authorising.AlreadyAnswered, NothingIsAsked, CeilingIsNegative; NotAsked,
    NoLongerNeeded, NameIsMissing, SignerIsTheMinor, BoxIsNotTicked; guardian_codes.CodeIsMissing,
    CodeIsWrong, TooManyTries, CodeIsTooOld.
    """
    _refuse_signing(authorisation, choice, name, on)
    if not consents:
        raise BoxIsNotTicked
    spent = _spent(authorisation, code, at, by)
    return _signed(authorisation, choice, name, "code", _facts(authorisation, trace, spent), at, by)


def sign_on_paper(
    *, authorisation: Authorisation, choice: Choice, name: str, paper: Paper, on: date,
    at: datetime, by: Person,
) -> Authorisation:  # fmt: skip
    """A sheet signed by hand is typed in by a member, who says where the original is.

    Refuses as `sign` does, without the code; MinorCannotTypeIt, PaperInTheFuture, WhoHoldsThePaper.
    """
    _refuse_signing(authorisation, choice, name, on)
    _refuse_paper(authorisation, paper, by, on)
    facts = {**_facts(authorisation, Trace(), None), **_paper_facts(paper)}
    return _signed(authorisation, choice, name, "paper", facts, at, by)


def withdraw(
    *, authorisation: Authorisation, name: str, code: str, trace: Trace, at: datetime,
    by: Person | None = None,
) -> Authorisation:  # fmt: skip
    """The guardian takes the agreement back: what binds or pays waits at once, the voice stays.

    What was signed before stays valid. Rule MIN-06.
    Refuses: NothingToWithdraw, AlreadyWithdrawn, NameIsMissing; the refusals of the code.
    """
    _refuse_withdrawing(authorisation, name)
    spent = _spent(authorisation, code, at, by)
    return _withdrawn(authorisation, name, "code", _facts(authorisation, trace, spent), at, by)


def withdraw_on_paper(
    *, authorisation: Authorisation, name: str, paper: Paper, on: date, at: datetime, by: Person
) -> Authorisation:
    """The same, said on paper or by voice, and typed in by a member.

    Refuses: NothingToWithdraw, AlreadyWithdrawn, NameIsMissing, MinorCannotTypeIt,
    PaperInTheFuture, WhoHoldsThePaper.
    """
    _refuse_withdrawing(authorisation, name)
    _refuse_paper(authorisation, paper, by, on)
    facts = {**_facts(authorisation, Trace(), None), **_paper_facts(paper)}
    return _withdrawn(authorisation, name, "paper", facts, at, by)


@transaction.atomic
def _signed(
    authorisation: Authorisation, choice: Choice, name: str, means: Literal["code", "paper"],
    facts: Mapping[str, signing.Fact], at: datetime, by: Person | None,
) -> Authorisation:  # fmt: skip
    authorisation = authorising.lock(authorisation)
    authorising.refuse_answered(authorisation)
    kept = facts_of(authorisation, choice, name)
    authorisation.scopes, authorisation.ceilings = list(kept.scopes), dict(kept.ceilings)
    authorisation.guardian_name = " ".join(name.split())
    authorisation.signed_at = at
    authorisation.seal = _sealed(
        authorisation, "guardian", authorisation_text.legal(kept), authorisation_text.SENTENCE,
        means, facts, at, by,
    )  # fmt: skip
    authorisation.save()
    _replace_older(authorisation)
    _note(authorisation, "signed", by=by, at=at)
    _copy(authorisation, at)
    return authorisation


@transaction.atomic
def _withdrawn(
    authorisation: Authorisation, name: str, means: Literal["code", "paper"],
    facts: Mapping[str, signing.Fact], at: datetime, by: Person | None,
) -> Authorisation:  # fmt: skip
    authorisation = authorising.lock(authorisation)
    _refuse_withdrawing(authorisation, name)
    words = authorisation_text.withdrawal(facts_of(authorisation, as_asked(authorisation), name))
    authorisation.withdrawn_at = at
    authorisation.withdrawal = _sealed(
        authorisation, "guardian_withdrawal", words, authorisation_text.WITHDRAWAL_SENTENCE,
        means, facts, at, by,
    )  # fmt: skip
    authorisation.save(update_fields=["withdrawn_at", "withdrawal"])
    _note(authorisation, "withdrawn", by=by, at=at)
    _copy(authorisation, at)
    return authorisation


def _sealed(
    authorisation: Authorisation, purpose: str, document: str, sentence: str,
    means: Literal["code", "paper"], facts: Mapping[str, signing.Fact], at: datetime,
    by: Person | None,
) -> Signature:  # fmt: skip
    return signing.seal(
        thing=authorisation.address, purpose=purpose, document=document, signer=None,
        signer_name=authorisation.guardian_name, capacity=CAPACITY, means=means,
        sentence=sentence, facts=facts, at=at, by=by,
    )  # fmt: skip


def _replace_older(authorisation: Authorisation) -> None:
    """What the same guardian answered before counts no more where this one takes its place."""
    rows = Authorisation.objects.filter(minor=authorisation.minor, replaced_by=None)
    for row in rows.exclude(pk=authorisation.pk):
        still_stands = row.signed_at and not row.withdrawn_at
        if still_stands and not set(row.scopes) <= set(authorisation.scopes):
            continue
        if authorising.same_guardian(row, authorisation):
            row.replaced_by = authorisation
            row.save(update_fields=["replaced_by"])


def _copy(authorisation: Authorisation, at: datetime) -> None:
    """What was said goes to the guardian on a durable medium (rule SIG-03)."""
    if authorisation.email:
        tasks.enqueue(function=COPY, arguments={"authorisation": authorisation.pk}, at=at)


def _spent(
    authorisation: Authorisation, code: str, at: datetime, by: Person | None
) -> GuardianCode:
    found = guardian_codes.spend(authorisation=authorisation, typed=code, at=at, by=by)
    if isinstance(found, Refusal):
        raise found
    return found


def _facts(
    authorisation: Authorisation, trace: Trace, code: GuardianCode | None
) -> dict[str, signing.Fact]:
    """Rule SIG-03: what else proves who signed, and what they had before their eyes."""
    facts: dict[str, signing.Fact] = {
        "version": authorisation_text.VERSION,
        "link": hashlib.sha256(authorisation.token.encode()).hexdigest(),
    }
    if code is not None:
        facts |= {
            "code_sent_to": code.sent_to, "code_sent_at": code.sent_at,
            "code_used_at": code.used_at, "opened_at": trace.opened_at or code.sent_at,
            "address": trace.address, "agent": trace.agent[:200],
        }  # fmt: skip
    return facts


def _paper_facts(paper: Paper) -> dict[str, signing.Fact]:
    return {"signed_on": paper.signed_on.isoformat(), "held_by": paper.held_by.strip()}


def _refuse_signing(authorisation: Authorisation, choice: Choice, name: str, on: date) -> None:
    authorising.refuse_answered(authorisation)
    if not is_minor(authorisation.minor, on):
        raise NoLongerNeeded
    authorising.refuse_scopes(choice.scopes, choice.ceilings)
    if not set(choice.scopes) <= set(authorisation.scopes):
        raise NotAsked
    if len(name.split()) < 2:
        raise NameIsMissing
    if authorising.same_name(name, authorisation.minor.full_name):
        raise SignerIsTheMinor


def _refuse_withdrawing(authorisation: Authorisation, name: str) -> None:
    if authorisation.signed_at is None:
        raise NothingToWithdraw
    if authorisation.withdrawn_at is not None:
        raise AlreadyWithdrawn
    if len(name.split()) < 2:
        raise NameIsMissing


def _refuse_paper(authorisation: Authorisation, paper: Paper, by: Person, on: date) -> None:
    if by.pk == authorisation.minor_id:
        raise MinorCannotTypeIt
    if paper.signed_on > on:
        raise PaperInTheFuture
    if not paper.held_by.strip():
        raise WhoHoldsThePaper


def _note(authorisation: Authorisation, what: str, *, by: Person | None, at: datetime) -> None:
    deeds.note(
        verb=f"joining.authorisation.{what}", thing=authorisation.address, by=by,
        about=authorisation.minor, coop_key=authorisation.coop_key, at=at,
    )  # fmt: skip
