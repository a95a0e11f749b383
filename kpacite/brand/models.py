"""The name as a common: who may use it, who carries it on Saturday, how it went."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.governance.models import Decision
from kpacite.people.models import Person


class BrandGrant(models.Model):
    """The coop lets somebody use the name, for something, from a day on, by a decision.

    Members in good standing need none while the rule says that every member may use it.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="brand_grants")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="brand_grants"
    )
    partner = models.CharField(max_length=120, blank=True)  # somebody who is not a member
    scope = models.CharField(max_length=240)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="brand_grants")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(partner=""), name="brand_grant_to_somebody"
            )
        ]


class BrandOuting(models.Model):
    """Somebody carries the brand somewhere on a day, with the kit, and tells how it went."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="brand_outings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="brand_outings")
    on = models.DateField()
    place = models.CharField(max_length=160)
    what_for = models.CharField(max_length=240, blank=True)
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    told = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=40, unique=True, null=True, blank=True)
