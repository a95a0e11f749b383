"""The charter: each version is published once, and signed by each."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kpacite.coops import queries
from kpacite.coops.models import CharterSignature, CharterVersion, Coop
from kpacite.lib.digest import sha256_json
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class CharterSaysNothing(Refusal):
    sentence = "Il manque le texte de la charte, ou sa version en mots simples."


class CharterIsOld(Refusal):
    """A newer version is in force."""

    sentence = "Une version plus récente existe. Lisez celle-là, puis signez."


class OnlyMembersSign(Refusal):
    sentence = "La charte est signée par les membres de la coop."


@transaction.atomic
def publish(
    *, coop: Coop, text: str, simple_text: str, valid_from: date, by: Person, at: datetime
) -> CharterVersion:
    """A new version holds from a day; those before stay as they were, with their signatures.

    Refuses: CharterSaysNothing.
    """
    if not text.strip() or not simple_text.strip():
        raise CharterSaysNothing
    coop = Coop.objects.select_for_update().get(pk=coop.pk)
    last = coop.charter_versions.aggregate(last=Max("number"))["last"] or 0
    version = CharterVersion.objects.create(
        coop=coop, number=last + 1, text=text.strip(), simple_text=simple_text.strip(),
        valid_from=valid_from,
    )  # fmt: skip
    _note("published", version, by, at)
    return version


@transaction.atomic
def sign(
    *, version: CharterVersion, by: Person, at: datetime, means: str = "page"
) -> CharterSignature:
    """The member holds to this version; a second signature changes nothing.

    `means` says how they were known: their session, a paper. The hash is that of both texts.
    Refuses: OnlyMembersSign, CharterIsOld.
    """
    on = timezone.localtime(at).date()
    if not queries.is_member(by, version.coop, on):
        raise OnlyMembersSign
    current = queries.charter_of(version.coop, on)
    if current is not None and current.number > version.number:
        raise CharterIsOld
    evidence = {"means": means, "sha256": sha256_json([version.text, version.simple_text])}
    signature, is_new = CharterSignature.objects.get_or_create(
        version=version, person=by, defaults={"signed_at": at, "evidence": evidence}
    )
    if is_new:
        _note("signed", version, by, at)
    return signature


def _note(what: str, version: CharterVersion, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"coops.charter.{what}", thing=f"coops/charterversion/{version.pk}", by=by,
        coop_key=version.coop.slug, note=f"version {version.number}", at=at,
    )  # fmt: skip
