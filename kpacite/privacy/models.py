"""Rights over one's own data, and the traces that the law asks for."""

from django.db import models

from kpacite.people.models import Person


class RightsRequest(models.Model):
    """Somebody asks for their data, for a correction, or to be erased. Answered within a month.

    Law: GDPR, art. 12, 15 to 17 and 20.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="rights_requests")
    kind = models.CharField(
        max_length=8,
        choices=[
            ("export", "Avoir mes données"),
            ("correct", "Faire corriger mes données"),
            ("erase", "Effacer mes données"),
        ],
    )
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    archive = models.FileField(upload_to="archives/%Y/%m", blank=True)
    archive_until = models.DateTimeField(null=True, blank=True)


class Erasure(models.Model):
    """A person was erased: what was removed and what the law makes us keep, as counts."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="erasure")
    removed = models.JSONField(default=dict)
    kept = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()


class RetentionRun(models.Model):
    """What the delays of the law removed on a day, or would have removed (`dry`)."""

    day = models.DateField()
    dry = models.BooleanField()
    counts = models.JSONField(default=dict)
    at = models.DateTimeField()


class FileReading(models.Model):
    """Somebody opened the protected file of somebody else: who, whose, which, when."""

    reader = models.ForeignKey(Person, models.PROTECT, related_name="files_read")
    about = models.ForeignKey(Person, models.PROTECT, related_name="file_readings")
    what = models.CharField(max_length=60)  # "joining/guardians", "hosts/contract"
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["about", "-at"], name="file_reading_about")]
