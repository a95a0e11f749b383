"""Asking a guardian for somebody of 16 or 17: ask, ask again, take a refusal, see a judgment."""

import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from kpacite.joining.core import scopes as listed
from kpacite.joining.guardians import OF_AGE, is_minor
from kpacite.joining.models import Authorisation, Emancipation
from kpacite.lib import tasks
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Deed, Person

INVITATION: Final = "kpacite.joining.tasks.guardians.mail_invitation"


class NotAMinor(Refusal):
    """An adult, or an emancipated minor, asks nobody."""

    sentence = "Cette personne n’a pas besoin de l’accord d’un parent."


class GuardianIsTheMinor(Refusal):
    """Nobody is their own guardian: same name, same address or same phone."""

    sentence = (
        "C’est le nom, le mail ou le téléphone de la personne elle-même. "
        "Écrivez ceux de son parent."
    )


class GuardianIsAMinor(Refusal):
    """The address or the phone is that of another member under 18."""

    sentence = "Ce mail ou ce téléphone est à une personne de moins de 18 ans. Vérifiez-le."


class GuardianNameIsMissing(Refusal):
    sentence = "Il manque le prénom et le nom du parent."


class GuardianCannotBeReached(Refusal):
    sentence = "Écrivez le mail ou le téléphone du parent. Un seul suffit."


class NothingIsAsked(Refusal):
    sentence = "Choisissez au moins une chose à demander."


class UnknownScope(Refusal):
    """Scopes are a closed list (rule MIN-03): nothing else can be authorised here."""

    sentence = "Une des choses demandées n’est pas dans la liste. Rechargez la page."


class CeilingIsNegative(Refusal):
    sentence = "Un montant « au plus » est de zéro ou plus. Exemple : 50."


class AlreadyAsked(Refusal):
    sentence = "Ce parent a déjà reçu cette demande. Vous pouvez lui rappeler."


class AskedToday(Refusal):
    sentence = "Ce parent a déjà reçu un message aujourd’hui. Attendez demain."


class AlreadyAnswered(Refusal):
    """Signed, refused or replaced: there is nothing to answer any more."""

    sentence = "Cette demande a déjà une réponse. Il n’y a rien à refaire."


class SeenByOneself(Refusal):
    """Another member looks at the judgment."""

    sentence = "Une autre personne de la coop doit voir ce papier."


class SeenInTheFuture(Refusal):
    sentence = "Ce jour n’est pas encore passé. Choisissez le jour où vous avez vu le papier."


@transaction.atomic
def ask(
    *, minor: Person, coop_key: str, guardian_name: str, relation: str, scopes: Sequence[str],
    by: Person, on: date, at: datetime, ceilings: Mapping[str, int] | None = None,
    email: str = "", phone: str = "", emergency_phone: str = "",
) -> Authorisation:  # fmt: skip
    """A guardian has a link where they read, choose, sign or refuse; a mail carries it to them.

    Law: C. civ. 388-1-2 (listed acts); rules MIN-02, MIN-03.
    Refuses: NotAMinor, GuardianNameIsMissing, GuardianCannotBeReached, GuardianIsTheMinor,
    GuardianIsAMinor, NothingIsAsked, UnknownScope, CeilingIsNegative, AlreadyAsked.
    """
    minor = Person.objects.select_for_update(no_key=True).get(pk=minor.pk)
    if not is_minor(minor, on):
        raise NotAMinor
    email, phone, keys = email.strip().lower(), phone.strip(), list(dict.fromkeys(scopes))
    _refuse_guardian(minor, guardian_name, email, phone, on)
    refuse_scopes(keys, ceilings or {})
    if _waits(minor, email, phone, guardian_name, keys):
        raise AlreadyAsked
    authorisation = Authorisation.objects.create(
        minor=minor, coop_key=coop_key, guardian_name=" ".join(guardian_name.split()),
        relation=relation, email=email, phone=phone, token=secrets.token_urlsafe(32), scopes=keys,
        ceilings=listed.ceilings(keys, ceilings or {}), emergency_phone=emergency_phone.strip(),
        asked_by=by, asked_at=at,
    )  # fmt: skip
    _invite(authorisation, at)
    _note(authorisation, "asked", by=by, at=at)
    return authorisation


@transaction.atomic
def ask_again(*, authorisation: Authorisation, by: Person, at: datetime) -> Authorisation:
    """The same link leaves again, gently, at most once a day.

    Refuses: AlreadyAnswered, AskedToday, GuardianCannotBeReached (no address for a mail).
    """
    authorisation = lock(authorisation)
    refuse_answered(authorisation)
    if not authorisation.email:
        raise GuardianCannotBeReached("Ce parent n’a pas de mail. Appelez, ou imprimez la feuille.")
    a_day_before = at - timedelta(hours=20)
    told = deeds_of(authorisation, ("joining.authorisation.asked", "joining.authorisation.again"))
    if told.filter(at__gt=a_day_before).exists():
        raise AskedToday
    _invite(authorisation, at)
    _note(authorisation, "again", by=by, at=at)
    return authorisation


