"""What the pages read of those who want to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.governance.agenda import Point
from kpacite.governance.models import Decision
from kpacite.joining import admitting_applicants, committing, guardians
from kpacite.joining.core import figures
from kpacite.joining.core.admission import Answers, Reading, reading
from kpacite.joining.models import (
    Application,
    ApplicationAnswer,
    DiscoverySession,
    SharedWording,
)
from kpacite.people.models import Person
from kpacite.privacy import small_groups

LISTS: Final = {"": "À accueillir", "finies": "Finies"}
# What the answers say together, for the members.
READINGS: Final[dict[Reading, str]] = {
    "wait": "Il manque des réponses",
    "talk": "Quelqu’un veut encore parler avec la personne",
    "differ": "Les réponses ne disent pas la même chose : la réunion en parle",
    "yes": "Les membres disent oui",
    "not_now": "Les membres disent « pas maintenant »",
}


@dataclass(frozen=True)
class Standing:
    """Where an application is: what was answered, and what the rules of the coop ask."""

    answers: Answers
    reading: Reading
    answer_before: date
    by_meeting: bool
    is_late: bool

    @property
    def words(self) -> str:
        return READINGS[self.reading]


def board(coop: Coop, which: str, words: str) -> QuerySet[Application]:
    """Those who wait, the oldest first; or those who were answered, the newest first."""
    rows = Application.objects.filter(coop=coop).defer("voice")
    if which == "finies":
        finished = ~Q(outcome="") | Q(withdrawn_at__isnull=False) | Q(aged_on__isnull=False)
        rows = rows.filter(finished).order_by("-made_at", "-pk")
    else:
        rows = rows.open().order_by("made_at", "pk")
    if words:
        rows = rows.filter(Q(first_name__icontains=words) | Q(last_name__icontains=words))
    return rows.select_related("entered_by", "second_look").annotate(
        yes=Count("answers", filter=Q(answers__wish="yes")),
        talk=Count("answers", filter=Q(answers__wish="talk")),
        not_now=Count("answers", filter=Q(answers__wish="not_now")),
    )


def answer_days(coop: Coop, on: date) -> int:
    return rulebook.whole(coop, "joining.answer_days", on)


def standing(application: Application, on: date) -> Standing:
    """The same for one application, with the rules of the day the person asked to come."""
    answers = admitting_applicants.standing(application, on)
    keys = ["joining.answer_days", "joining.admission"]
    asked = admitting_applicants.asked_on(application)
    rules = rulebook.values(application.coop, keys, asked)
    before = admitting_applicants.answer_before(application, int(rules["joining.answer_days"]))
    return Standing(
        answers=answers, reading=reading(answers), answer_before=before,
        by_meeting=rules["joining.admission"] == "meeting", is_late=on > before,
    )  # fmt: skip


def answers(application: Application) -> list[ApplicationAnswer]:
    """What each member answered: for the members only."""
    rows = application.answers.select_related("member", "entered_by")
    return list(rows.order_by("at", "pk"))


def wording(application: Application) -> SharedWording | None:
    found: SharedWording | None = getattr(application, "shared_wording", None)
    return found


def has_approved(wording: SharedWording) -> set[int]:
    """Who found their answer in the common words."""
    return set(wording.approvals.values_list("member_id", flat=True))


def decisions_since(application: Application) -> QuerySet[Decision]:
    """The decisions of the coop since somebody asked to come: one of them may be about it."""
    made_on = timezone.localdate(application.made_at)
    rows = Decision.objects.filter(coop=application.coop, decided_on__gte=made_on)
    return rows.order_by("-number")


def sessions(coop: Coop, at: datetime) -> QuerySet[DiscoverySession]:
    """The sessions to come, the nearest first, with how many are expected."""
    rows = DiscoverySession.objects.filter(coop=coop, ends_at__gt=at, cancelled_at=None)
    return rows.select_related("host").annotate(taken=Count("seats")).order_by("starts_at", "pk")


def past_sessions(coop: Coop, at: datetime) -> QuerySet[DiscoverySession]:
    """Those that took place or were cancelled, the newest first."""
    gone = Q(ends_at__lte=at) | Q(cancelled_at__isnull=False)
    rows = DiscoverySession.objects.filter(gone, coop=coop).select_related("host")
    return rows.annotate(taken=Count("seats")).order_by("-starts_at", "-pk")


def expected(session: DiscoverySession) -> list[Application]:
    """Who is expected at a session, with `came` on each."""
    rows = session.seats.select_related("application").defer("application__voice")
    found = []
    for seat in rows.order_by("taken_at", "pk"):
        application = seat.application
        application.came = seat.came  # type: ignore[attr-defined]
        found.append(application)
    return found


def seats_of(application: Application) -> Iterable[DiscoverySession]:
    """The sessions where the applicant has a place, with `came` on each."""
    rows = application.discovery_seats.select_related("session__host")
    found = []
    for seat in rows.order_by("session__starts_at", "pk"):
        session = seat.session
        session.came = seat.came  # type: ignore[attr-defined]
        found.append(session)
    return found


def may_answer(person: Person, application: Application) -> ApplicationAnswer | None:
    """What this person answered already, to be changed."""
    return application.answers.filter(member=person).first()


def is_minor(application: Application, on: date) -> bool:
    """Whether somebody who joined needs an adult's signature for some acts."""
    return application.person is not None and guardians.is_minor(application.person, on)


