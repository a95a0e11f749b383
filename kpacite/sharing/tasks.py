"""What the worker calls: load, call one verb."""

from django.utils import timezone

from kpacite.sharing import distributing


def after_silence(distribution: int) -> None:
    """The delay to answer a distribution is over."""
    distributing.post_after_silence(distribution=distribution, at=timezone.now())
