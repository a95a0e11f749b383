"""From a tension to a decision: proposals, versions, rounds, positions, objections, effects."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.governance.models.rules import Decision
from kpacite.people.models import Person


class DecisionType(models.Model):
    """One way in which the coop decides. Its terms are dated: see `TypeTerms`."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="decision_types")
    key = models.SlugField(max_length=40)  # daily, advice, consent, election, exclusion, or its own
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=240)  # what it is for, in one sentence

    class Meta:
        constraints = [models.UniqueConstraint(fields=["coop", "key"], name="decision_type_once")]


class TypeTerms(models.Model):
    """How a type of decision works from a day on; a decision adds a row, nothing edits one.

    `proposers`: "members", or the key of a role. `electorate`: "members", or "others" (everybody
    but the person concerned). `minimum_bp`: how many of the electorate must have answered, in basis
    points. `delay_days`: days that consent stays open at least, when it is not live.
    `fallback`: what happens when no agreement is found. `silence`: what no answer means at the end.
    """

    type = models.ForeignKey(DecisionType, models.PROTECT, related_name="terms")
    valid_from = models.DateField()
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="type_terms")
    proposers = models.CharField(max_length=40, default="members")
    electorate = models.CharField(
        max_length=10,
        choices=[("members", "Tous les membres"), ("others", "Tous, sauf la personne concernée")],
        default="members",
    )
    minimum_bp = models.PositiveIntegerField(default=5000)
    delay_days = models.PositiveSmallIntegerField(default=5)
    fallback = models.CharField(
        max_length=12,
        choices=[
            ("as_is", "Rien ne change"),
            ("meeting", "On en parle à la prochaine réunion"),
            ("mediation", "On demande à une personne d’aider"),
            ("two_thirds", "Deux personnes sur trois suffisent"),
        ],
        default="as_is",
    )
    silence = models.CharField(
        max_length=6,
        choices=[("waits", "On attend la réponse"), ("agrees", "La personne est d’accord")],
        default="waits",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["type", "valid_from"], name="type_terms_once"),
            models.CheckConstraint(condition=Q(minimum_bp__lte=10_000), name="type_minimum_rate"),
        ]


class Proposal(models.Model):
    """Something to decide together, born of a tension. What is proposed is in its versions.

    Its stage is read from its rounds and its ending. `terms` are those of its type on the day it
    was opened; they do not move afterwards.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField()
    type = models.ForeignKey(DecisionType, models.PROTECT, related_name="proposals")
    terms = models.ForeignKey(TypeTerms, models.PROTECT, related_name="+")
    bearer = models.ForeignKey(Person, models.PROTECT, related_name="proposals_borne")
    about = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )  # the person concerned
    lived = models.TextField()  # what I live
    needed = models.TextField(blank=True)  # what I would need
    follows = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="proposals_after"
    )
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)  # a draft until then
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(
        max_length=10,
        blank=True,
        choices=[
            ("adopted", "Décidée"),
            ("dropped", "Retirée"),
            ("expired", "Sans accord"),
        ],
    )
    ended_because = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=40, unique=True, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coop", "number"], name="proposal_number_once"),
            models.CheckConstraint(
                condition=Q(ending="", ended_at=None) | (~Q(ending="") & Q(ended_at__isnull=False)),
                name="proposal_ending_dated",
            ),
        ]
        indexes = [models.Index(fields=["coop", "ended_at"], name="proposal_open")]

    @property
    def address(self) -> str:
        return f"governance/proposal/{self.pk}"


class ProposalVersion(models.Model):
    """What is proposed, in words. Positions belong to a version: a new one asks again."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    review_months = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="version_number_once")
        ]


class PlannedEffect(models.Model):
    """What the software will do if this version is adopted: a command of the closed list.

    `payload` is the command's own, plain values: {"key": "sharing.commons_bp", "value": 1200}.
    """

    version = models.ForeignKey(ProposalVersion, models.PROTECT, related_name="effects")
    rank = models.PositiveSmallIntegerField()
    command = models.CharField(max_length=60)
    payload = models.JSONField()
    effective_on = models.DateField(null=True, blank=True)  # empty: the day of the decision

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["version", "rank"], name="effect_rank_once")]


