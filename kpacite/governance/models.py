"""Decisions, the rules they set, and the roles they give."""

from datetime import date

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.people.models import Person


class Decision(models.Model):
    """What a coop decided on a day. The founding decision sets its first rules."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField()
    method = models.CharField(
        max_length=20, choices=[("founding", "Décision de départ"), ("consent", "Consentement")]
    )
    decided_on = models.DateField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coop", "number"], name="decision_number_once")
        ]


class RuleValue(models.Model):
    """The value of one rule of a coop from a day on, with the decision that set it.

    Never edited: a new decision adds a row. The software reads the value in force at the date of
    the fact (`rulebook.value`), so past facts do not move.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="rule_values")
    key = models.CharField(max_length=60)  # "sharing.commons_bp"
    value = models.JSONField()
    valid_from = models.DateField()
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="rule_values")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coop", "key", "valid_from"], name="rule_value_once")
        ]


class Role(models.Model):
    """Something the coop needs somebody to do. `key` is what the software looks for."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="roles")
    key = models.SlugField(max_length=40)  # quotes, treasury, host_referent, on_duty
    name = models.CharField(max_length=80)
    purpose = models.CharField(max_length=240)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["coop", "key"], name="role_once")]


class MandateQuerySet(models.QuerySet["Mandate"]):
    def on(self, day: date) -> "MandateQuerySet":
        return self.filter(starts_on__lte=day, ends_on__gt=day)


class Mandate(models.Model):
    """A person holds a role from a day to a day (excluded), given by a decision."""

    role = models.ForeignKey(Role, models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    starts_on = models.DateField()
    ends_on = models.DateField()
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="mandates")
    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=models.F("starts_on")), name="mandate_has_a_term"
            )
        ]
