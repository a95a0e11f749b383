"""Each day, the roles that end within a month are told."""

from datetime import date

from django.utils import timezone

from kpacite.governance import reminding


def remind(day: str) -> None:
    """Once for each role, to who holds it."""
    reminding.remind_of_ends(on=date.fromisoformat(day), at=timezone.now())
