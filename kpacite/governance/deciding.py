"""Deciding: a decision of the coop, and what it does."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from kpacite.coops.models import Coop
from kpacite.governance import applying_effects, bounding, effects, rulebook, types
from kpacite.governance.core.rules import Value
from kpacite.governance.models import Decision, DecisionEffect, ProposalVersion, RuleValue
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class RulesAlreadyFounded(Refusal):
    """The first rules of a coop are set once; later ones come from new decisions."""

    sentence = (
        "Cette coop a déjà ses premières règles. Pour changer une règle, faites une proposition."
    )


@transaction.atomic
def found_rules(
    *, coop: Coop, values: Mapping[str, Value] | None = None, on: date, by: Person
) -> Decision:
    """The coop has its founding decision, its types of decision, and a value for every rule.

    `values` gives the values that differ from the declared defaults.
    Refuses: RulesAlreadyFounded, RuleValueOutOfBounds.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if RuleValue.objects.filter(coop=coop).exists():
        raise RulesAlreadyFounded
    chosen = {rule.key: rule.default for rule in rulebook.declared().values()} | dict(values or {})
    for key, value in chosen.items():
        bounding.check(coop, key, value, on)
    decision = Decision.objects.create(
        coop=coop,
        number=_next_number(coop),
        title="Nos premières règles",
        text="En démarrant, nous choisissons ces règles. Chacune peut changer par une décision.",
        method="founding",
        decided_on=on,
        noted_by=by,
    )
    RuleValue.objects.bulk_create(
        RuleValue(coop=coop, key=key, value=value, valid_from=on, decision=decision)
        for key, value in chosen.items()
    )
    types.found_types(coop=coop, decision=decision, on=on)
    deeds.note(
        verb="governance.rules.founded",
        thing=f"governance/decision/{decision.pk}",
        by=by,
        coop_key=coop.slug,
    )
    return decision


@transaction.atomic
def adopt(*, version: ProposalVersion, method: str, on: date, at: datetime, by: Person) -> Decision:
    """The version has become a decision, and what it changes is done, or waits for its day.

    Each effect is applied by itself: one that fails is kept with its reason, "adopted, not
    applied", and takes nothing back from the others. The caller holds the lock on the proposal.
    """
    proposal = version.proposal
    coop = Coop.objects.select_for_update(no_key=True).get(pk=proposal.coop_id)
    decision = Decision.objects.create(
        coop=coop,
        number=_next_number(coop),
        title=version.title,
        text=version.text,
        method=method,
        decided_on=on,
        noted_by=by,
        version=version,
        review_on=months_after(on, version.review_months) if version.review_months else None,
        follows=proposal.follows,
    )
    _note_made(decision, by, at)
    plan_effects(
        decision=decision,
        planned=[
            effects.Planned(one.command, one.payload, one.effective_on)
            for one in version.effects.all()
        ],
        at=at,
        by=by,
    )
    return decision


@transaction.atomic
def record(
    *,
    coop: Coop,
    title: str,
    text: str,
    method: str,
    on: date,
    by: Person,
    at: datetime | None = None,
    review_on: date | None = None,
    follows: Decision | None = None,
) -> Decision:
    """A decision that needed no proposal is in the register, noted by hand."""
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    decision = Decision.objects.create(
        coop=coop,
        number=_next_number(coop),
        title=title,
        text=text,
        method=method,
        decided_on=on,
        noted_by=by,
        review_on=review_on,
        follows=follows,
    )
    _note_made(decision, by, at)
    return decision


@transaction.atomic
def plan_effects(
    *, decision: Decision, planned: list[effects.Planned], at: datetime, by: Person
) -> list[DecisionEffect]:
    """What the decision does is written down, and what is due is done.

    Two effects that a person must confirm wait for them; dated values are written at once and hold
    from their day; the others are done on their day.
    """
    rows = [
        DecisionEffect.objects.create(
            decision=decision,
            rank=rank,
            command=one.command,
            payload=dict(one.payload),
            effective_on=effects.due_on(one.command, one.effective_on, decision.decided_on),
            needs_confirmation=effects.needs_confirmation(one.command),
        )
        for rank, one in enumerate(planned, start=1)
    ]
    for row in rows:
        if row.needs_confirmation:
            applying_effects.note(effect=row, what="awaited", at=at, by=by)
    return [
        applying_effects.apply(effect=row, on=decision.decided_on, at=at, by=by) for row in rows
    ]


def _note_made(decision: Decision, by: Person, at: datetime | None) -> None:
    deeds.note(
        verb="governance.decision.made",
        thing=f"governance/decision/{decision.pk}",
        by=by,
        coop_key=decision.coop.slug,
        note=decision.title,
        at=at,
    )


def _next_number(coop: Coop) -> int:
    last = Decision.objects.filter(coop=coop).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
