"""Talking again of a decision: it is kept, changed, or dropped."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from kpacite.coops.queries import members
from kpacite.governance import deciding, effects, proposing, reverting, rulebook, types
from kpacite.governance.models import Decision, Meeting, Proposal, Review
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class ReviewedAlready(Refusal):
    """The decision is over, or was talked of today."""

    sentence = "On a déjà reparlé de cette décision. Regardez ce qui a été dit."


class DroppingTakesAMeeting(Refusal):
    """What the members decided together, they alone undo: live, those present agreeing."""

    sentence = (
        "On arrête une décision en réunion, avec l’accord des personnes présentes. "
        "Sinon, proposez de revenir à avant."
    )


class TooFewAreHere(Refusal):
    """Coming back takes as many people as deciding."""

    sentence = "Trop peu de personnes sont là pour arrêter une décision. Proposez-le à tous."


class SomebodyObjects(Refusal):
    """Dropping is a consent too."""

    sentence = "Il faut l’accord de chaque personne présente. Sinon, faites une proposition."


@transaction.atomic
def keep(
    *,
    decision: Decision,
    words: str,
    on: date,
    at: datetime,
    by: Person,
    again: bool = True,
) -> Review:
    """The decision goes on; it is talked of again after the delay of the coop's rule.

    `again` false: nobody needs to talk of it any more.
    Refuses: ReviewedAlready.
    """
    decision = _open(decision, on)
    months = rulebook.whole(decision.coop, "governance.review_months", on)
    next_on = months_after(on, months) if again else None
    return _note(decision, "keep", words, on, at, by, next_on=next_on)


@transaction.atomic
def adapt(
    *,
    decision: Decision,
    words: str,
    on: date,
    at: datetime,
    by: Person,
    title: str = "",
    text: str = "",
    planned: Sequence[effects.Planned] = (),
) -> Review:
    """A proposal that follows the decision is written, ready to be reworked and shared.

    `planned` is what it would change in the software, when that is already known.
    Refuses: ReviewedAlready, and what a proposal refuses.
    """
    decision = _open(decision, on)
    proposal = proposing.draft(
        coop=decision.coop,
        type_key="consent",
        title=title or f"Changer la décision {decision.number}",
        text=text or decision.text,
        lived=words.strip() or f"Nous avons reparlé de la décision {decision.number}.",
        effects=planned,
        follows=decision,
        by=by,
        at=at,
    )
    return _note(decision, "adapt", words, on, at, by, proposal=proposal)


@transaction.atomic
def drop(
    *,
    decision: Decision,
    meeting: Meeting | None,
    everybody_agrees: bool,
    words: str,
    on: date,
    at: datetime,
    by: Person,
) -> Review:
    """Those present consent, and a decision of its own comes back to what was before.

    Who leads or writes the meeting notes it, while the meeting goes on.
    Refuses: ReviewedAlready, DroppingTakesAMeeting, SomebodyObjects, TooFewAreHere, and what
    coming back refuses.
    """
    decision = _open(decision, on)
    _check_meeting(decision, meeting, everybody_agrees, on, by)
    planned = reverting.inverse(decision, on) if _did_something(decision) else []
    ended_by = deciding.record(
        coop=decision.coop,
        title=f"Arrêter la décision {decision.number}",
        text=reverting.words(decision, planned) if planned else "Nous arrêtons cette décision.",
        method="consent",
        on=on,
        at=at,
        by=by,
        follows=decision,
    )
    deciding.plan_effects(decision=ended_by, planned=planned, at=at, by=by)
    return _note(decision, "drop", words, on, at, by, ended_by=ended_by)


def due_on(decision: Decision) -> date | None:
    """The day the decision is talked of again; None when nothing is awaited."""
    last = decision.reviews.order_by("-held_on", "-pk").first()
    return last.next_on if last else decision.review_on


def _open(decision: Decision, on: date) -> Decision:
    # Two people may close the same talk: the decision is the lock.
    rows = Decision.objects.select_for_update(no_key=True, of=("self",)).select_related("coop")
    decision = rows.get(pk=decision.pk)
    last = decision.reviews.order_by("-held_on", "-pk").first()
    is_over = last is not None and (last.outcome != "keep" or last.held_on >= on)
    if is_over or decision.followed_by.exists():
        raise ReviewedAlready
    return decision


def _did_something(decision: Decision) -> bool:
    return decision.effects.filter(applied_at__isnull=False).exists()


def _check_meeting(
    decision: Decision, meeting: Meeting | None, everybody_agrees: bool, on: date, by: Person
) -> None:
    goes_on = (
        meeting is not None
        and meeting.coop_id == decision.coop_id
        and meeting.opened_at is not None
        and meeting.closed_at is None
        and by.pk in {meeting.facilitator_id, meeting.note_taker_id}
    )
    if meeting is None or not goes_on:
        raise DroppingTakesAMeeting
    if not everybody_agrees:
        raise SomebodyObjects
    terms = types.terms_on(types.type_of(decision.coop, "consent"), on)
    here = meeting.attendances.filter(
        state="present", person__in=members(decision.coop, on)
    ).count()
    if not here or here * 10_000 < members(decision.coop, on).count() * terms.minimum_bp:
        raise TooFewAreHere


def _note(
    decision: Decision,
    outcome: str,
    words: str,
    on: date,
    at: datetime,
    by: Person,
    *,
    next_on: date | None = None,
    proposal: Proposal | None = None,
    ended_by: Decision | None = None,
) -> Review:
    review = Review.objects.create(
        decision=decision,
        outcome=outcome,
        words=words.strip(),
        held_on=on,
        noted_by=by,
        next_on=next_on,
        proposal=proposal,
        ended_by=ended_by,
    )
    deeds.note(
        verb=f"governance.review.{outcome}",
        thing=f"governance/decision/{decision.pk}",
        by=by,
        coop_key=decision.coop.slug,
        note=decision.title,
        at=at,
    )
    return review
