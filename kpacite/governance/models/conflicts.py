"""When it goes wrong between people: steps, each dated, the gentlest first."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.governance.models.proposals import Proposal
from kpacite.people.models import Person


class Conflict(models.Model):
    """Somebody says that something is wrong. Seen by those concerned and their helpers, until a
    step brings it before the meeting.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="conflicts")
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="conflicts_opened")
    about = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="conflicts_about"
    )
    words = models.TextField()
    wished = models.TextField(blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_how = models.TextField(blank=True)


class ConflictStep(models.Model):
    """One step of the ladder, with who helps, what came of it, and what the person said."""

    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="steps")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(
        max_length=10,
        choices=[
            ("talk", "On se parle"),
            ("mediator", "Une personne de la coop aide"),
            ("outside", "Une autre coop ou l’équipe d’appui aide"),
            ("meeting", "On en parle en réunion"),
            ("suspension", "La personne s’arrête un moment"),
            ("exclusion", "La coop décide d’un départ"),
        ],
    )
    opened_on = models.DateField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    helper = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="conflicts_helped"
    )
    helper_name = models.CharField(max_length=120, blank=True)  # somebody from outside
    reasons = models.TextField(blank=True)  # written, for suspension and exclusion
    heard_on = models.DateField(null=True, blank=True)
    heard_words = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    proposal = models.OneToOneField(
        Proposal, models.PROTECT, null=True, blank=True, related_name="conflict_step"
    )

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["conflict", "rank"], name="conflict_step_once"),
            models.CheckConstraint(
                condition=~Q(kind__in=["suspension", "exclusion"]) | ~Q(reasons=""),
                name="heavy_steps_have_reasons",
            ),
        ]


class Suspension(models.Model):
    """The person takes no seat and does not use the brand, from a day to a day (excluded).

    They keep their voice, their money and the right to be heard.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="suspensions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="suspensions")
    starts_on = models.DateField()
    ends_on = models.DateField()
    step = models.ForeignKey(ConflictStep, models.PROTECT, related_name="suspensions")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=models.F("starts_on")), name="suspension_has_an_end"
            )
        ]
