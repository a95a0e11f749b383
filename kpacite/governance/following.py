"""Following up: what somebody said they would do, until it is done, passed on or dropped."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kpacite.coops.models import Coop
from kpacite.coops.queries import is_member
from kpacite.governance import holding
from kpacite.governance.models import ActionItem, AgendaItem, Decision, Meeting
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class NotAMember(Refusal):
    """Whoever does something for the coop belongs to it."""

    sentence = "Cette personne n’est pas membre de la coop. Choisissez un membre."


class AlreadyNoted(Refusal):
    """The same thing, for the same person, waits already: the form was sent twice."""

    sentence = "C’est déjà noté pour cette personne. Regardez la liste « À faire »."


class DayIsPast(Refusal):
    """Something to do is for a day to come."""

    sentence = "Ce jour est passé. Choisissez un jour à venir, ou aucun."


class ActionIsClosed(Refusal):
    """Done, passed on or dropped: somebody else pressed first."""

    sentence = "Cette chose n’est plus à faire. Rechargez la liste."


class AlreadyTheirs(Refusal):
    """One passes something on to somebody else."""

    sentence = "Cette personne l’a déjà. Choisissez une autre personne."


class ReasonIsMissing(Refusal):
    """What is dropped says why, so that nobody wonders."""

    sentence = "Dites pourquoi on arrête, en quelques mots."


@dataclass(frozen=True)
class Task:
    """Who does what, by when."""

    what: str
    person: Person
    due_on: date | None = None


@transaction.atomic
def note(
    *, coop: Coop, task: Task, decision: Decision | None = None, item: AgendaItem | None = None,
    by: Person, on: date, at: datetime,
) -> ActionItem:  # fmt: skip
    """Somebody will do this; it is on their week, and on the next agenda until it is done.

    Refuses: NotAMember, DayIsPast, AlreadyNoted; from a point of a meeting, what `holding` refuses.
    """
    meeting: Meeting | None = None
    if item is not None:
        # The meeting before the coop, as everything that is written during a meeting.
        meeting = holding.lock(item.meeting)
        holding.refuse_if_not_going_on(meeting)
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if not is_member(task.person, coop, on):
        raise NotAMember
    if task.due_on is not None and task.due_on < on:
        raise DayIsPast
    same = ActionItem.objects.filter(coop=coop, person=task.person, what__iexact=task.what.strip())
    if same.filter(done_on=None, dropped_because="", passed_to=None).exists():
        raise AlreadyNoted
    action = ActionItem.objects.create(
        coop=coop, what=task.what.strip(), person=task.person, due_on=task.due_on,
        decision=decision, item=item, meeting=meeting, noted_by=by, noted_at=at,
    )  # fmt: skip
    _deed("noted", action, by, at)
    return action


@transaction.atomic
def finish(*, action: ActionItem, by: Person, on: date, at: datetime) -> ActionItem:
    """It is done, today.

    Refuses: ActionIsClosed.
    """
    action = _open(action)
    action.done_on = on
    action.save(update_fields=["done_on"])
    _deed("done", action, by, at)
    return action


@transaction.atomic
def pass_on(*, action: ActionItem, task: Task, by: Person, on: date, at: datetime) -> ActionItem:
    """Somebody else does it: a new line, that remembers the first one.

    Refuses: ActionIsClosed, NotAMember, AlreadyTheirs, DayIsPast.
    """
    action = _open(action)
    if task.person == action.person:
        raise AlreadyTheirs
    if not is_member(task.person, action.coop, on):
        raise NotAMember
    if task.due_on is not None and task.due_on < on:
        raise DayIsPast
    new = ActionItem.objects.create(
        coop=action.coop, what=action.what, person=task.person, due_on=task.due_on,
        decision=action.decision, item=action.item, meeting=action.meeting, noted_by=by,
        noted_at=at, passed_from=action,
    )  # fmt: skip
    _deed("passed", new, by, at)
    return new


@transaction.atomic
def drop(*, action: ActionItem, because: str, by: Person, at: datetime) -> ActionItem:
    """It will not be done, and the list says why.

    Refuses: ActionIsClosed, ReasonIsMissing.
    """
    action = _open(action)
    if not because.strip():
        raise ReasonIsMissing
    action.dropped_because = because.strip()
    action.save(update_fields=["dropped_because"])
    _deed("dropped", action, by, at)
    return action


def _open(action: ActionItem) -> ActionItem:
    rows = ActionItem.objects.select_for_update(of=("self",), no_key=True)
    found = rows.select_related("coop", "person").get(pk=action.pk)
    passed = ActionItem.objects.filter(passed_from=found).exists()
    if found.done_on or found.dropped_because or passed:
        raise ActionIsClosed
    return found


def _deed(gesture: str, action: ActionItem, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"governance.action.{gesture}", thing=f"governance/action/{action.pk}", by=by,
        about=action.person, coop_key=action.coop.slug, note=action.what, at=at,
    )  # fmt: skip