class Elector(models.Model):
    """Who may answer: copied when consent opens. Who joins later has a voice, not an answer."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="electors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="elector_once")]


class Round(models.Model):
    """One round of a proposal: to understand, to react, to consent. One is open at a time."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="rounds")
    version = models.ForeignKey(ProposalVersion, models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=10,
        choices=[
            ("clarify", "Comprendre"),
            ("react", "Réagir"),
            ("consent", "Répondre"),
            ("integrate", "Améliorer"),
        ],
    )
    mode = models.CharField(
        max_length=6,
        choices=[("online", "En ligne"), ("live", "En réunion"), ("mixed", "Les deux")],
        default="online",
    )
    facilitator = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(
        "governance.Meeting", models.PROTECT, null=True, blank=True, related_name="rounds"
    )
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # The live table: whose turn it is, since when.
    turn = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    turn_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(closed_at=None), name="one_round_open"
            ),
        ]


class Remark(models.Model):
    """What somebody says in a round: a question, its answer, a reaction, a better wording."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="remarks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(
        max_length=10,
        choices=[
            ("question", "Une question"),
            ("answer", "Une réponse"),
            ("reaction", "Une réaction"),
            ("wording", "Une autre façon de le dire"),
            ("pass", "Je passe"),
        ],
    )
    text = models.TextField(blank=True)
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies"
    )
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=40, unique=True, null=True, blank=True)


class Position(models.Model):
    """What somebody answers to a version. A change of mind is a new row that replaces the other.

    A reason is compulsory for an objection only. `entered_by`: somebody typed a paper.
    """

    version = models.ForeignKey(ProposalVersion, models.PROTECT, related_name="positions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="positions")
    kind = models.CharField(
        max_length=11,
        choices=[
            ("agree", "Pas d’objection"),
            ("reservation", "Pas d’objection, mais un doute"),
            ("objection", "J’ai une objection"),
            ("aside", "Je ne me prononce pas"),
        ],
    )
    reason = models.TextField(blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"], condition=Q(replaces=None), name="answered_once"
            )
        ]


class Objection(models.Model):
    """A reasoned limit: this version would harm something of ours. It is treated, not counted.

    Settled by a version that takes it in and that its author accepts, by its author who withdraws
    it, or by the group under the facilitator's test. Never by the bearer.
    """

    position = models.OneToOneField(Position, models.PROTECT, related_name="objection")
    harms = models.CharField(
        max_length=8,
        choices=[
            ("purpose", "Ce que nous voulons faire ensemble"),
            ("values", "Nos valeurs"),
            ("person", "Une personne"),
            ("law", "La loi, ou la coop d’emploi"),
            ("means", "Nos moyens : argent, temps, place"),
        ],
    )
    argument = models.TextField()
    answer = models.TextField(blank=True)  # what the bearer answers
    settlement = models.CharField(
        max_length=10,
        blank=True,
        choices=[
            ("integrated", "Prise en compte dans une nouvelle version"),
            ("withdrawn", "Retirée par la personne"),
            ("unfounded", "Le groupe pense qu’elle ne tient pas"),
        ],
    )
    settled_in = models.ForeignKey(
        ProposalVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    test = models.TextField(blank=True)  # the question the group asked itself, and its answer
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settlement="", settled_at=None)
                | (~Q(settlement="") & Q(settled_at__isnull=False)),
                name="objection_settled_dated",
            )
        ]


class DecisionEffect(models.Model):
    """What a decision does, once, at its date. `before` is what it found; `error` why it failed.

    Until `applied_at` is set the decision is adopted and not applied, for all to see.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="effects")
    rank = models.PositiveSmallIntegerField()
    command = models.CharField(max_length=60)
    payload = models.JSONField()
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    effective_on = models.DateField()
    needs_confirmation = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    reverts = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reverted_by"
    )

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "rank"], name="decision_effect_once")
        ]
        indexes = [models.Index(fields=["applied_at", "effective_on"], name="effect_waiting")]


class Review(models.Model):
    """The coop talks again of a decision: it keeps it, adapts it, or drops it.

    Kept, it may be talked of once more, later (`next_on`). Dropped, `ended_by` is the decision that
    comes back to what was before.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="reviews")
    ended_by = models.OneToOneField(
        Decision, models.PROTECT, null=True, blank=True, related_name="ends_review"
    )
    outcome = models.CharField(
        max_length=5, choices=[("keep", "On garde"), ("adapt", "On change"), ("drop", "On arrête")]
    )
    words = models.TextField(blank=True)
    held_on = models.DateField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="born_of_review"
    )
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "held_on"], name="review_once_a_day")
        ]
