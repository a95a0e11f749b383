"""Where a proposal is, who answered what, and what waits for whom."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance.core import consent
from kpacite.governance.models import (
    DecisionType,
    Elector,
    Objection,
    Position,
    Proposal,
    ProposalVersion,
    Round,
)
from kpacite.people.models import Person

MOST = 10  # of what waits for somebody, on one page


def stage(proposal: Proposal) -> consent.Stage:
    """Where a proposal is: read from its ending, or from its last round."""
    kind = None
    if not proposal.ending and proposal.opened_at is not None:
        last = proposal.rounds.order_by("-number").values_list("kind", flat=True).first()
        kind = str(last) if last else None
    return consent.stage(
        is_open=proposal.opened_at is not None, ending=proposal.ending, round_kind=kind
    )


def current_version(proposal: Proposal) -> ProposalVersion:
    """What is proposed now."""
    return proposal.versions.order_by("-number")[0]


def open_proposals(coop: Coop) -> QuerySet[Proposal]:
    """What the coop is deciding, the oldest first."""
    found = Proposal.objects.filter(coop=coop, ended_at=None, opened_at__isnull=False)
    return found.select_related("bearer", "type").order_by("opened_at", "pk")


def open_round(proposal: Proposal) -> Round | None:
    found = proposal.rounds.filter(closed_at=None)
    return found.select_related("version", "facilitator", "turn", "meeting").first()


def resting(coop: Coop, on: date) -> frozenset[int]:
    """Whose answer is not awaited, as a higher app tells it."""
    if not settings.KPACITE_RESTING:
        return frozenset()
    return frozenset(import_string(settings.KPACITE_RESTING)(coop, on))


def standing(version: ProposalVersion) -> QuerySet[Position]:
    """The last answer of each person to a version."""
    found = Position.objects.filter(version=version, replaced_by=None)
    return found.select_related("person", "entered_by").order_by("at", "pk")


def standing_objections(version: ProposalVersion) -> QuerySet[Objection]:
    """The objections that stand before a version: nothing settled them.

    One made to an older version stands until its author answers the new one, or the group settles
    it: a new version alone closes nothing.
    """
    answered = Position.objects.filter(version=version, person=OuterRef("position__person"))
    later = Position.objects.filter(
        person=OuterRef("position__person"), version__proposal=version.proposal_id,
        version__number__gt=OuterRef("position__version__number"),
    )  # fmt: skip
    found = Objection.objects.filter(
        Q(position__version=version) | (~Exists(answered) & ~Exists(later)),
        position__version__proposal=version.proposal_id, position__replaced_by=None,
        settled_at=None,
    )  # fmt: skip
    found = found.select_related("position__person", "position__version", "settled_in")
    return found.order_by("position__at", "pk")


def ballot(proposal: Proposal, version: ProposalVersion, on: date) -> consent.Ballot:
    """What stands now for a version: five queries, whatever the number of answers."""
    electors = frozenset(proposal.electors.values_list("person_id", flat=True))
    members = set(coops.members(proposal.coop, on).values_list("pk", flat=True))
    said = standing(version).order_by().values_list("person_id", "kind")
    return consent.Ballot(
        electors=electors,
        away=(electors & resting(proposal.coop, on)) | (electors - members),
        said=dict(said),
        objections=standing_objections(version).count(),
        minimum_bp=proposal.terms.minimum_bp,
        silence_agrees=proposal.terms.silence == "agrees",
    )


def asking(person: Person, at: datetime) -> QuerySet[Round]:
    """The consent rounds open now, in any coop, that wait for this person’s answer."""
    elector = Elector.objects.filter(proposal=OuterRef("proposal"), person=person)
    answered = Position.objects.filter(version=OuterRef("version"), person=person)
    found = Round.objects.filter(Exists(elector), ~Exists(answered), kind="consent", closed_at=None)
    return found.filter(Q(closes_at=None) | Q(closes_at__gt=at), proposal__ended_at=None)


def waiting_for(person: Person, coop: Coop, at: datetime) -> list[Round]:
    """The same in one coop, with what is asked, the first to close first."""
    found = asking(person, at).filter(proposal__coop=coop)
    found = found.select_related("version", "proposal__bearer", "proposal__type")
    return list(found.order_by(F("closes_at").asc(nulls_last=True), "pk")[:MOST])


def types(coop: Coop, keys: tuple[str, ...]) -> list[DecisionType]:
    """Some ways of deciding of a coop, and those it made itself, in the order of `keys`."""
    known = {one.key: one for one in DecisionType.objects.filter(coop=coop).order_by("pk")}
    apart = {"election", "exclusion", *keys}
    own = [one for key, one in known.items() if key not in apart]
    return [known[key] for key in keys if key in known] + own


def without_answer(proposal: Proposal, version: ProposalVersion) -> list[Person]:
    """Those who answer and have not yet, by first name: whose paper may be typed in."""
    said = Position.objects.filter(version=version).values("person")
    rows = Elector.objects.filter(proposal=proposal).exclude(person__in=said)
    found = rows.select_related("person").order_by("person__first_name", "person_id")
    return [row.person for row in found]


def answers_of(person: Person, version: ProposalVersion) -> QuerySet[Position]:
    """Every answer of a person to a version, the last one first: nothing is forgotten."""
    found = Position.objects.filter(version=version, person=person)
    return found.select_related("entered_by").order_by("-at", "-pk")
