"""Deciding: a decision of the coop, and the rules it sets."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max

from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.governance.core.rules import Value
from kpacite.governance.models import Decision, RuleValue
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class RulesAlreadyFounded(Refusal):
    """The first rules of a coop are set once; later ones come from new decisions."""

    sentence = (
        "Cette coop a déjà ses premières règles. Pour changer une règle, faites une proposition."
    )


class RuleValueOutOfBounds(Refusal):
    """The value is of the wrong kind, or beyond what the law or the host allows."""


@transaction.atomic
def found_rules(
    *, coop: Coop, values: Mapping[str, Value] | None = None, on: date, by: Person
) -> Decision:
    """The coop has its founding decision, and every declared rule has a value from that day.

    `values` gives the values that differ from the declared defaults.
    Refuses: RulesAlreadyFounded, RuleValueOutOfBounds.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if RuleValue.objects.filter(coop=coop).exists():
        raise RulesAlreadyFounded
    chosen = {rule.key: rule.default for rule in rulebook.declared().values()} | dict(values or {})
    for key, value in chosen.items():
        _check(key, value)
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
    deeds.note(
        verb="governance.rules.founded",
        thing=f"governance/decision/{decision.pk}",
        by=by,
        coop_key=coop.slug,
    )
    return decision


def _check(key: str, value: Value) -> None:
    rule = rulebook.rule(key)
    if not rule.accepts(value):
        raise RuleValueOutOfBounds(
            f"Cette valeur n’est pas possible pour « {rule.sentence.format(value='…')} »."
        )


def _next_number(coop: Coop) -> int:
    last = Decision.objects.filter(coop=coop).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
