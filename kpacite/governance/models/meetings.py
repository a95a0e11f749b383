"""Meetings: what is to be talked of, who was there, what was said, who does what after."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.governance.models.rules import Decision
from kpacite.people.models import Person


class Meeting(models.Model):
    """Members meet. The minutes are written during it, signed, and then nothing moves."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    held_on = models.DateField()
    starts_at = models.TimeField()
    place = models.CharField(max_length=160, blank=True)
    facilitator = models.ForeignKey(Person, models.PROTECT, related_name="meetings_facilitated")
    note_taker = models.ForeignKey(Person, models.PROTECT, related_name="meetings_noted")
    called_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=240, blank=True)
    # Once closed: the minutes as they are, and the hash that is signed.
    minutes = models.JSONField(null=True, blank=True)
    minutes_sha256 = models.CharField(max_length=64, blank=True)
    minutes_pdf = models.BinaryField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coop", "number"], name="meeting_number_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(minutes_sha256=""), name="closed_with_minutes"
            ),
        ]

    @property
    def address(self) -> str:
        return f"governance/meeting/{self.pk}"


class AgendaItem(models.Model):
    """Something to talk of. `thing` points to what is open: "governance/proposal/4"."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(
        max_length=10,
        choices=[
            ("weather", "Comment ça va"),
            ("proposal", "Une proposition"),
            ("review", "On en reparle"),
            ("election", "Une élection"),
            ("action", "Ce qui était à faire"),
            ("person", "Une personne qui veut entrer"),
            ("free", "Autre chose"),
        ],
    )
    title = models.CharField(max_length=160)
    thing = models.CharField(max_length=80, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(default=10)
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    notes = models.TextField(blank=True)
    notes_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["rank", "pk"]


class MeetingDecision(models.Model):
    """A decision that was taken during a meeting, at a point of its agenda."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decided")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decided")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="taken_in")

    class Meta:
        ordering = ["pk"]


class Attendance(models.Model):
    """Who was there, who said they could not."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    state = models.CharField(
        max_length=8,
        choices=[("present", "Présente"), ("excused", "Excusée"), ("absent", "Absente")],
    )
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once")
        ]


class MinutesSignature(models.Model):
    """Somebody who was there says the minutes are right. `seal` is the evidence of it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seal = models.ForeignKey("people.Signature", models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="minutes_signed_once")
        ]


class ActionItem(models.Model):
    """Somebody does something by a day, after a decision or a meeting. Passed on: a new row."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="actions")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="actions"
    )  # the point of the meeting it comes from
    what = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, related_name="actions")
    due_on = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    passed_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="passed_to"
    )
    done_on = models.DateField(null=True, blank=True)
    dropped_because = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["coop", "done_on"], name="action_open")]
