"""Resting for a while, leaving, and being asked gently whether all is well."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Membership
from kpacite.people.models import Person


class Pause(models.Model):
    """A member rests: nothing is asked of them, they keep their money and their voice."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="pauses")
    starts_on = models.DateField()
    until = models.DateField(null=True, blank=True)  # when they think they come back
    words = models.CharField(max_length=240, blank=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"], condition=Q(ended_on=None), name="one_pause_at_a_time"
            )
        ]


class Departure(models.Model):
    """A member leaves: money, keys, roles, contract, votes, each settled in turn, then the end."""

    membership = models.OneToOneField(Membership, models.PROTECT, related_name="departure")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    leaves_on = models.DateField()
    words = models.TextField(blank=True)
    decision_number = models.PositiveIntegerField(null=True, blank=True)  # an exclusion
    cancelled_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)


class DepartureStep(models.Model):
    """One thing settled on the way out. What is left to do is computed, never stored."""

    departure = models.ForeignKey(Departure, models.PROTECT, related_name="steps")
    key = models.CharField(max_length=20)  # money, roles, seats, keys, contract, votes, notices
    note = models.CharField(max_length=240, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["departure", "key"], name="departure_step_once")
        ]


class QuietCall(models.Model):
    """Nobody heard of a member for a while: a kind word was sent; what they answered."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="quiet_calls")
    quiet_since = models.DateField()
    called_on = models.DateField()
    answer = models.CharField(
        max_length=6,
        blank=True,
        choices=[
            ("here", "Je suis là"),
            ("rest", "Je me repose un moment"),
            ("talk", "Je veux parler avec quelqu’un"),
            ("leave", "Je veux partir"),
        ],
    )
    answered_on = models.DateField(null=True, blank=True)
    taken_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )  # who calls them