@transaction.atomic
def refuse(
    *, authorisation: Authorisation, because: str, at: datetime, by: Person | None = None
) -> Authorisation:
    """The guardian says no, or says that this message is not for them; nothing more is asked.

    A no stops these acts until the same guardian signs; "not for me" stops nothing.
    Refuses: AlreadyAnswered.
    """
    authorisation = lock(authorisation)
    refuse_answered(authorisation)
    authorisation.refused_at, authorisation.refused_because = at, because
    authorisation.save(update_fields=["refused_at", "refused_because"])
    _note(authorisation, "refused" if because == "disagrees" else "strayed", by=by, at=at)
    return authorisation


@transaction.atomic
def see_emancipation(
    *, person: Person, seen_on: date, by: Person, on: date, at: datetime
) -> Emancipation:
    """A member saw the judgment that day; the paper goes back home, no copy is kept.

    Law: C. civ. 413-6 and 413-8 (rule MIN-04): to be a trader asks for one more judgment.
    Refuses: NotAMinor, SeenByOneself, SeenInTheFuture.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not is_minor(person, on):
        raise NotAMinor
    if by.pk == person.pk:
        raise SeenByOneself
    if seen_on > on:
        raise SeenInTheFuture
    seen = Emancipation.objects.create(person=person, seen_by=by, seen_on=seen_on)
    deeds.note(
        verb="joining.emancipation.seen", thing=f"joining/emancipation/{seen.pk}", by=by,
        about=person, at=at,
    )  # fmt: skip
    return seen


def refuse_scopes(keys: Sequence[str], ceilings: Mapping[str, int]) -> None:
    """Refuses: NothingIsAsked, UnknownScope, CeilingIsNegative."""
    if not keys:
        raise NothingIsAsked
    if listed.unknown([*keys, *ceilings]):
        raise UnknownScope
    if any(cents < 0 for cents in ceilings.values()):
        raise CeilingIsNegative


def lock(authorisation: Authorisation) -> Authorisation:
    """The row, held until the transaction ends: a double click signs once."""
    rows = Authorisation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("minor").get(pk=authorisation.pk)


def refuse_answered(authorisation: Authorisation) -> None:
    """Refuses: AlreadyAnswered."""
    if authorisation.signed_at or authorisation.refused_at or authorisation.replaced_by_id:
        raise AlreadyAnswered


def same_guardian(one: Authorisation, other: Authorisation) -> bool:
    """Whether two requests went to the same person: same mail, same phone, or same name."""
    if one.email and other.email:
        return one.email == other.email
    if one.phone and other.phone:
        return _same(one.phone, other.phone)
    return same_name(one.guardian_name, other.guardian_name)


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same, whatever accents, capitals and order."""
    return _folded(one) == _folded(other)


def _refuse_guardian(minor: Person, name: str, email: str, phone: str, on: date) -> None:
    if len(name.split()) < 2:
        raise GuardianNameIsMissing
    if not email and not phone:
        raise GuardianCannotBeReached
    same = (
        same_name(name, minor.full_name)
        or (email and email == minor.email.lower())
        or _same(phone, minor.phone)
    )
    if same:
        raise GuardianIsTheMinor
    others = Person.objects.filter(Q(email__iexact=email, email__gt="") | Q(phone__gt=""))
    young = others.filter(born_on__gt=months_after(on, -12 * OF_AGE)).exclude(pk=minor.pk)
    for other in young:
        if (email and other.email.lower() == email) or _same(phone, other.phone):
            raise GuardianIsAMinor


def _waits(minor: Person, email: str, phone: str, name: str, keys: list[str]) -> bool:
    """Whether the same guardian already has these very acts before their eyes."""
    asked = Authorisation(minor=minor, email=email, phone=phone, guardian_name=name)
    rows = Authorisation.objects.filter(
        minor=minor, signed_at=None, refused_at=None, replaced_by=None
    )
    return any(same_guardian(row, asked) and set(keys) <= set(row.scopes) for row in rows)


def deeds_of(authorisation: Authorisation, verbs: tuple[str, ...]) -> QuerySet[Deed]:
    return Deed.objects.filter(thing=authorisation.address, verb__in=verbs)


def _invite(authorisation: Authorisation, at: datetime) -> None:
    if authorisation.email:
        tasks.enqueue(
            function=INVITATION, arguments={"authorisation": authorisation.pk}, at=at
        )  # fmt: skip


def _same(one: str, other: str) -> bool:
    return bool(_digits(one)) and _digits(one) == _digits(other)


def _digits(phone: str) -> str:
    """The digits of a French number, however it was written: 06 39…, +33 6 39…"""
    digits = "".join(letter for letter in phone if letter.isdigit())
    return f"0{digits[2:]}" if digits.startswith("33") and len(digits) == 11 else digits


def _folded(name: str) -> str:
    """A name without accents, capitals nor order: « Lemaire Jordan » is « jordan lemaire »."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(sorted(kept.split()))


def _note(authorisation: Authorisation, what: str, *, by: Person | None, at: datetime) -> None:
    deeds.note(
        verb=f"joining.authorisation.{what}", thing=authorisation.address, by=by,
        about=authorisation.minor, coop_key=authorisation.coop_key, at=at,
    )  # fmt: skip
