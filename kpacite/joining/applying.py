"""Somebody says that they want to come; they correct their words, or take them back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.joining import ageing
from kpacite.joining.core.same_person import Known, same
from kpacite.joining.models import Application
from kpacite.lib import keys, tasks
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.lib.uploads import Voice
from kpacite.people import deeds
from kpacite.people.arriving import YOUNGEST
from kpacite.people.models import Person

RECEIVED: Final = "kpacite.joining.tasks.applications.mail_received"
# Nobody is older; a slip of the pen is told rather than kept.
OLDEST: Final = 120
# One sentence for both: the page does not tell a stranger who is a member.
_KNOWN = "Nous vous connaissons déjà ici. Reprenez votre lien, ou appelez-nous."


class NameIsMissing(Refusal):
    sentence = "Il manque le prénom. Celui que vous aimez suffit."


class BirthDateIsMissing(Refusal):
    sentence = "Il manque le jour de naissance. La coop est ouverte à partir de 16 ans."


class BirthDateIsWrong(Refusal):
    sentence = "Ce jour de naissance n’est pas possible. Exemple : 12/06/2008."


class TooYoung(Refusal):
    """Under sixteen nothing is kept of the attempt. Law: MIN-01."""

    sentence = "Il faut avoir 16 ans. Rien n’est gardé. Revenez à votre anniversaire."


class ApplicationSaysNothing(Refusal):
    sentence = "Dites pourquoi vous venez. Une phrase ou votre voix suffit."


class AlreadyApplied(Refusal):
    """The same person already waits for an answer of this coop."""

    sentence = _KNOWN


class AlreadyHere(Refusal):
    """The same person is a member of this coop today."""

    sentence = _KNOWN


class ApplicationIsClosed(Refusal):
    """Answered, or taken back: it does not change any more."""

    sentence = "Cette demande est finie. Elle ne change plus."


class AccountIsAnothers(Refusal):
    """The application is already tied to another account."""

    sentence = "Cette demande est déjà liée à un autre compte."


@dataclass(frozen=True)
class Motivation:
    """Who comes and why: all that is ever asked. No diploma, experience, address or benefit.

    Law: GDPR, art. 5, 1, c (RGPD-13).
    """

    first_name: str
    born_on: date | None
    why: str = ""
    wants_to_try: str = ""
    email: str = ""
    phone: str = ""
    last_name: str = ""
    voice: Voice | None = None

    def known(self) -> Known:
        return Known(self.first_name, self.born_on, self.last_name, self.email, self.phone)


def lock(application: Application) -> Application:
    """The application, held until the end of the transaction, with its coop."""
    rows = Application.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("coop").get(pk=application.pk)


def lock_open(application: Application) -> Application:
    """The same, when it still waits for an answer.

    Refuses: ApplicationIsClosed.
    """
    locked = lock(application)
    if not locked.is_open:
        raise ApplicationIsClosed
    return locked


@transaction.atomic
def apply(
    *,
    coop: Coop,
    motivation: Motivation,
    key: str,
    on: date,
    at: datetime,
    by: Person | None,
    channel: str = "page",
    person: Person | None = None,
) -> Application:
    """The members know that somebody wants to come, and why; a link follows it. Once per key.

    `by` typed it for somebody who came, `person` is the account of who applies, when they have
    one. Law: MIN-01 (sixteen years, nothing kept below), RGPD-13 (only what is needed).
    Refuses: NameIsMissing, BirthDateIsMissing, BirthDateIsWrong, TooYoung, ApplicationSaysNothing,
    AlreadyApplied, AlreadyHere.
    """
    # Lock the coop before looking for twins: two taps on a slow phone are one person.
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if made := Application.objects.filter(key=key).first():
        return made
    refuse_wrong_words(motivation, has_voice=motivation.voice is not None, on=on)
    _refuse_twins(coop, motivation.known(), person, on)
    last = Application.objects.filter(coop=coop).aggregate(last=Max("number"))["last"]
    application = Application.objects.create(
        coop=coop, number=(last or 0) + 1, token=keys.readable(), entered_by=by, made_at=at,
        channel="voice" if motivation.voice and channel == "page" else channel, key=key,
        person=person, **_said(motivation),
    )  # fmt: skip
    _note("made", application, by, at)
    if application.email:
        tasks.enqueue(
            function=RECEIVED, arguments={"application": application.pk}, at=at,
            key=f"{application.address}/received",
        )  # fmt: skip
    return application


@transaction.atomic
def correct(
    *,
    application: Application,
    motivation: Motivation,
    keeps_voice: bool,
    on: date,
    at: datetime,
    by: Person | None,
) -> Application:
    """The words are those the person wants, above all when somebody else typed them.

    The voice stays, is recorded again, or goes. `by` is empty when the applicant corrects.
    Refuses: ApplicationIsClosed, and what `apply` refuses of the words.
    """
    application = lock_open(application)
    has_voice = motivation.voice is not None or (keeps_voice and bool(application.voice_kind))
    refuse_wrong_words(motivation, has_voice=has_voice, on=on)
    said = _said(motivation)
    if motivation.voice is None and keeps_voice:
        del said["voice"], said["voice_kind"]
    for name, value in said.items():
        setattr(application, name, value)
    application.save(update_fields=list(said))
    _note("corrected", application, by, at)
    return application


@transaction.atomic
def withdraw(*, application: Application, on: date, at: datetime, by: Person | None) -> Application:
    """The person does not come, or not now; their words are erased at once.

    Law: GDPR, art. 17 (RET-01: deleted on request).
    Refuses: ApplicationIsClosed.
    """
    application = lock_open(application)
    application.withdrawn_at = at
    application.save(update_fields=["withdrawn_at"])
    ageing.erase_words(application=application, on=on, by=by)
    _note("withdrawn", application, by, at)
    return application


@transaction.atomic
def tie(*, application: Application, by: Person, on: date, at: datetime) -> Application:
    """Who applies already has an account here, of another coop: it will open this one too.

    Refuses: ApplicationIsClosed, AccountIsAnothers, AlreadyHere.
    """
    application = lock_open(application)
    if application.person_id not in (None, by.pk):
        raise AccountIsAnothers
    if coops.is_member(by, application.coop, on):
        raise AlreadyHere
    application.person = by
    application.save(update_fields=["person"])
    _note("tied", application, by, at)
    return application


def refuse_wrong_words(motivation: Motivation, *, has_voice: bool, on: date) -> None:
    """What no application may be.

    Refuses: NameIsMissing, BirthDateIsMissing, BirthDateIsWrong, TooYoung, ApplicationSaysNothing.
    """
    born_on = motivation.born_on
    if born_on is None:
        raise BirthDateIsMissing
    if born_on > on or months_after(born_on, 12 * OLDEST) < on:
        raise BirthDateIsWrong
    if months_after(born_on, 12 * YOUNGEST) > on:
        raise TooYoung
    if not motivation.first_name.strip():
        raise NameIsMissing
    if not motivation.why.strip() and not has_voice:
        raise ApplicationSaysNothing


def _refuse_twins(coop: Coop, known: Known, person: Person | None, on: date) -> None:
    waiting = Application.objects.open().filter(coop=coop)
    if person is not None and waiting.filter(person=person).exists():
        raise AlreadyApplied
    if any(same(known, _known(one)) for one in waiting.defer("voice")):
        raise AlreadyApplied
    members = coops.members(coop, on)
    if person is not None and members.filter(pk=person.pk).exists():
        raise AlreadyHere
    if any(same(known, _known(one)) for one in members):
        raise AlreadyHere


def _known(somebody: Application | Person) -> Known:
    return Known(
        somebody.first_name, somebody.born_on, somebody.last_name, somebody.email, somebody.phone
    )


def _said(motivation: Motivation) -> dict[str, object]:
    voice = motivation.voice
    return {
        "first_name": motivation.first_name.strip(),
        "last_name": motivation.last_name.strip(),
        "email": motivation.email.strip().lower(),
        "phone": motivation.phone.strip(),
        "born_on": motivation.born_on,
        "why": motivation.why.strip(),
        "wants_to_try": motivation.wants_to_try.strip(),
        "voice": voice.content if voice else None,
        "voice_kind": voice.kind if voice else "",
    }


def _note(what: str, application: Application, by: Person | None, at: datetime) -> None:
    deeds.note(
        verb=f"joining.application.{what}", thing=application.address, by=by,
        coop_key=application.coop.slug, at=at,
    )  # fmt: skip
