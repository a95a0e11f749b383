"""The one-time code of a guardian: it proves that they hold the address where it was sent.

The code itself is never kept: it is made again from the row, with the key of the instance.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from kpacite.joining.models import Authorisation, GuardianCode
from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

LIVES: Final = timedelta(minutes=20)
TRIES: Final = 3
A_DAY_AT_MOST: Final = 6
MAIL: Final = "kpacite.joining.tasks.guardians.mail_code"


class NoAddressForACode(Refusal):
    """Without e-mail there is no code: the paper sheet does as well (rule SIG-06)."""

    sentence = "Nous n’avons pas votre adresse mail. Signez la feuille en papier avec la coop."


class TooManyCodes(Refusal):
    sentence = (
        "Nous avons déjà envoyé plusieurs codes. Regardez le dernier mail, ou revenez demain."
    )


class CodeIsMissing(Refusal):
    sentence = "Il manque le code. Il a 6 chiffres, et il est dans votre mail."


class CodeIsWrong(Refusal):
    sentence = "Ce n’est pas le bon code. Regardez le dernier mail reçu."


class TooManyTries(Refusal):
    """Three wrong codes: that code is dead, another one can be asked for."""

    sentence = "Trois codes faux : ce code ne marche plus. Demandez un autre code."


class CodeIsTooOld(Refusal):
    sentence = "Ce code est trop vieux. Demandez un autre code."


@transaction.atomic
def send(*, authorisation: Authorisation, at: datetime, by: Person | None) -> GuardianCode:
    """A code of six digits leaves for the guardian's address; the codes before it are dead.

    Refuses: NoAddressForACode, TooManyCodes.
    """
    rows = Authorisation.objects.select_for_update(no_key=True)
    authorisation = rows.get(pk=authorisation.pk)
    if not authorisation.email:
        raise NoAddressForACode
    since = at - timedelta(days=1)
    if authorisation.codes.filter(sent_at__gt=since).count() >= A_DAY_AT_MOST:
        raise TooManyCodes
    authorisation.codes.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    code = GuardianCode.objects.create(
        authorisation=authorisation, sha256="", sent_to=authorisation.email, sent_at=at,
        expires_at=at + LIVES,
    )  # fmt: skip
    code.sha256 = _hash(code, digits(code))
    code.save(update_fields=["sha256"])
    tasks.enqueue(function=MAIL, arguments={"code": code.pk}, at=at)
    deeds.note(
        verb="joining.code.sent", thing=authorisation.address, by=by, about=authorisation.minor,
        coop_key=authorisation.coop_key, at=at,
    )  # fmt: skip
    return code


@transaction.atomic
def spend(
    *, authorisation: Authorisation, typed: str, at: datetime, by: Person | None
) -> Refusal | GuardianCode:
    """The code, spent, when these are its digits; else why not, and one try less.

    A wrong try is written and must survive: the refusal is given back, for the caller to raise
    once nothing can roll it back.
    """
    rows = GuardianCode.objects.select_for_update().filter(authorisation=authorisation)
    code = rows.order_by("-sent_at", "-pk").first()
    if not typed.strip() or code is None:
        return CodeIsMissing()
    if code.tries >= TRIES:
        return TooManyTries()
    if code.used_at is not None or code.expires_at <= at:
        return CodeIsTooOld()
    if not constant_time_compare(_hash(code, _only_digits(typed)), code.sha256):
        code.tries += 1
        code.save(update_fields=["tries"])
        return TooManyTries() if code.tries >= TRIES else CodeIsWrong()
    code.used_at = at
    code.save(update_fields=["used_at"])
    return code


def digits(code: GuardianCode) -> str:
    """The six digits of a code, made again from its row."""
    seed = f"{code.pk}:{code.authorisation_id}:{code.sent_at.timestamp():.0f}"
    number = int(salted_hmac("joining.guardian_code", seed, algorithm="sha256").hexdigest(), 16)
    return f"{number % 1_000_000:06d}"


def waiting(authorisation: Authorisation, at: datetime) -> GuardianCode | None:
    """The code that may still be typed in."""
    live = authorisation.codes.filter(used_at=None, expires_at__gt=at, tries__lt=TRIES)
    return live.order_by("-sent_at", "-pk").first()


def _hash(code: GuardianCode, typed: str) -> str:
    return salted_hmac(f"joining.code.{code.pk}", typed, algorithm="sha256").hexdigest()


def _only_digits(typed: str) -> str:
    return "".join(letter for letter in typed if letter.isdigit())
