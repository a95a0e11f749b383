"""The picture of a change of rule tried on a mission."""

from typing import Any

from django import template

from kpacite.governance.core.effects import Amount, Case
from kpacite.ui import charts

register = template.Library()


@register.inclusion_tag("ui/components/_lying_bars.html")
def simulation_bars(case: Case) -> dict[str, Any]:
    """Two bars: what was shared in fact, and what would have been."""
    commons, *parts = case.amounts
    before = [one.before_cents for one in parts]
    after = [one.after_cents for one in parts]
    bars = [
        charts.Bar("En vrai", _layers(commons.before_cents, before)),
        charts.Bar("Avec", _layers(commons.after_cents, after)),
    ]
    return {"chart": charts.stacked(bars)}


@register.filter
def is_drawn(case: Case) -> bool:
    """A bar of the commons alone compares nothing."""
    amounts: list[Amount] = list(case.amounts)
    return len(amounts) > 1


def _layers(commons: int, parts: list[int]) -> list[charts.Layer]:
    """The commons may owe something: a drawing has no layer below zero."""
    return [charts.Layer("share", sum(parts)), charts.Layer("common", max(commons, 0))]
