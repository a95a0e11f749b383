"""The rounds of a proposal: to understand, to react, to consent. One is open at a time."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import holding, roles
from kpacite.governance.core import consent
from kpacite.governance.models import (
    Elector,
    Meeting,
    Position,
    Proposal,
    ProposalVersion,
    Remark,
    Round,
)
from kpacite.lib import french, tasks
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class ProposalIsOver(Refusal):
    """Decided, taken back, or without agreement: it does not move any more."""

    sentence = "Cette proposition est terminée. Pour en reparler, faites-en une nouvelle."


class ProposalIsADraft(Refusal):
    """Nobody has read it yet."""

    sentence = "Cette proposition n’est pas encore partagée. Partagez-la d’abord avec la coop."


class RoundsGoForward(Refusal):
    """One understands, then reacts, then answers; a new version asks again."""

    sentence = "Cette étape est passée. Pour redemander les réponses, changez la proposition."


class NotTheFacilitator(Refusal):
    """Who bears the proposal, or who facilitates, leads it from one step to the next."""

    sentence = "C’est à la personne qui propose, ou qui anime, de passer à la suite."


class FacilitatorIsNotAMember(Refusal):
    sentence = "La personne qui anime doit être membre de la coop."


class DelayIsTooShort(Refusal):
    """Everybody has the days that the terms promise, when it is not said face to face."""


class RoundIsClosed(Refusal):
    """The time to say something in this round is over."""

    sentence = "Cette étape est finie. Vous pouvez encore écrire dans le fil de discussion."


class ConcernedIsMissing(Refusal):
    """Deciding of somebody without them says of whom."""

    sentence = "Il manque la personne concernée. Dites de qui vous parlez."


def lock(proposal: Proposal) -> Proposal:
    """The proposal, held until the end of the transaction: two people may answer at once."""
    rows = Proposal.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("coop", "type", "terms", "bearer").get(pk=proposal.pk)


def lock_with_coop(proposal: Proposal) -> Proposal:
    """The same, after its coop: two proposals may aim at the same rule, two decisions be numbered.

    Always the coop first: whoever takes both takes them in one order.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=proposal.coop_id)
    return lock(proposal)


def refuse_if_not_going_on(proposal: Proposal) -> None:
    if proposal.ending:
        raise ProposalIsOver
    if proposal.opened_at is None:
        raise ProposalIsADraft


def open_round(proposal: Proposal) -> Round:
    """The round that is open. Refuses: RoundIsClosed."""
    found = proposal.rounds.filter(closed_at=None).select_related("version", "turn").first()
    if found is None:
        raise RoundIsClosed
    return found


def may_lead(person: Person, proposal: Proposal, on: date) -> bool:
    """Who bears the proposal, who facilitates this round, who facilitates in the coop."""
    bears = person.pk == proposal.bearer_id and not is_judged(person, proposal)
    return bears or may_facilitate(person, proposal, on)


def is_judged(person: Person, proposal: Proposal) -> bool:
    """Whether the others decide of this person: they are heard, and lead nothing of it."""
    return proposal.terms.electorate == "others" and proposal.about_id == person.pk


def may_facilitate(person: Person, proposal: Proposal, on: date) -> bool:
    """The facilitator of the open round, of the meeting that goes on, or who holds that role."""
    if is_judged(person, proposal):
        return False
    named = proposal.rounds.filter(closed_at=None, facilitator=person).exists()
    return (
        named
        or roles.holds(person, proposal.coop, "facilitator", on)
        or holding.leads_now(person, proposal.coop)
    )


@transaction.atomic
def advance(
    *,
    proposal: Proposal,
    to: str,
    by: Person,
    on: date,
    at: datetime,
    mode: str = "online",
    closes_at: datetime | None = None,
    facilitator: Person | None = None,
    meeting: Meeting | None = None,
) -> Round:
    """The open round is closed, the next one begins; consent copies who may answer.

    Consent stays open the days of the terms, unless it is live. Without `closes_at`, it closes
    after those days.
    Refuses: ProposalIsOver, ProposalIsADraft, NotTheFacilitator, RoundsGoForward, DelayIsTooShort,
    FacilitatorIsNotAMember.
    """
    proposal = lock_with_coop(proposal)
    refuse_if_not_going_on(proposal)
    now = open_round(proposal)
    if not may_lead(by, proposal, on):
        raise NotTheFacilitator
    if not consent.may_move(now.kind, to):
        raise RoundsGoForward
    leader = facilitator or now.facilitator
    if leader is not None and not coops.is_member(leader, proposal.coop, on):
        raise FacilitatorIsNotAMember
    if to == "consent":
        freeze_electorate(proposal=proposal, on=on, at=at, by=by)
        closes_at = _closing(proposal, mode, closes_at, at)
    close_round(now=now, at=at, by=by)
    version = proposal.versions.order_by("-number")[0]
    if meeting is None and mode != "online":
        meeting = holding.going_on(proposal.coop)
    return begin(
        version=version, kind=to, mode=mode, closes_at=closes_at, facilitator=leader,
        meeting=meeting or now.meeting, at=at, by=by,
    )  # fmt: skip


