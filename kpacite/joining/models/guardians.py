"""Members of 16 and 17: what their guardian authorised, for what, up to how much, until when."""

from django.db import models
from django.db.models import Q

from kpacite.people.models import Person


class Authorisation(models.Model):
    """What a guardian is asked to authorise for a minor, signed by a link, withdrawn any day.

    `scopes` are keys of `core.scopes`; `ceilings` cents by scope. Signing seals it and nothing of
    it changes afterwards, but its withdrawal. Past acts stay valid after a withdrawal.
    Law: C. civ. 388-1-2 (listed acts of administration), 1145 and 1146.
    """

    minor = models.ForeignKey(Person, models.PROTECT, related_name="authorisations")
    coop_key = models.CharField(max_length=60)  # where it was asked: who sees that it waits
    guardian_name = models.CharField(max_length=160)
    relation = models.CharField(
        max_length=10,
        choices=[("parent", "Parent"), ("tutor", "Tuteur ou tutrice"), ("other", "Autre")],
    )
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    token = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    ceilings = models.JSONField(default=dict)
    emergency_phone = models.CharField(max_length=30, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    # "stranger": the message reached somebody who answers for nobody; it stops nothing.
    refused_because = models.CharField(
        max_length=10,
        blank=True,
        choices=[("disagrees", "Je ne suis pas d’accord"), ("stranger", "Ce n’est pas pour moi")],
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    seal = models.OneToOneField(
        "people.Signature", models.PROTECT, null=True, blank=True, related_name="authorisation"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal = models.OneToOneField(
        "people.Signature", models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(signed_at__isnull=False),
                name="only_what_is_signed_is_withdrawn",
            )
        ]

    @property
    def address(self) -> str:
        return f"joining/authorisation/{self.pk}"


class GuardianCode(models.Model):
    """A one-time code sent to the guardian: proof that they hold the address. Kept as a hash."""

    authorisation = models.ForeignKey(Authorisation, models.CASCADE, related_name="codes")
    sha256 = models.CharField(max_length=64)
    sent_to = models.CharField(max_length=254)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)


class Emancipation(models.Model):
    """The judgment was seen, by whom, on which day. The paper itself is not kept."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="emancipation")
    seen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seen_on = models.DateField()
