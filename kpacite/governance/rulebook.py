"""What a coop decided, read at the date of the fact.

The apps declare which rules exist (`RULES` of the modules in settings.KPACITE_RULES); the coop's
decisions give their values. A rule no decision has touched has its declared default.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from types import MappingProxyType

from django.conf import settings

from kpacite.coops.models import Coop
from kpacite.governance.core.rules import Kind, Rule, UndeclaredValue, Value
from kpacite.governance.models import Decision, RuleValue

__all__ = [
    "Kind",
    "Rule",
    "UndeclaredValue",
    "UnknownRule",
    "Value",
    "choice",
    "decision",
    "declared",
    "in_force",
    "rule",
    "timeline",
    "value",
    "values",
    "whole",
    "yes",
]


class UnknownRule(Exception):
    """The code asks for a rule that nothing declares: a fault of ours."""


@cache
def declared() -> Mapping[str, Rule]:
    """Every rule a coop may decide, by key, in the order of the settings."""
    rules: dict[str, Rule] = {}
    for path in settings.KPACITE_RULES:
        for found in getattr(import_module(path), "RULES", []):
            if found.key in rules:
                raise UndeclaredValue(f"{found.key} is declared twice.")
            rules[found.key] = found
    return MappingProxyType(rules)


def rule(key: str) -> Rule:
    try:
        return declared()[key]
    except KeyError:
        raise UnknownRule(key) from None


def in_force(coop: Coop, keys: Iterable[str], on: date) -> dict[str, RuleValue]:
    """The latest decided value of each key on a day, with its decision, in one query."""
    rows = RuleValue.objects.filter(coop=coop, key__in=list(keys), valid_from__lte=on)
    return {row.key: row for row in rows.select_related("decision").order_by("valid_from")}


def values(coop: Coop, keys: Iterable[str], on: date) -> dict[str, Value]:
    """The values of several rules on a day, in one query."""
    asked = [rule(key) for key in keys]
    found = in_force(coop, [one.key for one in asked], on)
    return {one.key: found[one.key].value if one.key in found else one.default for one in asked}


def value(coop: Coop, key: str, on: date) -> Value:
    """The value of one rule on a day."""
    return values(coop, [key], on)[key]


def timeline(coop: Coop, key: str) -> Callable[[date], Value]:
    """The values of one rule over time, in one query: for a list of facts of different days."""
    asked = rule(key)
    rows = RuleValue.objects.filter(coop=coop, key=asked.key).order_by("valid_from")
    steps = list(rows.values_list("valid_from", "value"))

    def at(on: date) -> Value:
        return next((value for start, value in reversed(steps) if start <= on), asked.default)

    return at


def whole(coop: Coop, key: str, on: date) -> int:
    """A value that is a number: a rate in basis points, days, hours, cents."""
    return int(value(coop, key, on))


def choice(coop: Coop, key: str, on: date) -> str:
    """A value that is one of the declared words."""
    return str(value(coop, key, on))


def yes(coop: Coop, key: str, on: date) -> bool:
    """A value that is yes or no."""
    return value(coop, key, on) is True


def decision(coop: Coop, key: str, on: date) -> Decision | None:
    """The decision that set the value in force; None while the declared default holds."""
    found = in_force(coop, [rule(key).key], on).get(key)
    return found.decision if found else None
