"""Hosts (CAE and others): identity, VAT, scales, contracts, insurance, dated legal data."""

from datetime import date
from typing import TypeVar

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.ledger.models import Book
from kpacite.people.models import Person

M = TypeVar("M", bound=models.Model)


class DatedQuerySet(models.QuerySet[M]):
    """Rows in force from `valid_from` until `valid_until` (excluded; empty: no end)."""

    def on(self, day: date) -> "DatedQuerySet[M]":
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


class Host(models.Model):
    """The legal seller before any registration (C. com. L127-4): it invoices and keeps books."""

    slug = models.SlugField(max_length=60, unique=True)
    book = models.OneToOneField(Book, models.PROTECT, related_name="host")
    name = models.CharField(max_length=160)
    kind = models.CharField(
        max_length=20,
        choices=[
            ("cae", "Coop d’emploi (CAE)"),
            ("incubator", "Couveuse"),
            ("association", "Association"),
        ],
    )
    legal_form = models.CharField(max_length=120)  # "SCOP SA à capital variable"
    capital_text = models.CharField(max_length=80, blank=True)
    cooperative_mention = models.CharField(max_length=160, blank=True)  # law of 1947, art. 22
    siren = models.CharField(max_length=9)
    siret = models.CharField(max_length=14)
    registry_text = models.CharField(max_length=80)  # "RCS Lille Métropole"
    vat_number = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=160)
    postcode = models.CharField(max_length=10)
    town = models.CharField(max_length=80)
    email = models.EmailField()
    phone = models.CharField(max_length=30)
    iban = models.CharField(max_length=34, blank=True)
    bic = models.CharField(max_length=11, blank=True)
    mediator_name = models.CharField(max_length=120, blank=True)
    mediator_site = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.name


class HostOfficer(models.Model):
    """Somebody who works at the host: its referent for coops, or its accountant."""

    host = models.ForeignKey(Host, models.PROTECT, related_name="officers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="host_offices")
    kind = models.CharField(
        max_length=12, choices=[("referent", "Suivi des coops"), ("accountant", "Comptable")]
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    objects = DatedQuerySet["HostOfficer"].as_manager()


class VatRegimePeriod(models.Model):
    """The VAT regime of a host over a span of time (law.: rule VAT-01 of docs/law.md)."""

    host = models.ForeignKey(Host, models.PROTECT, related_name="vat_periods")
    regime = models.CharField(
        max_length=20,
        choices=[
            ("normal_monthly", "Réel normal, par mois"),
            ("normal_quarterly", "Réel normal, par trimestre"),
            ("simplified", "Réel simplifié"),
            ("franchise", "Franchise en base"),
            ("exempt_nonprofit", "Association exonérée"),
        ],
    )
    on_debits = models.BooleanField(default=False)  # option for VAT when invoiced, not when paid
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    objects = DatedQuerySet["VatRegimePeriod"].as_manager()


class Hosting(models.Model):
    """A host carries a coop, from a day on. `commitment_ceiling_cents`: the net total above which
    a quote asks for the host's check (C. com. R127-1, 4°).
    """

    host = models.ForeignKey(Host, models.PROTECT, related_name="hostings")
    coop = models.ForeignKey(Coop, models.PROTECT, related_name="hostings")
    commitment_ceiling_cents = models.BigIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    objects = DatedQuerySet["Hosting"].as_manager()


class ContributionScale(models.Model):
    """What the host keeps for its shared services, per calendar year and coop (R7331-9 for CESA).

    `brackets` is [[upper bound in cents or null, rate in basis points], …], progressive.
    """

    host = models.ForeignKey(Host, models.PROTECT, related_name="scales")
    name = models.CharField(max_length=80)
    base = models.CharField(
        max_length=12, choices=[("net_sales", "ventes hors taxe"), ("gross_margin", "marge brute")]
    )
    brackets = models.JSONField()
    floor_cents_per_month = models.BigIntegerField(null=True, blank=True)
    cap_cents_per_year = models.BigIntegerField(null=True, blank=True)
    flat_cents_per_month = models.BigIntegerField(default=0)
    free_months = models.PositiveSmallIntegerField(default=0)  # counted from the hosting's start
    exempt_activities = models.JSONField(default=list)  # keys of Activity
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    objects = DatedQuerySet["ContributionScale"].as_manager()


class Activity(models.Model):
    """A kind of activity in the insurer's eyes: cuisine, sérigraphie, menuiserie…"""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    icon = models.CharField(max_length=40, default="i-tool")
    # The age from which somebody may be on a mission of this kind, and why: alcohol, machines…
    youngest = models.PositiveSmallIntegerField(default=0)
    youngest_because = models.CharField(max_length=160, blank=True)
    # A minor uses these with the guardian's signature, at every place, to learn too.
    with_machines = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(youngest=0) | ~Q(youngest_because=""), name="youngest_has_a_reason"
            )
        ]


