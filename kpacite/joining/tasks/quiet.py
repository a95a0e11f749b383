"""Once a day: a kind word to those of whom nothing is known."""

from datetime import date

from django.utils import timezone

from kpacite.joining import caring


def call_the_quiet(day: str) -> None:
    """Asked for twice the same day, it does nothing the second time."""
    caring.call_the_quiet(on=date.fromisoformat(day), at=timezone.now())