def steps(application: Application, where: Standing) -> list[dict[str, str]]:
    """The way of an applicant, in plain words; one step is now."""
    commitment = committing.last_of(application)
    agreed = bool(
        commitment and commitment.agreed_by_applicant_at and commitment.agreed_by_members_at
    )
    answered = where.answers.missing == 0
    done = [True, answered, agreed, application.outcome == "welcome"]
    rows = [
        ("Vos mots sont arrivés", "Vous pouvez encore les changer."),
        ("Les membres vous répondent", "Chaque membre dit s’il sent votre envie de venir."),
        ("Un premier engagement", "Vous choisissez ensemble une chose à faire."),
        ("La coop dit oui", "Vous devenez membre."),
    ]
    now = next((rank for rank, is_done in enumerate(done) if not is_done), None)
    return [
        {
            "title": title,
            "text": text,
            "state": "now" if rank == now else "done" if done[rank] else "",
        }
        for rank, (title, text) in enumerate(rows)
    ]


def year(coop: Coop, year: int) -> figures.Year:
    """How many came in a year, joined, were told not now, and after how long: nobody's name."""
    rows = Application.objects.filter(coop=coop, made_at__year=year).values_list(
        "made_at", "decided_at", "withdrawn_at", "outcome", "reason_question",
        "second_look__looked_at", "second_look__reopens",
    )  # fmt: skip
    cases = (
        figures.Case(
            made_on=timezone.localdate(made_at),
            ended_on=timezone.localdate(ended) if (ended := decided_at or withdrawn_at) else None,
            outcome="withdrawn" if withdrawn_at else outcome,
            question=question,
            looked_again=looked_at is not None,
            reopened=bool(reopens),
        )
        for made_at, decided_at, withdrawn_at, outcome, question, looked_at, reopens in rows
    )
    return figures.year(cases, small_groups.enough)


def years(coop: Coop) -> list[int]:
    """The years somebody came, the newest first."""
    rows = Application.objects.filter(coop=coop)
    return [day.year for day in rows.dates("made_at", "year", order="DESC")]


def to_welcome(coop: Coop, on: date) -> list[Point]:
    """What the next meeting talks of: who waits for an answer, and whose second look waits."""
    rows = Application.objects.filter(coop=coop).defer("voice")
    waiting = rows.open() | rows.filter(
        outcome="not_now", aged_on=None, second_look__looked_at=None, second_look__isnull=False
    )
    return [
        Point("person", f"La demande de {one.name}", one.address, 10)
        for one in waiting.order_by("made_at", "pk")
    ]
