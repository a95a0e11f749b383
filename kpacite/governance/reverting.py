"""Coming back to what was before a decision: by another decision, never by erasing."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from kpacite.governance import effects, proposing
from kpacite.governance.models import Decision, DecisionEffect, Proposal
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person


class NothingToComeBackFrom(Refusal):
    """The decision changed nothing in the software, or has changed nothing yet."""

    sentence = "Cette décision n’a rien changé dans l’outil. Il n’y a rien à reprendre."


class AlreadyComeBackFrom(Refusal):
    """Another decision already changed the same thing since."""

    sentence = "Une décision plus récente a déjà changé cela. Proposez un autre changement."


def inverse(decision: Decision, on: date) -> list[effects.Planned]:
    """What undoes the decision, the last effect first, from the first day possible after `on`.

    Refuses: NothingToComeBackFrom, AlreadyComeBackFrom, CannotBeUndone.
    """
    applied = list(decision.effects.filter(applied_at__isnull=False).order_by("-rank"))
    if not applied:
        raise NothingToComeBackFrom
    _refuse_if_followed(decision, applied)
    return [effects.reverted(effect, on) for effect in applied]


@transaction.atomic
def propose(*, decision: Decision, on: date, at: datetime, by: Person) -> Proposal:
    """A proposal to come back to what was before is written, ready to be opened.

    Refuses: NothingToComeBackFrom, AlreadyComeBackFrom, CannotBeUndone, and what a proposal
    refuses.
    """
    planned = inverse(decision, on)
    return proposing.draft(
        coop=decision.coop,
        type_key="consent",
        title=f"Revenir à avant la décision {decision.number}",
        text=words(decision, planned),
        lived=f"La décision {decision.number}, « {decision.title} », ne me convient plus.",
        # The inverse holds from the day after the new decision, whenever it comes.
        effects=[effects.Planned(one.command, one.payload) for one in planned],
        follows=decision,
        by=by,
        at=at,
    )


def words(decision: Decision, planned: Sequence[effects.Planned]) -> str:
    """The decision that comes back, in sentences."""
    lines = ["Nous revenons à ce qui était décidé avant."]
    for one in planned:
        day = one.effective_on or decision.decided_on
        lines.append(effects.change(decision.coop, one.command, one.payload, day).after)
    return "\n".join(lines)


def _refuse_if_followed(decision: Decision, applied: Sequence[DecisionEffect]) -> None:
    aims = {effects.target(one.command, one.payload) for one in applied}
    later = DecisionEffect.objects.filter(
        decision__coop=decision.coop,
        decision__number__gt=decision.number,
        applied_at__isnull=False,
        command__in={one.command for one in applied},
    )
    if any(effects.target(one.command, one.payload) in aims for one in later):
        raise AlreadyComeBackFrom
