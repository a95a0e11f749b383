"""Roles of a coop, who holds them, how they are passed on, and the elections that give them."""

from datetime import date

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.governance.models.rules import Decision
from kpacite.people.models import Person


class Role(models.Model):
    """Something the coop needs somebody to do. `key` is what the software looks for."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="roles")
    key = models.SlugField(max_length=40)  # quotes, treasury, host_referent, on_duty
    name = models.CharField(max_length=80)
    purpose = models.CharField(max_length=240)
    # What the coop may expect of whoever holds it: short sentences.
    accountabilities = models.JSONField(default=list)

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


class Handover(models.Model):
    """A role passes from one person to the next, in four steps: seen, together, alone, taught.

    One of the two asks (`asked_by`), the other says yes (`agreed_on`): nobody is handed a role.
    """

    role = models.ForeignKey(Role, models.PROTECT, related_name="handovers")
    giver = models.ForeignKey(Person, models.PROTECT, related_name="handovers_given")
    taker = models.ForeignKey(Person, models.PROTECT, related_name="handovers_taken")
    note = models.TextField(blank=True)  # where things are, what to know
    started_on = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    together_on = models.DateField(null=True, blank=True)
    alone_on = models.DateField(null=True, blank=True)
    taught_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(giver=models.F("taker")), name="handover_between_two"
            ),
        ]


class Election(models.Model):
    """An election without candidate: everybody names somebody, says why, may change their mind.

    The name kept becomes a proposal to consent to (`proposal`); its decision gives the role.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="elections")
    number = models.PositiveIntegerField()
    role = models.ForeignKey(Role, models.PROTECT, related_name="elections")
    starts_on = models.DateField()
    ends_on = models.DateField()
    expected = models.TextField(blank=True)  # what we look for in the one who will hold it
    facilitator = models.ForeignKey(Person, models.PROTECT, related_name="elections_facilitated")
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    # Names are shown together, once the first turn is closed: nobody follows the first one.
    reasons_at = models.DateTimeField(null=True, blank=True)
    changes_at = models.DateTimeField(null=True, blank=True)
    named_at = models.DateTimeField(null=True, blank=True)
    proposal = models.OneToOneField(
        "governance.Proposal", models.PROTECT, null=True, blank=True, related_name="election"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_because = models.CharField(max_length=240, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coop", "number"], name="election_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=models.F("starts_on")), name="election_has_a_term"
            ),
        ]

    @property
    def address(self) -> str:
        return f"governance/election/{self.pk}"


class ElectionElector(models.Model):
    """Who names in an election: the members on the day it opened."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="electors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "person"], name="election_elector_once")
        ]


class Nomination(models.Model):
    """A person names somebody, themselves perhaps, and says why. Turn 2 is the turn of changes."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="nominations")
    turn = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="nominations_made")
    nominee = models.ForeignKey(Person, models.PROTECT, related_name="nominations_received")
    reason = models.TextField(blank=True)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["election", "turn", "person"], name="nomination_once_a_turn"
            )
        ]


class Candidacy(models.Model):
    """The facilitator proposes the name the reasons lead to; the person accepts, or declines."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="candidacies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    proposed_at = models.DateTimeField()
    accepted = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=240, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "person"], name="candidacy_once")
        ]
