"""Taking news of somebody of whom nothing is known for a while. Care first; never an exclusion."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops.models import Membership
from kpacite.joining import rules_leaving
from kpacite.joining.core import quiet
from kpacite.joining.models import QuietCall
from kpacite.joining.queries import silence
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AlreadyCalled(Refusal):
    """One kind word, then nothing more before the coop's own delay."""

    sentence = "On a déjà pris de ses nouvelles. Laissez-lui du temps."


class NotQuiet(Refusal):
    """Something is known of the person, or they rest, or they leave."""

    sentence = "On a de ses nouvelles. Rien n’est à demander."


class NotYourCall(Refusal):
    """Only the person says how they are."""

    sentence = "Cette question est pour une autre personne."


class AlreadyTaken(Refusal):
    """Somebody already takes news of the person."""

    sentence = "Quelqu’un prend déjà de ses nouvelles."


class OneDoesNotCallOneself(Refusal):
    """News are taken by somebody else."""

    sentence = "Répondez vous-même à la question. Elle est sur votre première page."


@transaction.atomic
def call(*, membership: Membership, by: Person | None, on: date, at: datetime) -> QuietCall:
    """A kind word goes to a member of whom nothing is known; the members may take news.

    The state is read again under the lock: two workers make one call.
    Refuses: AlreadyCalled, NotQuiet.
    """
    membership = _locked(membership)
    trace = silence.trace_of(membership, on)
    days = rules_leaving.quiet_days(membership.coop, on)
    if not quiet.to_call(trace, days=days, on=on):
        again = quiet.Trace(trace.joined_on, trace.last_on, trace.back_on)
        raise AlreadyCalled if quiet.to_call(again, days=days, on=on) else NotQuiet
    made = QuietCall.objects.create(
        membership=membership, quiet_since=quiet.quiet_since(trace), called_on=on
    )
    _note("called", made, by, at)
    return made


@transaction.atomic
def answer(*, call: QuietCall, answer: str, by: Person, on: date, at: datetime) -> QuietCall:
    """The person said how they are, in one tap; the last answer counts.

    "rest" and "leave" change nothing by themselves: the next page proposes the gesture.
    Refuses: NotYourCall.
    """
    call = _held(call)
    if call.membership.person_id != by.pk:
        raise NotYourCall
    call.answer, call.answered_on = answer, on
    call.save(update_fields=["answer", "answered_on"])
    _note(f"answered_{answer}", call, by, at)
    return call


@transaction.atomic
def take(*, call: QuietCall, by: Person, at: datetime) -> QuietCall:
    """Somebody says: I take news of this person.

    Refuses: OneDoesNotCallOneself, AlreadyTaken.
    """
    call = _held(call)
    if call.membership.person_id == by.pk:
        raise OneDoesNotCallOneself
    if call.taken_by_id is not None:
        raise AlreadyTaken
    call.taken_by = by
    call.save(update_fields=["taken_by"])
    _note("taken", call, by, at)
    return call


def call_the_quiet(*, on: date, at: datetime, by: Person | None = None) -> int:
    """Every coop, once a day: a kind word to each member of whom nothing is known. Says how many.

    Nobody is ever excluded by time: what follows is a person who takes news.
    """
    count = 0
    for membership in silence.quiet_memberships(on):
        try:
            call(membership=membership, by=by, on=on, at=at)
        except Refusal:  # somebody gave a sign of life since the list was read
            continue
        count += 1
    return count


def _locked(membership: Membership) -> Membership:
    rows = Membership.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("coop", "person").get(pk=membership.pk)


def _held(call: QuietCall) -> QuietCall:
    rows = QuietCall.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("membership__coop", "membership__person").get(pk=call.pk)


def _note(what: str, call: QuietCall, by: Person | None, at: datetime) -> None:
    deeds.note(
        verb=f"joining.quiet.{what}", thing=f"joining/quiet_call/{call.pk}", by=by,
        about=call.membership.person, coop_key=call.membership.coop.slug, at=at,
    )  # fmt: skip
