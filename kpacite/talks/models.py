"""What people say on each thing, and what each person is told of what happens."""

from django.db import models

from kpacite.people.models import Deed, Person
from kpacite.talks import kinds


class Message(models.Model):
    """One message of the thread of a thing: "work/mission/3", "governance/proposal/4".

    `author` is empty when the person follows by a link (an applicant). A message taken back keeps
    its place, without its words.
    """

    thing = models.CharField(max_length=80)
    coop_key = models.CharField(max_length=60)
    author = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="messages"
    )
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=40, unique=True, null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["thing", "at"], name="message_thread")]

    @property
    def speakers(self) -> tuple[int | None, int | None]:
        """Who said it, who typed it: those who may take it back."""
        return self.author_id, self.entered_by_id


class Notice(models.Model):
    """One thing to tell a person: a deed that concerns them. Sent at their pace, read or not."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    deed = models.ForeignKey(Deed, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40)  # a key of `kinds.KINDS`
    # The sentence and its address, as they were when the deed was told.
    words = models.CharField(max_length=300, default="")
    url = models.CharField(max_length=300, default="")
    urgent = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "deed", "kind"], name="notice_once")
        ]
        indexes = [
            models.Index(fields=["person", "read_at", "-made_at"], name="notice_unread"),
            models.Index(fields=["sent_at", "made_at"], name="notice_unsent"),
        ]

    @property
    def sort(self) -> kinds.Kind:
        """Its kind, in the person's words."""
        return kinds.of(self.kind)


class Wish(models.Model):
    """How a person wants to be told of one kind of thing; without a row, the kind's own pace."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="notice_wishes")
    kind = models.CharField(max_length=40)  # "*": everything by mail
    pace = models.CharField(
        max_length=5,
        choices=[
            ("now", "Tout de suite"),
            ("day", "Une fois par jour, avec le reste"),
            ("never", "Pas de message : je regarde sur la page"),
        ],
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="wish_once")]


class Digest(models.Model):
    """The one message of a day, as it was sent to a person: it is sent once."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="digests")
    day = models.DateField()
    count = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="digest_once_a_day")]


class CalendarKey(models.Model):
    """The secret address of a person's calendar; a new one closes the old one."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="calendar_key")
    key = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
