"""What the pages of requests read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.governance import roles, rulebook
from kpacite.lib.french import clock, day_short
from kpacite.people.models import Person
from kpacite.sales import triaging
from kpacite.sales.models import Request, RequestSource, TriageVoice
from kpacite.work.models import Contribution

CHOICES = {
    "": "À répondre",
    "prises": "Nous les faisons",
    "libres": "Personne ne les a prises",
}


@dataclass(frozen=True)
class Round:
    """Where everybody stands on a request, with the people behind the numbers."""

    carry: list[Person]
    help: list[Person]
    learn: list[Person]
    doubts: list[TriageVoice]
    goes: bool

    @property
    def people(self) -> list[tuple[Person, str]]:
        """Who would be on the mission, in the order of the seats."""
        return [
            *((person, "carry") for person in self.carry),
            *((person, "help") for person in self.help),
            *((person, "learn") for person in self.learn),
        ]


def board(coop: Coop, which: str, words: str) -> QuerySet[Request]:
    """The requests of a coop: those to answer by urgency, the others by date."""
    rows = Request.objects.filter(coop=coop).select_related("activity", "outcome")
    if which == "prises":
        rows = rows.filter(outcome__taken=True).order_by("-received_at")
    elif which == "libres":
        rows = rows.filter(outcome__taken=False).order_by("-received_at")
    else:
        rows = rows.filter(outcome=None).order_by("answer_before", "pk")
    if words:
        rows = rows.filter(Q(contact_name__icontains=words) | Q(text__icontains=words))
    return rows.prefetch_related(_voices())


def with_voices(request: Request) -> Request:
    """The same request, with everybody's words read in one query."""
    return Request.objects.prefetch_related(_voices()).select_related(
        "coop", "client", "activity", "entered_by", "outcome__mission", "outcome__by"
    ).get(pk=request.pk)  # fmt: skip


def round_of(request: Request) -> Round:
    """Read from the voices already fetched."""
    people = {voice.person_id: voice.person for voice in request.voices.all()}
    verdict = triaging.read(request)
    return Round(
        carry=[people[pk] for pk in verdict.carry],
        help=[people[pk] for pk in verdict.help],
        learn=[people[pk] for pk in verdict.learn],
        doubts=[
            voice
            for voice in request.voices.all()
            if voice.stance == "doubt" and voice.lifted_at is None
        ],
        goes=verdict.goes,
    )


def stance_of(request: Request, person: Person) -> str:
    """The last word of a person on a request."""
    said = [voice for voice in request.voices.all() if voice.person_id == person.pk]
    said = [voice for voice in said if voice.stance != "doubt" or voice.lifted_at is None]
    return max(said, key=lambda voice: (voice.at, voice.pk)).stance if said else ""


def countdown(request: Request, at: datetime) -> str:
    """« Encore 2 jours, jusqu’à jeudi 18 h », in words."""
    left = request.answer_before - at
    until = f"{day_short(request.answer_before)}, {clock(request.answer_before)}"
    if left < timedelta(0):
        return f"Réponse attendue depuis {until}"
    return f"Réponse à donner avant {until}"


def on_duty(coop: Coop, on: date) -> list[Person]:
    """Who answers the requests these days."""
    return list(roles.holders(coop, "on_duty", on))


def sources(request: Request) -> QuerySet[RequestSource]:
    """What brought this request, as somebody noted it."""
    rows = request.sources.select_related("contribution__person", "noted_by")
    return rows.order_by("at", "pk")


def aids_before(request: Request, words: str = "") -> QuerySet[Contribution]:
    """The aids that may have brought a request: those that make the coop known, and came before."""
    rows = Contribution.objects.filter(
        coop=request.coop,
        mission=None,
        kind__in=("communication", "welcome"),
        happened_on__lte=timezone.localtime(request.received_at).date(),
    )
    if words:
        rows = rows.filter(Q(note__icontains=words) | Q(person__first_name__icontains=words))
    return rows.select_related("person").order_by("-happened_on", "-pk")


def late(rows: Iterable[Request], at: datetime) -> set[int]:
    """Which of these should have had an answer."""
    return {row.pk for row in rows if row.answer_before < at}


def _voices() -> "Prefetch[str, QuerySet[TriageVoice], str]":
    rows = TriageVoice.objects.select_related("person").order_by("at", "pk")
    return Prefetch("voices", queryset=rows)


def triage_hours(coop: Coop, on: date) -> int:
    """Within how many hours the coop answers."""
    return rulebook.whole(coop, "sales.triage_hours", on)


def first_words(request: Request, standing: Round) -> dict[str, object]:
    """What the page of a yes already knows."""
    activity = request.activity.name if request.activity else "Travail"
    people = f" de {request.people_count} personnes" if request.people_count else ""
    return {
        "title": f"{activity}{people}, {request.contact_name}"[:120],
        "activity": request.activity_id,
        "starts_on": request.wanted_on,
        "responsible": standing.carry[0].pk if standing.carry else None,
        "client": request.client_id,
        "client_kind": request.client_kind or "B2C",
    }


def kind_words(request: Request) -> str:
    """A first draft of a kind no."""
    coop = request.coop
    return (
        f"Bonjour {request.contact_name},\n\n"
        f"Merci d’avoir pensé à {coop.name}. Nous avons lu votre demande ensemble.\n"
        "Cette fois, nous ne pouvons pas bien la faire. Nous préférons vous le dire vite.\n\n"
        f"À bientôt,\nL’équipe de {coop.name}"
    )
