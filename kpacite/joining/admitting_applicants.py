"""The coop answers, by its own rule: welcome, or not now."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from kpacite.coops import admitting
from kpacite.coops import queries as coops
from kpacite.coops.models import Membership
from kpacite.governance import rulebook
from kpacite.governance.models import Decision
from kpacite.joining import committing
from kpacite.joining.applying import lock_open
from kpacite.joining.core.admission import Answers, Reading, reading
from kpacite.joining.models import Application
from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.people import arriving, deeds, signing_in
from kpacite.people.models import Person

ANSWERED = "kpacite.joining.tasks.applications.mail_answered"
# Two faces are grey: those of the support team.
MEMBERS_FACES = [number for number in range(1, 29) if number not in (11, 14)]


class AnswersAreMissing(Refusal):
    """The coop's own rule asks for more answers."""

    sentence = "Il manque des réponses de membres. Demandez-leur de répondre."


class SomebodyWantsToTalk(Refusal):
    """A member would like to talk with the person first."""

    sentence = "Un membre veut encore parler avec la personne. Attendez cette rencontre."


class AnswersDiffer(Refusal):
    """Some say yes, some say not now: nobody settles it alone."""

    sentence = "Les réponses ne disent pas la même chose. Parlez-en en réunion."


class AnswersSayYes(Refusal):
    """Those who answered say yes: not now would be somebody's own opinion."""

    sentence = "Les membres ont dit oui. Parlez-en en réunion pour dire autre chose."


class AnswersSayNotNow(Refusal):
    """Those who answered say not now."""

    sentence = "Les membres ont dit « pas maintenant ». Parlez-en en réunion."


class MeetingMustDecide(Refusal):
    """The coop's own rule: the meeting decides who comes in."""

    sentence = "Chez vous, c’est la réunion qui décide. Choisissez sa décision."


class DecisionIsNotAboutThis(Refusal):
    """A decision of another coop, or of before the application."""

    sentence = "Cette décision vient d’ailleurs, ou d’avant. Choisissez-en une autre."


class CommitmentIsNotAgreed(Refusal):
    """The first commitment is agreed together, before entering."""

    sentence = "Il manque l’accord sur le premier engagement. Des deux côtés."


class AddressOpensAnAccount(Refusal):
    """The mail belongs to somebody who already has an account: they tie it themselves."""

    sentence = (
        "Cette adresse mail ouvre déjà un compte. "
        "La personne se connecte, puis ouvre sa page de suivi."
    )


class ReasonIsMissing(Refusal):
    """Not now is explained, against one of the two questions and nothing else."""

    sentence = "Dites pourquoi pas maintenant : l’envie, ou le premier engagement."


@transaction.atomic
def admit(
    *,
    application: Application,
    on: date,
    at: datetime,
    by: Person,
    decision: Decision | None = None,
    last_name: str = "",
) -> Membership:
    """The applicant is a member from that day, with the first commitment agreed by both sides.

    By the coop's rule `joining.admission`: the answers of enough members, or a decision of the
    meeting. Without e-mail they are a whole member: others type for them.
    Refuses: ApplicationIsClosed, AnswersAreMissing, SomebodyWantsToTalk, AnswersDiffer,
    AnswersSayNotNow, MeetingMustDecide, DecisionIsNotAboutThis, CommitmentIsNotAgreed,
    AddressOpensAnAccount, coops.admitting.AlreadyAMember, coops.admitting.TooYoung.
    """
    application = lock_open(application)
    _refuse_against_the_rule(application, decision, wanted="yes", on=on)
    commitment = committing.last_of(application)
    if commitment is None or not (
        commitment.agreed_by_applicant_at and commitment.agreed_by_members_at
    ):
        raise CommitmentIsNotAgreed
    person = application.person or _arrive(application, last_name, by=by, at=at)
    membership = admitting.admit(coop=application.coop, person=person, on=on, by=by)
    commitment.membership = membership
    commitment.save(update_fields=["membership"])
    application.person, application.membership = person, membership
    _answer(application, "welcome", decision, by=by, at=at)
    return membership


