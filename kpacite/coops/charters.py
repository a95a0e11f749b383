"""The charter: each version is written once, and signed by each member."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kpacite.coops.models import CharterSignature, CharterVersion, Coop
from kpacite.coops.queries import charter_of, is_member
from kpacite.lib.digest import sha256_json
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class CharterIsEmpty(Refusal):
    """Nobody signs what they cannot read: the text has its twin in simple words."""

    sentence = "Il manque le texte, ou le même texte en mots simples. Écrivez les deux."


class CharterAlreadyFollowed(Refusal):
    sentence = "Une version de la charte commence ce jour-là ou après. Choisissez plus tard."


class NotTheCharterInForce(Refusal):
    sentence = "Cette version n’est pas celle d’aujourd’hui. Lisez la charte et signez-la."


class AlreadySigned(Refusal):
    sentence = "Cette personne a déjà signé cette version de la charte."


class OnlyMembersSign(Refusal):
    sentence = "Cette personne n’est pas membre de la coop. La charte se signe entre membres."


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
    """A new version of the charter holds from that day; each member signs it again.

    `decision_number`: the decision of the coop that publishes it.

    Refuses: CharterIsEmpty, CharterAlreadyFollowed.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if not text.strip() or not simple_text.strip():
        raise CharterIsEmpty
    versions = CharterVersion.objects.filter(coop=coop)
    if versions.filter(valid_from__gte=on).exists():
        raise CharterAlreadyFollowed
    last = versions.aggregate(last=Max("number"))["last"] or 0
    version = CharterVersion.objects.create(
        coop=coop,
        number=last + 1,
        text=text.strip(),
        simple_text=simple_text.strip(),
        valid_from=on,
        decision_number=decision_number,
    )
    deeds.note(
        verb="coops.charter.published",
        thing=f"coops/charter/{version.pk}",
        by=by,
        coop_key=coop.slug,
    )
    return version


@transaction.atomic
def sign(
    *, version: CharterVersion, person: Person, at: datetime, by: Person, means: str = "écran"
) -> CharterSignature:
    """The person has signed this version: the hash of its words is kept, and how they were known.

    `by` differs from `person` when somebody enters a signature given on paper.
    Refuses: OnlyMembersSign, NotTheCharterInForce, AlreadySigned.
    """
    versions = CharterVersion.objects.select_for_update(no_key=True).select_related("coop")
    version = versions.get(pk=version.pk)
    day = timezone.localdate(at)
    if not is_member(person, version.coop, day):
        raise OnlyMembersSign
    if charter_of(version.coop, day) != version:
        raise NotTheCharterInForce
    if CharterSignature.objects.filter(version=version, person=person).exists():
        raise AlreadySigned
    signature = CharterSignature.objects.create(
        version=version, person=person, signed_at=at, evidence=_evidence(version, person, by, means)
    )
    deeds.note(
        verb="coops.charter.signed",
        thing=f"coops/charter/{version.pk}",
        by=by,
        about=person,
        coop_key=version.coop.slug,
        at=at,
    )
    return signature


def fingerprint(version: CharterVersion) -> str:
    """The hash of the words signed, legal and simple."""
    return sha256_json(
        {"number": version.number, "text": version.text, "simple_text": version.simple_text}
    )


def _evidence(
    version: CharterVersion, person: Person, by: Person, means: str
) -> dict[str, str | int]:
    return {
        "sha256": fingerprint(version),
        "known_by": "sa session" if by.pk == person.pk else "une personne de la coop",
        "entered_by": by.pk,
        "means": means,
    }
