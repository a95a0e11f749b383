"""Saying what one gave: hours on a mission, or a help to the commons."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.work import young_limits
from kpacite.work.core import hours
from kpacite.work.models import Contribution, Mission
from kpacite.work.staffing import NotAMember


class HoursInTheFuture(Refusal):
    """Only what was done can be said."""

    sentence = "Ce jour n’est pas encore passé. Revenez quand c’est fait."


class NoTimeAtAll(Refusal):
    """Zero minutes."""

    sentence = "Il manque la durée. Exemple : 1 h 30."


class MoreThanADay(Refusal):
    """More than 24 hours in one day, all declarations together."""

    sentence = "Cela ferait plus de 24 h dans la même journée. Vérifiez la durée et le jour."


class MissionOfAnotherCoop(Refusal):
    """The mission belongs to another coop."""

    sentence = "Cette mission est dans une autre coopérative. Choisissez une mission d’ici."


class WhichMission(Refusal):
    """Work on a mission names the mission."""

    sentence = "Sur quelle mission avez-vous travaillé ? Choisissez-la dans la liste."


class AlreadyCorrected(Refusal):
    """A later row replaced this one."""

    sentence = "Cette aide a déjà été corrigée. Rechargez la page pour voir la dernière version."


class NotYourDeclaration(Refusal):
    """Only the person, or who typed it in for them, corrects it."""

    sentence = "Seule la personne concernée peut corriger. Posez-lui une question."


@transaction.atomic
def declare(
    *,
    coop: Coop,
    person: Person,
    minutes: int,
    happened_on: date,
    kind: str,
    by: Person,
    on: date,
    at: datetime,
    mission: Mission | None = None,
    note: str = "",
    channel: str = "page",
    at_night: bool = False,
    key: str | None = None,
) -> Contribution:
    """The person gave this time, that day; `by` says it, for themselves or for another.

    A day of the past is fine, even before anybody planned it. The same `key` (a double click)
    gives the first row back. `at_night`: between 22:00 and 06:00, asked of those under 18.
    Refuses: NotAMember, MissionOfAnotherCoop, WhichMission, HoursInTheFuture, NoTimeAtAll,
    MoreThanADay; for a minor, TooLongForADay, TooLongForAWeek, NightIsForRest.
    """
    # Lock the person: two slips of the same day may be typed in at once.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    known = Contribution.objects.filter(key=key).first() if key else None
    if known is not None:
        return known
    _refuse_strangers(coop, person, by, happened_on, on)
    if mission is not None and mission.coop_id != coop.pk:
        raise MissionOfAnotherCoop
    if kind == "work" and mission is None:
        raise WhichMission
    if minutes <= 0:
        raise NoTimeAtAll
    _refuse_impossible_days(person, minutes, happened_on, on)
    young_limits.check(
        coop=coop, person=person, kind=kind, minutes=minutes, day=happened_on, at_night=at_night
    )
    contribution = Contribution.objects.create(
        coop=coop, person=person, declared_by=by, mission=mission, kind=kind, minutes=minutes,
        happened_on=happened_on, note=note.strip(), channel=channel, key=key, declared_at=at,
    )  # fmt: skip
    _note("work.contribution.declared", contribution, by=by, at=at)
    return contribution


@transaction.atomic
def correct(
    *,
    contribution: Contribution,
    minutes: int,
    by: Person,
    on: date,
    at: datetime,
    happened_on: date | None = None,
    note: str | None = None,
) -> Contribution:
    """A new row replaces the declaration, with its author; the first one stays readable.

    Also after the delivery: the plan froze the rule, not the facts.
    Refuses: NotYourDeclaration, AlreadyCorrected, NoTimeAtAll, HoursInTheFuture, MoreThanADay;
    for a minor, TooLongForADay, TooLongForAWeek.
    """
    if minutes <= 0:
        raise NoTimeAtAll
    return _replace(contribution, minutes, by, on, at, happened_on, note)


@transaction.atomic
def withdraw(*, contribution: Contribution, by: Person, on: date, at: datetime) -> Contribution:
    """The declaration counts no more: a last row of zero minutes says who took it back.

    Refuses: NotYourDeclaration, AlreadyCorrected.
    """
    return _replace(contribution, 0, by, on, at, None, None)


def _replace(
    contribution: Contribution,
    minutes: int,
    by: Person,
    on: date,
    at: datetime,
    happened_on: date | None,
    note: str | None,
) -> Contribution:
    person = Person.objects.select_for_update(no_key=True).get(pk=contribution.person_id)
    if by.pk not in (contribution.person_id, contribution.declared_by_id):
        raise NotYourDeclaration
    if not contribution.minutes or Contribution.objects.filter(corrects=contribution).exists():
        raise AlreadyCorrected
    day = happened_on or contribution.happened_on
    _refuse_impossible_days(person, minutes, day, on, but=contribution)
    young_limits.check(
        coop=contribution.coop, person=person, kind=contribution.kind, minutes=minutes, day=day,
        but=contribution,
    )  # fmt: skip
    replaced = Contribution.objects.create(
        coop_id=contribution.coop_id, person=person, declared_by=by,
        mission_id=contribution.mission_id, kind=contribution.kind, minutes=minutes,
        happened_on=day, note=contribution.note if note is None else note.strip(),
        channel="page", corrects=contribution, original=contribution.first, declared_at=at,
    )  # fmt: skip
    verb = "work.contribution.corrected" if minutes else "work.contribution.withdrawn"
    _note(verb, replaced, by=by, at=at)
    return replaced


def _refuse_strangers(coop: Coop, person: Person, by: Person, day: date, on: date) -> None:
    # Somebody who has left still says the hours of the days when they were there.
    was_there = coops.is_member(person, coop, day) or coops.is_member(person, coop, on)
    if not was_there or not coops.is_member(by, coop, on):
        raise NotAMember


def _refuse_impossible_days(
    person: Person, minutes: int, day: date, on: date, but: Contribution | None = None
) -> None:
    if day > on:
        raise HoursInTheFuture
    others = Contribution.objects.standing().filter(person=person, happened_on=day)
    if but is not None:
        others = others.exclude(pk=but.pk)
    already = others.aggregate(total=Sum("minutes"))["total"] or 0
    if not hours.fits_in_a_day(minutes, already=already):
        raise MoreThanADay


def _note(verb: str, contribution: Contribution, *, by: Person, at: datetime) -> None:
    deeds.note(
        verb=verb, thing=f"work/contribution/{contribution.pk}", by=by,
        about=contribution.person, coop_key=contribution.coop.slug, at=at,
    )  # fmt: skip