class SupportContract(models.Model):
    """A contract between a person and a host; `kind` is data (CAPE, CESA…). CAPE: written, at most
    12 months, renewed at most twice (C. com. L127-2, R127-1): `renewal` is 0, 1 or 2.
    `terms` holds the eight blocks of R127-1, one text each.
    """

    host = models.ForeignKey(Host, models.PROTECT, related_name="contracts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="support_contracts")
    kind = models.CharField(max_length=20, default="CAPE")
    renewal = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField()
    ends_on = models.DateField()  # last day covered: the date printed on papers
    signed_on = models.DateField(null=True, blank=True)
    terms = models.JSONField(default=dict)
    evidence = models.JSONField(default=dict)  # what was signed, and how: hash, means, declaration

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="contract_dates"
            ),
            models.UniqueConstraint(
                fields=["host", "person", "kind", "starts_on"], name="contract_once"
            ),
        ]


class InsuranceClearance(models.Model):
    """The insurer's answer for a person and an activity. No delivery before a positive answer."""

    host = models.ForeignKey(Host, models.PROTECT, related_name="clearances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="insurance_clearances")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="clearances")
    asked_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    granted = models.BooleanField(default=False)
    valid_until = models.DateField(null=True, blank=True)  # last day covered


class YoungException(models.Model):
    """The host lets somebody of 16 or 17 go beyond a limit of young workers, for some days.

    The reason is kept, with who gave it. Rule MIN-05.
    """

    host = models.ForeignKey(Host, models.PROTECT, related_name="young_exceptions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="young_exceptions")
    limit = models.CharField(
        max_length=5,
        choices=[
            ("day", "Les heures d’un jour"),
            ("week", "Les heures d’une semaine"),
            ("night", "La nuit"),
        ],
    )
    starts_on = models.DateField()
    ends_on = models.DateField()  # last day
    because = models.CharField(max_length=240)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="young_exception_dates"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="young_exception_has_a_reason"),
        ]


class LegalParameter(models.Model):
    """A figure of the law or of a host, from a day on: charge rates, fees, thresholds.

    Never in the code. `host` is empty when it holds for everybody.
    """

    host = models.ForeignKey(Host, models.PROTECT, null=True, blank=True, related_name="parameters")
    key = models.CharField(max_length=60)  # "late.recovery_fee_cents"
    value = models.JSONField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    objects = DatedQuerySet["LegalParameter"].as_manager()


class LegalMention(models.Model):
    """A sentence printed on papers, from a day on, with its plain twin and its legal reference.

    A hole like `{ends_on}` is filled by the paper that prints it.
    """

    key = models.CharField(max_length=60)  # "late_penalty", "no_discount", "recovery_fee", "cape"
    text = models.TextField()
    simple_text = models.TextField(blank=True)
    legal_reference = models.CharField(max_length=160)
    source = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    objects = DatedQuerySet["LegalMention"].as_manager()


class HostBound(models.Model):
    """What a host allows a rule of its coops to say, from a day on. A new row follows the former.

    Both ends empty: from that day the host sets no bound. A coop's value already decided stays; the
    next one must be within.
    """

    host = models.ForeignKey(Host, models.PROTECT, related_name="bounds")
    rule_key = models.CharField(max_length=60)  # "sharing.commons_bp"
    minimum = models.BigIntegerField(null=True, blank=True)
    maximum = models.BigIntegerField(null=True, blank=True)
    because = models.CharField(max_length=240)
    valid_from = models.DateField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["host", "rule_key", "valid_from"], name="host_bound_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(maximum=None) | Q(minimum__lte=models.F("maximum")),
                name="host_bound_in_order",
            ),
        ]
