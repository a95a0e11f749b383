"""Coops, who belongs to them, and the charter they signed."""

from datetime import date

from django.db import models
from django.db.models import Q

from kpacite.people.models import Person, Signature


class Coop(models.Model):
    """A coopérative ouverte: the tenant. It has no legal personality; its host sells for it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    tagline = models.CharField(max_length=160, blank=True)
    story = models.TextField(blank=True)
    values = models.JSONField(default=list)  # short sentences
    address = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    shop_front = models.JSONField(default=dict)  # {"wall": …, "roof": …, "awning": …, "object": …}
    opened_on = models.DateField()
    # Where it is on the map, in degrees (WGS 84); a coop without is in the list only.
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """When the place is open: one row per weekday and span (0 is Monday)."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    note = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["weekday", "opens_at"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="opening_weekday"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opens_at")), name="opening_span"
            ),
        ]


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        return self.filter(Q(left_on=None) | Q(left_on__gt=day), joined_on__lte=day)


class Membership(models.Model):
    """A person belongs to a coop from `joined_on` until `left_on` (excluded)."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    trade = models.CharField(max_length=120, blank=True)  # "Cuisine, accueil": what they like doing
    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["coop", "person"], condition=Q(left_on=None), name="membership_once"
            )
        ]


class CharterVersion(models.Model):
    """One version of the charter: the text, and its twin in simple words. Never edited."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="charter_versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    simple_text = models.TextField()
    valid_from = models.DateField()
    decision_number = models.PositiveIntegerField(null=True, blank=True)  # of the same coop

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coop", "number"], name="charter_number_once")
        ]


class CharterSignature(models.Model):
    """A member signed a version; `evidence` holds the hash of the text and how they were known."""

    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="charter_signatures")
    signed_at = models.DateTimeField()
    evidence = models.JSONField(default=dict)
    seal = models.OneToOneField(
        Signature, models.PROTECT, null=True, blank=True, related_name="charter_signature"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="charter_signed_once")
        ]
