"""Making the archive of somebody's data, and taking it away after seven days."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.privacy import asking, delays, gathering
from kpacite.privacy.models import RightsRequest


@transaction.atomic
def build(*, request: RightsRequest, by: Person | None, at: datetime) -> RightsRequest:
    """The archive is there for its person, until its delay is over.

    Called twice, it is built once. Law: GDPR, art. 15 and 20; RGPD-06.
    """
    rows = RightsRequest.objects.select_for_update(of=("self",), no_key=True)
    request = rows.select_related("person").get(pk=request.pk)
    if request.done_at is not None:
        return request
    on = timezone.localtime(at).date()
    parcel = gathering.archive(request.person, on=on, at=at)
    # The name says nothing of anybody; only the page gives the file.
    request.archive.save(f"{request.pk}.zip", ContentFile(parcel), save=False)
    request.done_at = at
    request.archive_until = at + timedelta(days=delays.delay("KEEP-02", on).days)
    request.save(update_fields=["archive", "done_at", "archive_until"])
    deeds.note(
        verb="privacy.archive.built", thing=asking.address(request), by=by, about=request.person,
        at=at,
    )  # fmt: skip
    return request


@transaction.atomic
def remove(*, request: RightsRequest, by: Person | None, at: datetime) -> None:
    """The archive is gone from the disk; the request stays, as a proof that it was answered."""
    request.archive.delete(save=False)
    request.archive_until = None
    request.save(update_fields=["archive", "archive_until"])
    deeds.note(
        verb="privacy.archive.removed", thing=asking.address(request), by=by,
        about=request.person, at=at,
    )  # fmt: skip
