"""Sharing the money of a mission: the plan before, the distribution after, and personal wishes."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.hosts.models import ContributionScale, Host
from kpacite.people.models import Person
from kpacite.work.models import Mission


class SharePlan(models.Model):
    """Who will receive what if the client pays: one row per version, never edited.

    Holds the rule as it was read (`rule`: commons_bp, commons_base, key, silence_days,
    silence_means, and the decision behind each), so a later change of rule touches no plan.
    It is agreed when every person of the team said so (`ShareConsent`).
    `host_so_far_cents` is the coop's base of the year that the host's scale had already seen.
    """

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="share_plans")
    number = models.PositiveIntegerField()
    host = models.ForeignKey(Host, models.PROTECT, related_name="+")
    scale = models.ForeignKey(ContributionScale, models.PROTECT, related_name="+")
    rule = models.JSONField()
    net_sales_cents = models.BigIntegerField()
    materials_cents = models.BigIntegerField()
    host_so_far_cents = models.BigIntegerField()
    host_cents = models.BigIntegerField()
    commons_cents = models.BigIntegerField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "number"], name="plan_once")]

    @property
    def address(self) -> str:
        return f"sharing/plan/{self.pk}"


class SharePlanLine(models.Model):
    """A person's weight in the plan: parts, hours (minutes), weeks… as the key says.

    Zero is allowed only with a reason; a learner's weight is always stated.
    """

    plan = models.ForeignKey(SharePlan, models.PROTECT, related_name="lines")
    rank = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="share_plan_lines")
    seat_kind = models.CharField(max_length=6)
    weight = models.PositiveIntegerField()
    reason = models.CharField(max_length=240, blank=True)
    planned_cents = models.BigIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="plan_line_once"),
            models.CheckConstraint(
                condition=Q(weight__gt=0) | ~Q(reason=""), name="no_part_needs_a_reason"
            ),
        ]


class Distribution(models.Model):
    """The money of a mission received so far, shared: the difference with the distributions before.

    Amounts are those of this step, in cents; `received_cents` is the running net total behind it.
    Proposed, agreed, then posted to the ledger, and immutable; chained by hash within the coop,
    in the order of `position`, given when it is posted.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="distributions")
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="distributions")
    plan = models.ForeignKey(SharePlan, models.PROTECT, related_name="distributions")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=120, unique=True)  # "sales/payment/12"
    received_on = models.DateField()
    received_cents = models.BigIntegerField()  # running total, net of VAT
    step_cents = models.BigIntegerField()  # what this step shares
    host_base_cents = models.BigIntegerField()  # what this step adds to the year of the scale
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_because = models.CharField(
        max_length=10,
        blank=True,
        choices=[("agreed", "Tout le monde est d’accord"), ("silence", "Délai passé")],
    )
    position = models.PositiveBigIntegerField(null=True, blank=True)
    snapshot = models.JSONField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mission", "number"], name="distribution_once"),
            models.UniqueConstraint(fields=["coop", "position"], name="distribution_position_once"),
        ]
        indexes = [models.Index(fields=["coop", "received_on"], name="distribution_by_date")]

    @property
    def address(self) -> str:
        return f"sharing/distribution/{self.pk}"

    @property
    def is_posted(self) -> bool:
        return self.posted_at is not None


class DistributionLine(models.Model):
    """One line of a distribution, and its why: base, rate, rule, decision."""

    distribution = models.ForeignKey(Distribution, models.PROTECT, related_name="lines")
    rank = models.PositiveSmallIntegerField()
    target = models.CharField(
        max_length=10,
        choices=[
            ("materials", "Les courses"),
            ("host", "La coop d’emploi"),
            ("commons", "Le commun"),
            ("member", "Une part"),
        ],
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="distribution_lines"
    )
    amount_cents = models.BigIntegerField()
    planned_cents = models.BigIntegerField()  # running plan at the same receipt, for the difference
    why = models.JSONField()  # explaining.WhyData
    is_posted = models.BooleanField(default=False)  # from then on, no gesture changes the line

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["distribution", "rank"], name="share_line_once")
        ]


class ShareConsent(models.Model):
    """A person of the team says *d’accord* or *parlons-en* on a plan or on a distribution.

    Appended; the last one counts.
    """

    plan = models.ForeignKey(
        SharePlan, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    distribution = models.ForeignKey(
        Distribution, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="share_consents")
    position = models.CharField(
        max_length=5, choices=[("agree", "D’accord"), ("talk", "Parlons-en")]
    )
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(plan=None) ^ Q(distribution=None), name="consent_on_one_thing"
            )
        ]


class PersonalMove(models.Model):
    """A member sets money aside, takes it back, asks for a payment, or withdraws the request.

    Positive `amount_cents`; the ledger entry of source "sharing/move/<id>" moves it.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="personal_moves")
    person = models.ForeignKey(Person, models.PROTECT, related_name="personal_moves")
    kind = models.CharField(
        max_length=10,
        choices=[
            ("aside", "Mettre de côté"),
            ("back", "Reprendre"),
            ("ask", "Demander un versement"),
            ("unask", "Retirer la demande"),
        ],
    )
    amount_cents = models.BigIntegerField()
    note = models.CharField(max_length=160, blank=True)
    key = models.CharField(max_length=40, unique=True)  # one-time key of the form
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="move_is_positive")
        ]

    @property
    def address(self) -> str:
        return f"sharing/move/{self.pk}"
