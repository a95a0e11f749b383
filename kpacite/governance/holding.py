"""Holding a meeting while it changes, and refusing when it no longer may."""

from kpacite.coops.models import Coop
from kpacite.governance.models import Meeting
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person


class MeetingIsOver(Refusal):
    """The minutes are closed: nothing of this meeting changes any more."""

    sentence = "Le compte rendu est fermé. Ce qui manque, écrivez-le à la prochaine réunion."


class MeetingIsCancelled(Refusal):
    """Somebody cancelled the meeting."""

    sentence = "Cette réunion n’a plus lieu. Prévoyez-en une autre."


class MeetingHasNotStarted(Refusal):
    """Nothing is written before the meeting begins."""

    sentence = "La réunion n’a pas commencé. Ouvrez-la d’abord."


def lock(meeting: Meeting) -> Meeting:
    """The meeting, held until the end of the transaction: several phones write at once."""
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("coop", "facilitator", "note_taker").get(pk=meeting.pk)


def going_on(coop: Coop) -> Meeting | None:
    """The meeting that goes on now in a coop, if one does."""
    found = Meeting.objects.filter(
        coop=coop, opened_at__isnull=False, closed_at=None, cancelled_at=None
    )
    return found.order_by("-opened_at").first()


def leads_now(person: Person, coop: Coop) -> bool:
    """Whether this person leads the meeting that goes on: it is their turn, whatever their role."""
    meeting = going_on(coop)
    return meeting is not None and meeting.facilitator_id == person.pk


def refuse_if_fixed(meeting: Meeting) -> None:
    """Nothing of a meeting changes once its minutes are closed, or once it is cancelled."""
    if meeting.closed_at is not None:
        raise MeetingIsOver
    if meeting.cancelled_at is not None:
        raise MeetingIsCancelled


def refuse_if_not_going_on(meeting: Meeting) -> None:
    refuse_if_fixed(meeting)
    if meeting.opened_at is None:
        raise MeetingHasNotStarted
