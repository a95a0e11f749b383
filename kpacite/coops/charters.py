"""The charter: each version is written once, and signed by each member."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kpacite.coops import queries
from kpacite.coops.models import CharterSignature, CharterVersion, Coop
from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.people import deeds, signing
from kpacite.people.models import Deed, Person

SENTENCE: Final = "J’ai lu la charte et je suis d’accord."
# A version is given this time before those who have not signed are told once more, and never again.
TELL_AGAIN_AFTER: Final = timedelta(days=14)
TELL_AGAIN: Final = "kpacite.coops.tasks.tell_again"


class CharterIsEmpty(Refusal):
    """Nobody signs what they cannot read: the text has its twin in simple words."""

    sentence = "Il manque le texte, ou le même texte en mots simples. Écrivez les deux."


class CharterAlreadyFollowed(Refusal):
    sentence = "Une version de la charte commence ce jour-là ou après. Choisissez plus tard."


class CharterTakesADecision(Refusal):
    """After the first version, only a decision of the coop changes the charter."""

    sentence = "La charte change par une décision de la coop. Faites une proposition."


class NotTheCharterInForce(Refusal):
    sentence = "Cette version n’est pas celle d’aujourd’hui. Lisez la charte et signez-la."


class AlreadySigned(Refusal):
    sentence = "Cette personne a déjà signé cette version de la charte."


class OnlyMembersSign(Refusal):
    sentence = "Cette personne n’est pas membre de la coop. La charte se signe entre membres."


class NotForAnother(Refusal):
    """Nobody signs in the place of somebody: a paper that they signed is typed in."""

    sentence = "On ne signe pas pour une autre personne. Notez sa feuille signée."


class TextNotOpened(Refusal):
    """A signature says when its words were before the eyes of who signs (rule SIG-03)."""

    sentence = "Ouvrez d’abord la charte et lisez-la. Le bouton est en bas du texte."


class PaperInTheFuture(Refusal):
    sentence = "Ce jour n’est pas encore passé. Choisissez le jour de la signature."


class WhoHoldsThePaper(Refusal):
    """The original is somewhere (rule SIG-06)."""

    sentence = "Dites qui garde la feuille. Exemple : le classeur de la coop."


@dataclass(frozen=True)
class Opened:
    """The page that was read: which words, since when, on which machine."""

    at: datetime
    sha256: str
    address: str = ""
    agent: str = ""


@dataclass(frozen=True)
class Paper:
    """A sheet signed by hand: the day, and who keeps the original."""

    signed_on: date
    held_by: str


@transaction.atomic
def publish(
    *,
    coop: Coop,
    text: str,
    simple_text: str,
    on: date,
    by: Person,
    decision_number: int | None = None,
) -> CharterVersion:
    """A new version of the charter holds from that day; each member is asked to sign it again.

    The founders write the first one; then only a decision does (the command `charter.publish`).
    Refuses: CharterIsEmpty, CharterAlreadyFollowed, CharterTakesADecision.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if not text.strip() or not simple_text.strip():
        raise CharterIsEmpty
    versions = CharterVersion.objects.filter(coop=coop)
    last = versions.aggregate(last=Max("number"))["last"] or 0
    if last and decision_number is None:
        raise CharterTakesADecision
    if versions.filter(valid_from__gte=on).exists():
        raise CharterAlreadyFollowed
    version = CharterVersion.objects.create(
        coop=coop,
        number=last + 1,
        text=text.strip(),
        simple_text=simple_text.strip(),
        valid_from=on,
        decision_number=decision_number,
    )
    deed = _note("published", version, by=by)
    tasks.enqueue(
        function=TELL_AGAIN, arguments={"version": version.pk},
        at=_morning(on, deed.at) + TELL_AGAIN_AFTER, key=f"{address(version)}/again",
    )  # fmt: skip
    return version


