"""Somebody wants to come: why, who talks with them, what the members answer."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop, Membership
from kpacite.people.models import Person


class DiscoverySession(models.Model):
    """A moment when neighbours come and try, before anybody decides anything."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="discovery_sessions")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True)
    places = models.PositiveSmallIntegerField(default=8)
    host = models.ForeignKey(Person, models.PROTECT, related_name="+")  # the member who welcomes
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="discovery_span"
            )
        ]


class ApplicationQuerySet(models.QuerySet["Application"]):
    def open(self) -> "ApplicationQuerySet":
        """Those who wait for an answer."""
        return self.filter(outcome="", withdrawn_at=None, aged_on=None)


class Application(models.Model):
    """Somebody wants to join a coop. Their motivation, in words or by voice, and nothing else.

    No diploma, experience, address or benefit: there is no field for them, and none will come.
    `token` follows it without an account. `entered_by`: a member typed it for somebody who came.
    Once decided or old enough the words are removed (`aged_on`): only the counts stay.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="applications")
    number = models.PositiveIntegerField()
    token = models.CharField(max_length=64, unique=True)
    first_name = models.CharField(max_length=60, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    born_on = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)
    wants_to_try = models.TextField(blank=True)
    voice = models.BinaryField(null=True, blank=True)  # what they recorded
    voice_kind = models.CharField(max_length=40, blank=True)  # "audio/webm"
    entered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="applications_entered"
    )
    channel = models.CharField(
        max_length=6,
        choices=[("page", "Page"), ("voice", "Voix"), ("paper", "Papier"), ("came", "Sur place")],
        default="page",
    )
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=8, blank=True, choices=[("welcome", "Bienvenue"), ("not_now", "Pas maintenant")]
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # A "not now" is explained against one of the two questions, and against nothing else.
    reason_question = models.CharField(
        max_length=10,
        blank=True,
        choices=[
            ("wish", "L’envie de venir"),
            ("commitment", "Le premier engagement"),
        ],
    )
    reason = models.TextField(blank=True)
    decision_number = models.PositiveIntegerField(null=True, blank=True)  # of the same coop
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="applications"
    )
    membership = models.OneToOneField(
        Membership, models.PROTECT, null=True, blank=True, related_name="application"
    )
    aged_on = models.DateField(null=True, blank=True)
    key = models.CharField(max_length=40, unique=True, null=True, blank=True)
    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coop", "number"], name="application_number_once"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None)
                | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="application_decided_dated",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_now") | ~Q(reason_question=""),
                name="not_now_has_its_question",
            ),
        ]

    @property
    def address(self) -> str:
        return f"joining/application/{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return not self.outcome and self.withdrawn_at is None and self.aged_on is None

    @property
    def name(self) -> str:
        """The first name, until it is erased."""
        return self.first_name or "Quelqu’un"


class ApplicationAnswer(models.Model):
    """What a member answers to the two questions. A change of mind replaces the words."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="answers")
    member = models.ForeignKey(Person, models.PROTECT, related_name="application_answers")
    wish = models.CharField(
        max_length=8,
        choices=[
            ("yes", "Oui, je sens l’envie de venir"),
            ("talk", "Je voudrais encore parler avec la personne"),
            ("not_now", "Pas maintenant"),
        ],
    )
    words = models.TextField(blank=True)
    commitment = models.CharField(max_length=240, blank=True)  # which first commitment they see
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "member"], name="application_answered_once"
            )
        ]


class SharedWording(models.Model):
    """What the members answer, said together: the only words of theirs that the applicant reads.

    Raw answers stay among the members. These are shown once all who answered approved them; a
    change of the text asks everybody again.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="shared_wording")
    text = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)


class WordingApproval(models.Model):
    """A member who answered recognises their answer in the common words."""

    wording = models.ForeignKey(SharedWording, models.CASCADE, related_name="approvals")
    member = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wording", "member"], name="wording_approved_once")
        ]


class Commitment(models.Model):
    """Something a person says they will do; the first one is agreed on entering."""

    application = models.ForeignKey(
        Application, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    text = models.CharField(max_length=240)
    proposed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )  # empty: by the applicant
    proposed_at = models.DateTimeField()
    agreed_by_applicant_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_by_members_at = models.DateTimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)


class DiscoverySeat(models.Model):
    """An applicant comes to a session; afterwards, whether they came."""

    session = models.ForeignKey(DiscoverySession, models.PROTECT, related_name="seats")
    application = models.ForeignKey(Application, models.PROTECT, related_name="discovery_seats")
    taken_at = models.DateTimeField()
    came = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "application"], name="discovery_seat_once")
        ]


class SecondLook(models.Model):
    """After a "not now", another member looks again, at the request of anybody."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="second_look")
    asked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )  # empty: the applicant
    asked_at = models.DateTimeField()
    looked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    looked_at = models.DateTimeField(null=True, blank=True)
    reopens = models.BooleanField(null=True)
    words = models.TextField(blank=True)
