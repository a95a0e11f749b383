"""Discovery sessions: neighbours come and try, before anybody decides anything."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.joining.applying import lock_open
from kpacite.joining.models import Application, DiscoverySeat, DiscoverySession
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class SessionIsOver(Refusal):
    sentence = "Ce moment est passé. Choisissez-en un autre."


class SessionEndsFirst(Refusal):
    sentence = "L’heure de fin vient avant l’heure de début."


class SessionHasNoPlace(Refusal):
    sentence = "Gardez au moins une place."


class HostIsNotAMember(Refusal):
    """Somebody of the coop opens the door."""

    sentence = "La personne qui accueille est membre de la coop. Choisissez-la."


class SessionIsCancelled(Refusal):
    sentence = "Ce moment est annulé. Choisissez-en un autre."


class SessionIsFull(Refusal):
    sentence = "Toutes les places sont prises. Choisissez un autre moment."


class SessionIsElsewhere(Refusal):
    """One discovers the coop that one wants to join."""

    sentence = "Ce moment est celui d’une autre coop."


class AlreadyExpected(Refusal):
    sentence = "Cette personne a déjà une place à ce moment."


class SessionIsNotYet(Refusal):
    """Whether somebody came is known afterwards."""

    sentence = "Ce moment n’a pas commencé. Revenez ensuite pour noter qui est venu."


@transaction.atomic
def open_session(
    *,
    coop: Coop,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    places: int,
    host: Person,
    on: date,
    at: datetime,
    by: Person,
    place: str = "",
) -> DiscoverySession:
    """The door is open at that moment; the public page says so, `host` welcomes.

    Refuses: SessionIsOver, SessionEndsFirst, SessionHasNoPlace, HostIsNotAMember.
    """
    if starts_at <= at:
        raise SessionIsOver
    if ends_at <= starts_at:
        raise SessionEndsFirst
    if places < 1:
        raise SessionHasNoPlace
    if not coops.is_member(host, coop, on):
        raise HostIsNotAMember
    session = DiscoverySession.objects.create(
        coop=coop, title=title.strip(), starts_at=starts_at, ends_at=ends_at, places=places,
        host=host, place=place.strip(),
    )  # fmt: skip
    _note("opened", session, by, at)
    return session


@transaction.atomic
def cancel(*, session: DiscoverySession, at: datetime, by: Person) -> DiscoverySession:
    """The moment does not take place; who was expected sees it on their page.

    Refuses: SessionIsOver, SessionIsCancelled.
    """
    session = _lock(session)
    if session.cancelled_at:
        raise SessionIsCancelled
    if session.starts_at <= at:
        raise SessionIsOver
    session.cancelled_at = at
    session.save(update_fields=["cancelled_at"])
    _note("cancelled", session, by, at)
    return session


@transaction.atomic
def expect(
    *, session: DiscoverySession, application: Application, at: datetime, by: Person | None
) -> DiscoverySeat:
    """The applicant has a place there; `by` is empty when they took it themselves.

    Refuses: ApplicationIsClosed, SessionIsElsewhere, SessionIsCancelled, SessionIsOver,
    AlreadyExpected, SessionIsFull.
    """
    application = lock_open(application)
    session = _lock(session)
    if session.coop_id != application.coop_id:
        raise SessionIsElsewhere
    if session.cancelled_at:
        raise SessionIsCancelled
    if session.ends_at <= at:
        raise SessionIsOver
    if session.seats.filter(application=application).exists():
        raise AlreadyExpected
    if session.seats.count() >= session.places:
        raise SessionIsFull
    seat = DiscoverySeat.objects.create(session=session, application=application, taken_at=at)
    _note("expected", session, by, at)
    return seat


@transaction.atomic
def free(*, seat: DiscoverySeat, at: datetime, by: Person | None) -> None:
    """The place is free again: the person will not come.

    Refuses: SessionIsOver.
    """
    session = _lock(seat.session)
    if session.starts_at <= at:
        raise SessionIsOver
    DiscoverySeat.objects.filter(pk=seat.pk).delete()
    _note("freed", session, by, at)


@transaction.atomic
def note_came(*, seat: DiscoverySeat, came: bool, at: datetime, by: Person) -> DiscoverySeat:
    """Whether they came. Not coming is held against nobody.

    Refuses: SessionIsNotYet, SessionIsCancelled.
    """
    session = _lock(seat.session)
    if session.cancelled_at:
        raise SessionIsCancelled
    if session.starts_at > at:
        raise SessionIsNotYet
    seat = DiscoverySeat.objects.get(pk=seat.pk)
    seat.came = came
    seat.save(update_fields=["came"])
    _note("attended", session, by, at)
    return seat


def _lock(session: DiscoverySession) -> DiscoverySession:
    """Held until the end: two people may want the last place."""
    rows = DiscoverySession.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("coop").get(pk=session.pk)


def _note(what: str, session: DiscoverySession, by: Person | None, at: datetime) -> None:
    deeds.note(
        verb=f"joining.discovery.{what}", thing=f"joining/session/{session.pk}", by=by,
        coop_key=session.coop.slug, at=at,
    )  # fmt: skip
