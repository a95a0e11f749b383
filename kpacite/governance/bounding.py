"""Within which bounds a rule may change: the law's, the software's, the host's."""

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from kpacite.coops.models import Coop
from kpacite.governance import rulebook, wording
from kpacite.governance.core.rules import Bounds, Rule, Value
from kpacite.lib.errors import Refusal


class RuleValueOutOfBounds(Refusal):
    """The value is of the wrong kind, or beyond what the law, the software or the host allows."""


def bounds(coop: Coop, key: str, on: date) -> list[Bounds]:
    """Everybody's bounds on a rule, on the day it would hold: who sets them, and why."""
    found = [rulebook.rule(key).bounds()]
    for path in settings.KPACITE_RULE_BOUNDS:
        others = import_string(path)(coop, key, on)
        if others is not None:
            found.append(others)
    return found


def check(coop: Coop, key: str, value: Value, on: date) -> None:
    """Refuse a value that somebody's bounds do not allow on the day it would hold.

    Refuses: RuleValueOutOfBounds, naming who sets the bound.
    """
    rule = rulebook.rule(key)
    if not rule.is_of_kind(value):
        raise RuleValueOutOfBounds(
            f"Cette valeur n’est pas possible pour « {wording.with_a_hole(rule)} »."
        )
    for bound in bounds(coop, key, on):
        if not bound.allow(value):
            raise RuleValueOutOfBounds(_refused(rule, value, bound))


def _refused(rule: Rule, value: Value, bound: Bounds) -> str:
    said = f"{bound.by} ne permet pas cette valeur : {wording.words_of(rule, value)}."
    parts = [f"La règle : « {wording.with_a_hole(rule)} »", said, allowed(rule, bound)]
    if bound.because:
        parts.append(f"Pourquoi : {bound.because.rstrip('.')}.")
    return " ".join(part for part in parts if part)


def allowed(rule: Rule, bound: Bounds) -> str:
    """The bound in words: "Choisissez entre 1 jour et 60 jours."."""
    if bound.choices is not None:
        said = [wording.words_of(rule, one) for one in rule.words if one in bound.choices]
        return f"Choisissez : {' ; '.join(said)}."
    low, high = bound.minimum, bound.maximum
    if low is not None and high is not None:
        words = (wording.words_of(rule, low), wording.words_of(rule, high))
        return f"Choisissez entre {words[0]} et {words[1]}."
    if high is not None:
        return f"Choisissez {wording.words_of(rule, high)} au plus."
    if low is not None:
        return f"Choisissez {wording.words_of(rule, low)} au moins."
    return ""
