"""Each day, the effects whose day has come are applied; those that failed are tried again."""

from datetime import date

from django.utils import timezone

from kpacite.governance import applying_effects


def apply_due(day: str) -> None:
    """Every effect due is tried, oldest first; one that fails keeps its reason."""
    on = date.fromisoformat(day)
    for effect in applying_effects.waiting(on):
        applying_effects.apply(effect=effect, on=on, at=timezone.now(), by=effect.decision.noted_by)
