"""The picture of a change of rule tried on the last missions."""

from typing import Any

from django import template

from kpacite.governance.core.effects import Case, Simulation
from kpacite.ui import charts

register = template.Library()


@register.inclusion_tag("ui/components/stacked_bars.html")
def simulation_bars(simulation: Simulation) -> dict[str, Any]:
    """Two bars for each mission: what was shared, and what would have been."""
    bars = [bar for case in simulation.cases for bar in _pair(case)]
    return {"chart": charts.stacked(bars), "title": "Le commun et les parts, mission par mission"}


def _pair(case: Case) -> list[charts.Bar]:
    commons, *parts = case.amounts
    name = case.title if len(case.title) <= 24 else f"{case.title[:23]}…"
    return [
        charts.Bar(f"{name}, {said}", _layers(side, commons, parts))
        for said, side in (("en vrai", "before_cents"), ("avec la proposition", "after_cents"))
    ]


def _layers(side: str, commons: object, parts: list[Any]) -> list[charts.Layer]:
    """The commons may owe something: a drawing has no layer below zero."""
    shared = [charts.Layer("share", sum(getattr(part, side) for part in parts))] if parts else []
    return [*shared, charts.Layer("common", max(getattr(commons, side), 0))]
