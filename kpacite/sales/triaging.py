"""Choosing together: who carries, who helps, who learns, who has a doubt; then yes or no."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kpacite.hosts.models import Activity
from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales import knowing, quoting
from kpacite.sales.core import triage
from kpacite.sales.models import Client, Quote, Request, RequestOutcome, TriageVoice
from kpacite.work import opening, staffing
from kpacite.work.models import Mission

DECLINED = "kpacite.sales.tasks.quotes.mail_request_declined"


class RequestIsAnswered(Refusal):
    sentence = "Cette demande a déjà une réponse. Rien ne change plus ici."


class DoubtNeedsWords(Refusal):
    sentence = "Dites votre doute en une phrase, pour que les autres comprennent."


class DoubtIsNotYours(Refusal):
    sentence = "La personne qui a ce doute le lève elle-même. Parlez-en avec elle."


class NobodyCarries(Refusal):
    sentence = "Personne ne porte encore cette demande. Il faut une personne qui porte."


class CarrierIsAlone(Refusal):
    sentence = "La personne qui porte est seule. Il faut encore une personne avec elle."


class DoubtStillOpen(Refusal):
    sentence = "Un doute est encore ouvert. Parlez-en, puis la personne lève son doute."


class ResponsibleDoesNotCarry(Refusal):
    sentence = "Le devis est au nom d’une personne qui porte. Choisissez une de ces personnes."


class ClientKindUnknown(Refusal):
    sentence = "Dites qui est le client : une personne, une association, une entreprise…"


class KindWordsMissing(Refusal):
    sentence = "Écrivez quelques mots au client. Il a pris le temps de demander."


@dataclass(frozen=True)
class Work:
    """What is about to start for the client."""

    title: str
    activity: Activity
    starts_on: date
    ends_on: date
    place: str = ""


@transaction.atomic
def voice(
    *, request: Request, stance: str, by: Person, at: datetime, text: str = ""
) -> TriageVoice:
    """A member says where they stand; their last word counts.

    Saying the same thing twice says it once. Refuses: RequestIsAnswered, DoubtNeedsWords.
    """
    request = _open(request)
    if stance == "doubt" and not text.strip():
        raise DoubtNeedsWords
    last = request.voices.filter(person=by).order_by("-at", "-pk").first()
    if last and not last.lifted_at and (last.stance, last.text) == (stance, text.strip()):
        return last
    said = TriageVoice.objects.create(
        request=request, person=by, stance=stance, text=text.strip(), at=at
    )
    _note(request, "voiced", by, at, stance)
    return said


@transaction.atomic
def lift(*, voice: TriageVoice, by: Person, at: datetime) -> TriageVoice:
    """The author of a doubt says that it is gone.

    Refuses: RequestIsAnswered, DoubtIsNotYours.
    """
    request = _open(voice.request)
    voice = TriageVoice.objects.select_for_update(no_key=True).get(pk=voice.pk)
    if voice.person_id != by.pk:
        raise DoubtIsNotYours
    if voice.lifted_at is None:
        voice.lifted_at = at
        voice.save(update_fields=["lifted_at"])
        _note(request, "doubt_lifted", by, at)
    return voice


@transaction.atomic
def take(
    *,
    request: Request,
    work: Work,
    responsible: Person,
    by: Person,
    on: date,
    at: datetime,
    client: Client | None = None,
    client_kind: str = "",
) -> Quote:
    """The coop says yes: a mission opens with everybody's seat, and a draft quote awaits its lines.

    Without `client`, the person who asked becomes one. Above the seats taken, one place to learn
    stays open.
    Refuses: RequestIsAnswered, NobodyCarries, CarrierIsAlone, DoubtStillOpen,
    ResponsibleDoesNotCarry, ClientKindUnknown, and what opening a mission refuses.
    """
    request = _open(request)
    verdict = _verdict(request)
    if responsible.pk not in verdict.carry:
        raise ResponsibleDoesNotCarry
    if client is None:
        if not client_kind:
            raise ClientKindUnknown
        client = knowing.meet(request=request, kind=client_kind, by=by, at=at)
    mission = _mission(request, work, verdict, client=client, by=by, on=on, at=at)
    RequestOutcome.objects.create(request=request, taken=True, mission=mission, by=by, at=at)
    request.client = client
    request.save(update_fields=["client"])
    _note(request, "taken", by, at)
    return quoting.draft(
        client=client, mission=mission, responsible=responsible, title=work.title,
        service_on=work.starts_on, service_place=work.place, by=by, on=on, at=at,
    )  # fmt: skip


@transaction.atomic
def decline(*, request: Request, words: str, by: Person, at: datetime) -> RequestOutcome:
    """The coop says no, kindly; the client reads these words, by mail when they gave one.

    Refuses: RequestIsAnswered, KindWordsMissing.
    """
    request = _open(request)
    if not words.strip():
        raise KindWordsMissing
    outcome = RequestOutcome.objects.create(
        request=request, taken=False, words=words.strip(), by=by, at=at
    )
    _note(request, "declined", by, at)
    if request.email:
        tasks.enqueue(
            function=DECLINED, arguments={"outcome": outcome.pk}, at=at,
            key=f"sales/request/{request.pk}/declined",
        )  # fmt: skip
    return outcome


def read(request: Request) -> triage.Verdict:
    """Where the request stands, from everybody's words."""
    return triage.read(
        triage.Voice(said.person_id, said.stance, said.lifted_at is not None)
        for said in sorted(request.voices.all(), key=lambda said: (said.at, said.pk))
    )


def _open(request: Request) -> Request:
    """The request, held: two members may answer at the same moment."""
    requests = Request.objects.select_for_update(of=("self",), no_key=True)
    request = requests.select_related("coop").get(pk=request.pk)
    if RequestOutcome.objects.filter(request=request).exists():
        raise RequestIsAnswered
    return request


def _verdict(request: Request) -> triage.Verdict:
    verdict = read(request)
    if not verdict.is_carried:
        raise NobodyCarries
    if not verdict.is_accompanied:
        raise CarrierIsAlone
    if verdict.doubt:
        raise DoubtStillOpen
    return verdict


def _mission(
    request: Request, work: Work, verdict: triage.Verdict, *,
    client: Client, by: Person, on: date, at: datetime,
) -> Mission:  # fmt: skip
    """The mission, and on it everybody who spoke for it."""
    seats = {"carry": len(verdict.carry), "help": len(verdict.help),
             "learn": max(1, len(verdict.learn))}  # fmt: skip
    mission = opening.open_mission(
        coop=request.coop, title=work.title, kind="market", activity=work.activity,
        starts_on=work.starts_on, ends_on=work.ends_on, place=work.place, for_whom=client.name,
        description=request.text, origin=f"sales/request/{request.pk}", seats=seats, by=by, at=at,
    )  # fmt: skip
    rows = {seat.kind: seat for seat in mission.seats.all()}
    for kind, people in (
        ("carry", verdict.carry), ("help", verdict.help), ("learn", verdict.learn),
    ):  # fmt: skip
        for person in Person.objects.filter(pk__in=people).order_by("pk"):
            staffing.take(seat=rows[kind], person=person, by=by, on=on, at=at)
    return mission


def _note(request: Request, what: str, by: Person, at: datetime, note: str = "") -> None:
    deeds.note(
        verb=f"sales.request.{what}", thing=f"sales/request/{request.pk}", by=by,
        coop_key=request.coop.slug, note=note, at=at,
    )  # fmt: skip
