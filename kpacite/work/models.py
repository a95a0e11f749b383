"""Missions and their seats; what each gave; thanks, questions, objections; purchases."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.hosts.models import Activity
from kpacite.people.models import Person


class Mission(models.Model):
    """A work for a client, for the commons, or to learn. Its state is read from facts
    (a delivery, an invoice, a distribution), never stored.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="missions")
    title = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=10,
        choices=[
            ("market", "Pour un client"),
            ("common", "Pour le commun"),
            ("learning", "Pour apprendre"),
        ],
        default="market",
    )
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="missions")
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=160, blank=True)
    for_whom = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)
    origin = models.CharField(max_length=60, blank=True)  # "sales/request/3"
    no_learner_reason = models.CharField(max_length=240, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="mission_dates"
            )
        ]
        indexes = [models.Index(fields=["coop", "-starts_on"], name="mission_by_date")]

    @property
    def address(self) -> str:
        """How lower and older rows point here: "work/mission/12"."""
        return f"work/mission/{self.pk}"


class Delivery(models.Model):
    """The mission is done: the day, and who said so."""

    mission = models.OneToOneField(Mission, models.PROTECT, related_name="delivery")
    delivered_on = models.DateField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Seat(models.Model):
    """Places of one kind on a mission: porte, aide, apprend. The learner's seat is a row, so that
    its absence can be seen.
    """

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="seats")
    kind = models.CharField(
        max_length=6, choices=[("carry", "porte"), ("help", "aide"), ("learn", "apprend")]
    )
    places = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "kind"], name="seat_kind_once")]


class SeatTaking(models.Model):
    """A person took a seat; left it when `left_at` is set."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="takings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seat_takings")
    taken_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    taught_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "person"], condition=Q(left_at=None), name="seat_taken_once"
            )
        ]


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def standing(self) -> "ContributionQuerySet":
        """What holds today: neither corrected by a later row, nor withdrawn."""
        return self.filter(corrected_by=None, minutes__gt=0)


class Contribution(models.Model):
    """Time given, to a mission or to the commons, declared after the fact.

    Never edited: a correction is a new row that `corrects` the one before, and `original` is the
    first of them all, the one peers thank; zero minutes withdraw it. `declared_by` may be
    somebody else (a paper slip typed in), and that is shown.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="contributions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="contributions")
    declared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    mission = models.ForeignKey(
        Mission, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    kind = models.CharField(
        max_length=20,
        choices=[
            ("work", "Travail sur une mission"),
            ("welcome", "Accueil"),
            ("communication", "Faire connaître"),
            ("cleaning", "Ranger, nettoyer"),
            ("organisation", "Organiser, décider"),
            ("teaching", "Apprendre à quelqu’un"),
            ("other", "Autre chose"),
        ],
    )
    minutes = models.PositiveIntegerField()
    happened_on = models.DateField()
    note = models.CharField(max_length=240, blank=True)
    channel = models.CharField(
        max_length=6,
        choices=[("page", "Page"), ("qr", "Code QR"), ("paper", "Papier")],
        default="page",
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    original = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    key = models.CharField(max_length=40, unique=True, null=True, blank=True)
    declared_at = models.DateTimeField()
    objects = ContributionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__lte=1440), name="contribution_in_a_day"),
            models.CheckConstraint(
                condition=Q(minutes__gt=0) | Q(corrects__isnull=False),
                name="only_a_correction_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, original=None)
                | Q(corrects__isnull=False, original__isnull=False),
                name="correction_knows_the_original",
            ),
        ]
        indexes = [
            models.Index(fields=["coop", "-happened_on"], name="contribution_by_date"),
            models.Index(fields=["person", "-happened_on"], name="contribution_by_person"),
        ]

    @property
    def first(self) -> "Contribution":
        """The row peers answered to: the original, or this one if nothing was corrected."""
        return self.original or self


class Acknowledgement(models.Model):
    """What a peer says of a contribution: merci, une question, une objection. Never of one's own.

    A question or an objection stays open until its author says it is answered.
    """

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="acknowledgements")
    by = models.ForeignKey(Person, models.PROTECT, related_name="acknowledgements")
    kind = models.CharField(
        max_length=10,
        choices=[("thanks", "Merci"), ("question", "Une question"), ("objection", "J’objecte")],
    )
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    answer = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "by"], condition=Q(kind="thanks"), name="thanks_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="thanks") | ~Q(text=""), name="a_question_has_words"
            ),
        ]


class Purchase(models.Model):
    """Materials bought for a mission and built into what is sold: they lower the margin.

    `paid_by` is the member who advanced the money; empty when the host paid. Net of VAT, in cents.
    A wrong one is cancelled by a row of the opposite sign (`corrects`).
    """

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="purchases")
    label = models.CharField(max_length=120)
    amount_cents = models.BigIntegerField()
    bought_on = models.DateField()
    paid_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="purchases"
    )
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    receipt = models.FileField(upload_to="receipts/%Y/%m", blank=True)
    # The decision of the coop that agreed to it, above what a team buys by itself.
    decision_number = models.PositiveIntegerField(null=True, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    key = models.CharField(max_length=40, unique=True, null=True, blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0) | Q(amount_cents__lt=0, corrects__isnull=False),
                name="only_a_cancellation_is_negative",
            )
        ]

    @property
    def address(self) -> str:
        """The source of its entry in the books: "work/purchase/12"."""
        return f"work/purchase/{self.pk}"
