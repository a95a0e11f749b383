"""Noting that somebody opened the protected file of somebody else."""

from datetime import datetime, timedelta

from django.db import transaction

from kpacite.people.models import Person
from kpacite.privacy.models import FileReading

# Going back and forth between the pages of one file is one reading.
SAME_READING = timedelta(minutes=10)


@transaction.atomic
def note(*, reader: Person, about: Person, what: str, at: datetime) -> FileReading | None:
    """The person will see that their file was opened: by whom, which one, when.

    `what` says which file: "joining/guardians", "hosts/contract". One's own file is not noted.
    Refuses nothing: a trace is never a reason to close a door.
    Law: RGPD-09 (access to personal data leaves a trace); GDPR, art. 32.
    """
    if reader.pk == about.pk:
        return None
    last = FileReading.objects.filter(
        reader=reader, about=about, what=what, at__gt=at - SAME_READING, at__lte=at
    ).first()
    return last or FileReading.objects.create(reader=reader, about=about, what=what, at=at)