@transaction.atomic
def name_facilitator(
    *, proposal: Proposal, person: Person, by: Person, on: date, at: datetime
) -> Round:
    """That person now looks after the round that is open.

    Refuses: ProposalIsOver, ProposalIsADraft, NotTheFacilitator, FacilitatorIsNotAMember.
    """
    proposal = lock(proposal)
    refuse_if_not_going_on(proposal)
    if not may_lead(by, proposal, on):
        raise NotTheFacilitator
    if not coops.is_member(person, proposal.coop, on):
        raise FacilitatorIsNotAMember
    now = open_round(proposal)
    now.facilitator = person
    now.save(update_fields=["facilitator"])
    _note(now, "governance.round.facilitated", by, at, about=person)
    return now


@transaction.atomic
def give_turn(*, proposal: Proposal, by: Person, on: date, at: datetime) -> Round:
    """Around the table, it is the turn of the next person who has not spoken yet.

    When everybody has, nobody has the turn.
    Refuses: ProposalIsOver, ProposalIsADraft, NotTheFacilitator.
    """
    proposal = lock(proposal)
    refuse_if_not_going_on(proposal)
    if not may_lead(by, proposal, on):
        raise NotTheFacilitator
    now = open_round(proposal)
    chosen = consent.next_speaker(
        table_of(proposal, on), spoken=spoken_in(now), current=now.turn_id
    )
    now.turn_id, now.turn_since = chosen, at if chosen else None
    now.save(update_fields=["turn", "turn_since"])
    return now


def table_of(proposal: Proposal, on: date) -> list[int]:
    """Who is around the table: those who answer, else the members of the day; by first name."""
    electors = proposal.electors.order_by("person__first_name", "person_id")
    found = list(electors.values_list("person_id", flat=True))
    return found or list(coops.members(proposal.coop, on).values_list("pk", flat=True))


def spoken_in(now: Round) -> set[int]:
    """Who has had their turn: an answer in consent, a word (or a pass) in the other rounds."""
    if now.kind == "consent":
        said = Position.objects.filter(version=now.version_id)
        return set(said.values_list("person_id", flat=True))
    return set(Remark.objects.filter(round=now).values_list("person_id", flat=True))


@transaction.atomic
def freeze_electorate(*, proposal: Proposal, on: date, at: datetime, by: Person) -> None:
    """Those who are members now may answer; it is copied once, whoever comes or goes later.

    Refuses: ConcernedIsMissing.
    """
    if proposal.electors.exists():
        return
    others_only = proposal.terms.electorate == "others"
    if others_only and proposal.about_id is None:
        raise ConcernedIsMissing
    members = coops.members(proposal.coop, on).values_list("pk", flat=True)
    chosen = consent.electorate(list(members), concerned=proposal.about_id, others_only=others_only)
    Elector.objects.bulk_create(
        Elector(proposal=proposal, person_id=person, frozen_at=at) for person in sorted(chosen)
    )


@transaction.atomic
def begin(
    *,
    version: ProposalVersion,
    kind: str,
    mode: str,
    closes_at: datetime | None,
    facilitator: Person | None,
    meeting: Meeting | None,
    at: datetime,
    by: Person | None,
) -> Round:
    """A round is open on that version; the caller holds the proposal and closed the former one."""
    number = version.proposal.rounds.count() + 1
    new = Round.objects.create(
        proposal=version.proposal, version=version, number=number, kind=kind, mode=mode,
        facilitator=facilitator, meeting=meeting, opened_at=at, closes_at=closes_at,
    )  # fmt: skip
    _note(new, "governance.round.opened", by, at, note=new.get_kind_display())
    if kind == "consent" and closes_at is not None:
        tasks.enqueue(
            function="kpacite.governance.tasks.rounds.close_when_due",
            arguments={"round": new.pk}, at=closes_at, key=f"governance/round/{new.pk}/close",
        )  # fmt: skip
    return new


@transaction.atomic
def close_round(*, now: Round, at: datetime, by: Person | None) -> None:
    """Nothing more is said in this round. The caller holds the proposal."""
    now.closed_at, now.turn, now.turn_since = at, None, None
    now.save(update_fields=["closed_at", "turn", "turn_since"])
    _note(now, "governance.round.closed", by, at, note=now.get_kind_display())


def usual_closing(proposal: Proposal, mode: str, at: datetime) -> datetime | None:
    """When a consent round opened now would close; live, it closes when the meeting says so."""
    return None if mode == "live" else at + timedelta(days=proposal.terms.delay_days)


def _closing(
    proposal: Proposal, mode: str, wished: datetime | None, at: datetime
) -> datetime | None:
    usual = usual_closing(proposal, mode, at)
    if usual is None or wished is None:
        return wished or usual
    first = timezone.localtime(usual).date()
    if timezone.localtime(wished).date() < first:
        days = french.count(proposal.terms.delay_days, "jour")
        raise DelayIsTooShort(
            f"Chaque personne a {days} pour répondre. "
            f"Choisissez le {french.day_short(first)}, ou plus tard."
        )
    return wished


def _note(
    now: Round, verb: str, by: Person | None, at: datetime, *, note: str = "",
    about: Person | None = None,
) -> None:  # fmt: skip
    proposal = now.proposal
    deeds.note(
        verb=verb, thing=proposal.address, by=by, about=about, note=note,
        coop_key=proposal.coop.slug, at=at,
    )  # fmt: skip
