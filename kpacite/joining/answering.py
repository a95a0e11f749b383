"""The members answer the two questions, and find common words for what they answer."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops import queries as coops
from kpacite.joining.applying import lock_open
from kpacite.joining.models import Application, ApplicationAnswer, SharedWording, WordingApproval
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class NotAMember(Refusal):
    """Only the people of the coop answer."""

    sentence = "Seuls les membres de la coop répondent."


class NotNowNeedsWords(Refusal):
    """A « pas maintenant » without a word helps nobody."""

    sentence = "Dites pourquoi pas maintenant. Parlez de l’envie, ou de l’engagement."


class NobodyAnsweredYet(Refusal):
    sentence = "Personne n’a encore répondu. Les mots communs viennent après."


class WordingIsEmpty(Refusal):
    sentence = "Il manque les mots. Une phrase suffit."


class OnlyWhoAnsweredApproves(Refusal):
    """Words are common to those who answered."""

    sentence = "Répondez d’abord aux deux questions. Ensuite, relisez les mots communs."


class WordingChanged(Refusal):
    """Somebody wrote other words since the page was shown."""

    sentence = "Les mots ont changé entre-temps. Relisez-les, puis dites d’accord."


@transaction.atomic
def answer(
    *,
    application: Application,
    member: Person,
    wish: str,
    on: date,
    at: datetime,
    by: Person,
    words: str = "",
    commitment: str = "",
) -> ApplicationAnswer:
    """What this member answers to the two questions, until it is decided; `by` typed it.

    The wish: do I feel it? The commitment: which first one do I see with them? Nothing else is
    asked. Whoever changes their answer reads the common words again.
    Refuses: ApplicationIsClosed, NotAMember, NotNowNeedsWords.
    """
    application = lock_open(application)
    if not coops.is_member(member, application.coop, on):
        raise NotAMember
    if wish == "not_now" and not words.strip():
        raise NotNowNeedsWords
    given, _ = ApplicationAnswer.objects.update_or_create(
        application=application, member=member,
        defaults={
            "wish": wish, "words": words.strip(), "commitment": commitment.strip(), "at": at,
            "entered_by": by if by != member else None,
        },
    )  # fmt: skip
    _forget_approval(application, member)
    _note("answered", application, by, at, about=member)
    return given


@transaction.atomic
def write(
    *, application: Application, text: str, by: Person, on: date, at: datetime
) -> SharedWording:
    """The answer in common words; the applicant reads it once all who answered approve.

    Other words ask everybody again; who writes them approves, having answered.
    Refuses: ApplicationIsClosed, NotAMember, WordingIsEmpty, NobodyAnsweredYet.
    """
    application = lock_open(application)
    if not coops.is_member(by, application.coop, on):
        raise NotAMember
    if not text.strip():
        raise WordingIsEmpty
    if not application.answers.exists():
        raise NobodyAnsweredYet
    wording, _ = SharedWording.objects.update_or_create(
        application=application,
        defaults={"text": text.strip(), "proposed_by": by, "proposed_at": at, "shared_at": None},
    )
    wording.approvals.all().delete()
    if application.answers.filter(member=by).exists():
        WordingApproval.objects.create(wording=wording, member=by, at=at)
    _share_when_all_agree(wording, at)
    _note("worded", application, by, at)
    return wording


@transaction.atomic
def approve(
    *, wording: SharedWording, text: str, by: Person, at: datetime, entered_by: Person | None = None
) -> SharedWording:
    """This member finds their answer in the common words, as they read them (`text`).

    Refuses: ApplicationIsClosed, WordingChanged, OnlyWhoAnsweredApproves.
    """
    application = lock_open(wording.application)
    wording = SharedWording.objects.get(pk=wording.pk)
    if wording.text != text:
        raise WordingChanged
    if not application.answers.filter(member=by).exists():
        raise OnlyWhoAnsweredApproves
    WordingApproval.objects.get_or_create(wording=wording, member=by, defaults={"at": at})
    _share_when_all_agree(wording, at)
    _note("approved", application, entered_by or by, at, about=by)
    return wording


def _share_when_all_agree(wording: SharedWording, at: datetime) -> None:
    answered = set(wording.application.answers.values_list("member", flat=True))
    if wording.shared_at is None and answered <= set(
        wording.approvals.values_list("member", flat=True)
    ):
        wording.shared_at = at
        wording.save(update_fields=["shared_at"])


def _forget_approval(application: Application, member: Person) -> None:
    """An answer that changes takes back what was approved of it."""
    wording = SharedWording.objects.filter(application=application).first()
    if wording is not None:
        WordingApproval.objects.filter(wording=wording, member=member).delete()
        wording.shared_at = None
        wording.save(update_fields=["shared_at"])


def _note(
    what: str, application: Application, by: Person, at: datetime, about: Person | None = None
) -> None:
    deeds.note(
        verb=f"joining.application.{what}", thing=application.address, by=by, about=about,
        coop_key=application.coop.slug, at=at,
    )  # fmt: skip
