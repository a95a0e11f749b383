"""Decisions, and the rules they set."""

from django.db import models

from kpacite.coops.models import Coop
from kpacite.people.models import Person


class Decision(models.Model):
    """What a coop decided on a day: one row of the register, never edited.

    The founding decision sets its first rules. A later one comes from a version of a proposal,
    says when it is talked of again (`review_on`), and may come back on an older one (`follows`).
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField()
    method = models.CharField(
        max_length=20,
        choices=[
            ("founding", "Décision de départ"),
            ("daily", "Décision du quotidien"),
            ("advice", "Après avoir demandé des avis"),
            ("consent", "Consentement"),
            ("two_thirds", "Deux tiers des personnes présentes"),
            ("election", "Élection sans candidat"),
            ("exclusion", "Consentement, sans la personne concernée"),
        ],
    )
    decided_on = models.DateField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    version = models.OneToOneField(
        "governance.ProposalVersion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decision",
    )
    review_on = models.DateField(null=True, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    is_public = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coop", "number"], name="decision_number_once")
        ]

    @property
    def address(self) -> str:
        return f"governance/decision/{self.pk}"


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