@transaction.atomic
def sign(
    *, version: CharterVersion, person: Person, opened: Opened | None, at: datetime, by: Person
) -> CharterSignature:
    """The person has signed these words in their own session; the evidence is sealed.

    An everyday act inside the coop: at 16 and 17 too, alone.
    Law: C. civ. 1366, 1367 (rules SIG-01, SIG-03); the text of law is what is signed (FALC-02).
    Refuses: NotForAnother, TextNotOpened, OnlyMembersSign, NotTheCharterInForce, AlreadySigned.
    """
    version = _locked(version)
    if by.pk != person.pk:
        raise NotForAnother
    if opened is None:
        raise TextNotOpened
    _refuse(version, person, at)
    if opened.sha256 != fingerprint(version):
        raise NotTheCharterInForce
    facts: dict[str, signing.Fact] = {
        "version": version.number, "account": person.username, "opened_at": opened.at,
        "address": opened.address, "agent": opened.agent[:200],
    }  # fmt: skip
    return _signed(version, person, "session", facts, at, by)


@transaction.atomic
def sign_on_paper(
    *, version: CharterVersion, person: Person, paper: Paper, at: datetime, by: Person
) -> CharterSignature:
    """A sheet signed by hand is typed in by a member, who says where the original is.

    Law: rule SIG-06 (paper stays possible).
    Refuses: OnlyMembersSign, NotTheCharterInForce, AlreadySigned, PaperInTheFuture,
    WhoHoldsThePaper.
    """
    version = _locked(version)
    _refuse(version, person, at)
    if not queries.is_member(by, version.coop, timezone.localdate(at)):
        raise OnlyMembersSign
    if paper.signed_on > timezone.localdate(at):
        raise PaperInTheFuture
    if not paper.held_by.strip():
        raise WhoHoldsThePaper
    facts: dict[str, signing.Fact] = {
        "version": version.number, "signed_on": paper.signed_on.isoformat(),
        "held_by": paper.held_by.strip(),
    }  # fmt: skip
    return _signed(version, person, "paper", facts, at, by)


@transaction.atomic
def tell_again(*, version: CharterVersion, at: datetime, by: Person | None = None) -> bool:
    """Those who have not signed are told, once; nothing is ever closed to them for that.

    Not when the version was followed by another, nor when everybody signed.
    """
    version = _locked(version)
    day = timezone.localdate(at)
    told = Deed.objects.filter(thing=address(version), verb="coops.charter.told_again")
    in_force = queries.charter_of(version.coop, day) == version
    if told.exists() or not in_force or not queries.not_signed(version, day).exists():
        return False
    _note("told_again", version, by=by, at=at)
    return True


def address(version: CharterVersion) -> str:
    return f"coops/charter/{version.pk}"


def fingerprint(version: CharterVersion) -> str:
    """The hash of the text of law: the words that are signed (rule FALC-02)."""
    return signing.hash_of(version.text)


def _locked(version: CharterVersion) -> CharterVersion:
    versions = CharterVersion.objects.select_for_update(of=("self",), no_key=True)
    return versions.select_related("coop").get(pk=version.pk)


def _refuse(version: CharterVersion, person: Person, at: datetime) -> None:
    day = timezone.localdate(at)
    if not queries.is_member(person, version.coop, day):
        raise OnlyMembersSign
    if queries.charter_of(version.coop, day) != version:
        raise NotTheCharterInForce
    if CharterSignature.objects.filter(version=version, person=person).exists():
        raise AlreadySigned


def _signed(
    version: CharterVersion, person: Person, means: Literal["session", "paper"],
    facts: dict[str, signing.Fact], at: datetime, by: Person,
) -> CharterSignature:  # fmt: skip
    seal = signing.seal(
        thing=address(version), purpose="charter", document=version.text, signer=person,
        signer_name=person.full_name, capacity="membre", means=means, sentence=SENTENCE,
        facts=facts, at=at, by=by,
    )  # fmt: skip
    signature = CharterSignature.objects.create(
        version=version, person=person, signed_at=at, seal=seal,
        evidence={"sha256": seal.document_sha256, "means": means},
    )  # fmt: skip
    _note("signed", version, by=by, about=person, at=at)
    return signature


def _morning(on: date, at: datetime) -> datetime:
    """The start of the first day of the version, or now when it has begun."""
    starts = datetime(on.year, on.month, on.day, 8, tzinfo=timezone.get_current_timezone())
    return max(starts, at)


def _note(
    what: str, version: CharterVersion, *, by: Person | None, about: Person | None = None,
    at: datetime | None = None,
) -> Deed:  # fmt: skip
    return deeds.note(
        verb=f"coops.charter.{what}", thing=address(version), by=by, about=about,
        coop_key=version.coop.slug, at=at,
    )  # fmt: skip
