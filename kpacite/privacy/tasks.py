"""What the worker does: archives, and the delays of the law, once a day."""

from datetime import date

from django.utils import timezone

from kpacite.privacy import archiving, reminding, retaining
from kpacite.privacy.models import RightsRequest


def build_archive(request: int) -> None:
    """The archive that somebody asked for. The person may have been erased meanwhile."""
    found = RightsRequest.objects.filter(pk=request, person__erased_at=None).first()
    if found is not None:
        archiving.build(request=found, by=None, at=timezone.now())


def apply_delays(day: str) -> None:
    retaining.run(on=date.fromisoformat(day), at=timezone.now(), by=None)


def recall_requests(day: str) -> None:
    reminding.recall(on=date.fromisoformat(day), at=timezone.now(), by=None)
