"""What the worker does for the coops."""

from django.utils import timezone

from kpacite.coops import charters
from kpacite.coops.models import CharterVersion


def tell_again(version: int) -> None:
    """Two weeks after a new charter, those who have not signed it are told once."""
    charters.tell_again(version=CharterVersion.objects.get(pk=version), at=timezone.now())