@transaction.atomic
def say_not_now(
    *,
    application: Application,
    question: str,
    reason: str,
    on: date,
    at: datetime,
    by: Person,
    decision: Decision | None = None,
) -> Application:
    """Not now, explained against one of the two questions; another member may look again.

    Refuses: ApplicationIsClosed, ReasonIsMissing, AnswersAreMissing, SomebodyWantsToTalk,
    AnswersDiffer, AnswersSayYes, MeetingMustDecide, DecisionIsNotAboutThis.
    """
    application = lock_open(application)
    if question not in {"wish", "commitment"} or not reason.strip():
        raise ReasonIsMissing
    _refuse_against_the_rule(application, decision, wanted="not_now", on=on)
    application.reason_question, application.reason = question, reason.strip()
    _answer(application, "not_now", decision, by=by, at=at)
    return application


def standing(application: Application, on: date) -> Answers:
    """What today's members answered, and what the rules asked for when the person came."""
    keys = ["joining.answers_needed", "joining.answer_days"]
    rules = rulebook.values(application.coop, keys, asked_on(application))
    members = coops.members(application.coop, on)
    given = application.answers.filter(member__in=members)
    wishes = list(given.values_list("wish", flat=True))
    return Answers(
        yes=wishes.count("yes"), talk=wishes.count("talk"), not_now=wishes.count("not_now"),
        asked=int(rules["joining.answers_needed"]), members=members.count(),
        is_late=on > answer_before(application, int(rules["joining.answer_days"])),
    )  # fmt: skip


def asked_on(application: Application) -> date:
    """The day somebody asked to come: the rules of that day are what they were promised."""
    return timezone.localdate(application.made_at)


def answer_before(application: Application, days: int) -> date:
    """The day the coop promised an answer for."""
    return asked_on(application) + timedelta(days=days)


def _refuse_against_the_rule(
    application: Application, decision: Decision | None, *, wanted: Reading, on: date
) -> None:
    """A decision of the meeting is enough; without one, the answers say it, where they may."""
    asked = asked_on(application)
    if decision is not None:
        if decision.coop_id != application.coop_id or decision.decided_on < asked:
            raise DecisionIsNotAboutThis
        return
    if rulebook.choice(application.coop, "joining.admission", asked) == "meeting":
        raise MeetingMustDecide
    said = reading(standing(application, on))
    if said != wanted:
        raise {
            "wait": AnswersAreMissing, "talk": SomebodyWantsToTalk, "differ": AnswersDiffer,
            "yes": AnswersSayYes, "not_now": AnswersSayNotNow,
        }[said]  # fmt: skip


def _arrive(application: Application, last_name: str, *, by: Person, at: datetime) -> Person:
    face = MEMBERS_FACES[application.pk % len(MEMBERS_FACES)]
    try:
        return arriving.welcome(
            username=_username(application), first_name=application.first_name, by=by, at=at,
            last_name=last_name or application.last_name, email=application.email,
            phone=application.phone, born_on=application.born_on, face=f"face-{face}",
        )  # fmt: skip
    except signing_in.AddressAlreadyUsed:
        raise AddressOpensAnAccount from None


def _username(application: Application) -> str:
    """« sofia », else « sofia-12 »: the application's own number makes it new."""
    plain = slugify(application.first_name)[:40] or "membre"
    names = [plain, f"{plain}-{application.pk}", f"{plain}-{application.token}"]
    taken = set(Person.objects.filter(username__in=names).values_list("username", flat=True))
    return next(name for name in names if name not in taken)


def _answer(
    application: Application, outcome: str, decision: Decision | None, *, by: Person, at: datetime
) -> None:
    application.outcome, application.decided_at, application.decided_by = outcome, at, by
    application.decision_number = decision.number if decision else None
    application.save()
    deeds.note(
        verb=f"joining.application.{outcome}", thing=application.address, by=by,
        about=application.person, coop_key=application.coop.slug, at=at,
    )  # fmt: skip
    if application.email:
        tasks.enqueue(
            function=ANSWERED, arguments={"application": application.pk}, at=at,
            key=f"{application.address}/{outcome}/{at.isoformat()}",
        )  # fmt: skip
