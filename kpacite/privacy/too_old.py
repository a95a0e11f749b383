"""What privacy forgets with time: archives, traces, sleeping accounts, errands."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kpacite.lib import tasks
from kpacite.lib.models import Task
from kpacite.people import deeds
from kpacite.people.models import Deed, Person
from kpacite.people.personal import Aged
from kpacite.privacy import archiving, delays, erasing
from kpacite.privacy.models import FileReading, RightsRequest

WARNED = "privacy.person.warned"


def asleep(before: date, on: date) -> QuerySet[Person]:
    """Who did nothing here since that day, and whom nothing holds: no coop, contract nor money."""
    acted = Deed.objects.filter(by=OuterRef("pk"), at__date__gte=before)
    people = Person.objects.filter(
        ~Exists(acted),
        Q(last_login=None) | Q(last_login__date__lt=before),
        is_active=True,
        erased_at=None,
        joined_at__date__lt=before,
    )
    free = [person.pk for person in people if not erasing.holds(person, on)]
    return Person.objects.filter(pk__in=free).order_by("pk")


def _to_warn(before: date, on: date) -> QuerySet[Person]:
    return asleep(before, on).exclude(pk__in=_warned(before))


def _to_erase(before: date, on: date) -> QuerySet[Person]:
    """Warned, for as many days as the delay says, and still asleep."""
    notice = timedelta(days=delays.delay("RET-05", on).notice_days)
    return asleep(before, on).filter(pk__in=_warned(before, until=on - notice))


def _warned(before: date, until: date | None = None) -> QuerySet[Any]:
    found = Deed.objects.filter(verb=WARNED, at__date__gte=before)
    return (found.filter(at__date__lte=until) if until else found).values("about")


def _warn(people: QuerySet[Any], at: datetime) -> None:
    for person in people:
        deeds.note(verb=WARNED, thing=f"people/person/{person.pk}", by=None, about=person, at=at)
        if person.email:
            tasks.enqueue(
                function="kpacite.privacy.letters.tell_asleep",
                arguments={"person": person.pk},
                at=at,
            )


def _erase(people: QuerySet[Any], at: datetime) -> None:
    for person in people:
        erasing.erase(person=person, by=None, on=timezone.localtime(at).date(), at=at)


def _archives(before: date, on: date) -> QuerySet[RightsRequest]:
    ready = RightsRequest.objects.filter(kind="export", done_at__date__lte=before)
    return ready.exclude(archive="").order_by("pk")


def _remove_archives(requests: QuerySet[Any], at: datetime) -> None:
    for request in requests.select_related("person"):
        archiving.remove(request=request, by=None, at=at)


def _delete(rows: QuerySet[Any], at: datetime) -> None:
    rows.delete()


def _errands(before: date, on: date) -> QuerySet[Task]:
    """Done for long. A key stays without its words: what was asked once is not asked again."""
    return Task.objects.filter(done_at__date__lt=before).exclude(arguments={}, last_error="")


def _forget_errands(rows: QuerySet[Any], at: datetime) -> None:
    keys = list(rows.values_list("pk", flat=True))
    Task.objects.filter(pk__in=keys, key=None).delete()
    Task.objects.filter(pk__in=keys).update(arguments={}, last_error="")


AGED = [
    Aged("KEEP-02", "dossiers « mes données » prêts depuis 7 jours", _archives, _remove_archives),
    Aged("KEEP-03", "mails et calculs faits depuis longtemps", _errands, _forget_errands),
    Aged("RET-05", "comptes endormis, prévenus par mail", _to_warn, _warn),
    Aged("RET-05", "comptes endormis, effacés", _to_erase, _erase),
    Aged(
        "RET-06",
        "traces d’ouverture de dossiers",
        lambda before, on: FileReading.objects.filter(at__date__lt=before),
        _delete,
    ),
    Aged(
        "RET-06",
        "connexions finies",
        lambda before, on: Session.objects.filter(expire_date__date__lt=on),
        _delete,
    ),
]
