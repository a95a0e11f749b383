"""The hours of somebody of 16 or 17 stay within limits, unless the host gave a reason."""

from datetime import date

from django.db.models import Sum

from kpacite.coops.models import Coop
from kpacite.hosts import queries as hosts
from kpacite.hosts import young
from kpacite.hosts.models import Host
from kpacite.joining import guardians
from kpacite.joining.core import young_hours
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person
from kpacite.work.models import Contribution

# Deciding together is a voice, not a work: it is never counted.
VOICE = "organisation"


class TooLongForADay(Refusal):
    """More than the hours of a day for young workers (C. trav. L3162-1)."""


class TooLongForAWeek(Refusal):
    """More than the hours of a week for young workers (C. trav. L3162-1)."""


class NightIsForRest(Refusal):
    """No work between 22:00 and 06:00 under 18 (C. trav. L3163-2)."""

    sentence = (
        "Avant 18 ans, on ne travaille pas entre 22 h et 6 h. Parlez-en avec la coop d’emploi."
    )


def check(
    *,
    coop: Coop,
    person: Person,
    kind: str,
    minutes: int,
    day: date,
    at_night: bool = False,
    but: Contribution | None = None,
) -> None:
    """Safety for those under 18, the day of the fact, applied by prudence (rule MIN-05).

    The host may lift a limit for some days; its reason is kept (`hosts.minding_young`).
    Refuses: TooLongForADay, TooLongForAWeek, NightIsForRest.
    """
    if kind == VOICE or not guardians.is_younger_than(person, guardians.OF_AGE, day):
        return
    host = _host_that(coop, day)
    limits = young.hours(day, host)
    monday, sunday = young_hours.week_of(day)
    rows = Contribution.objects.standing().filter(person=person).exclude(kind=VOICE)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    that_day = rows.filter(happened_on=day).aggregate(total=Sum("minutes"))["total"] or 0
    week = rows.filter(happened_on__range=(monday, sunday))
    that_week = week.aggregate(total=Sum("minutes"))["total"] or 0
    passed = young_hours.passed(
        minutes, said_that_day=that_day, said_that_week=that_week, at_night=at_night,
        day_minutes=limits.day_minutes, week_minutes=limits.week_minutes,
        lifted=young.lifted(person, host, day) if host else (),
    )  # fmt: skip
    _refuse(passed, limits)


def _refuse(passed: young_hours.Limit | None, limits: young.Hours) -> None:
    if passed == "night":
        raise NightIsForRest
    if passed == "day":
        raise TooLongForADay(
            f"Avant 18 ans, c’est {french.hours(limits.day_minutes)} par jour au plus. "
            "Vérifiez la durée, ou parlez-en avec la coop d’emploi."
        )
    if passed == "week":
        raise TooLongForAWeek(
            f"Avant 18 ans, c’est {french.hours(limits.week_minutes)} par semaine au plus. "
            "Vérifiez la durée, ou parlez-en avec la coop d’emploi."
        )


def _host_that(coop: Coop, day: date) -> Host | None:
    try:
        return hosts.host_of(coop, day)
    except hosts.NoHost:
        return None
