"""Proposing: from what somebody lives to words that the coop may adopt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import effects as commands
from kpacite.governance import roles, rounds, rulebook, types
from kpacite.governance.core import consent
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import (
    Decision,
    Objection,
    PlannedEffect,
    Proposal,
    ProposalVersion,
    TypeTerms,
)
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

# What is decided by one person does nothing that the coop decides together.
ALONE = frozenset({"daily", "advice"})


class NotAMember(Refusal):
    """Only the people of the coop decide in it."""

    sentence = "Cette personne n’est pas membre de la coop. Parlez-en avec elle."


class NotAProposerOfThisType(Refusal):
    """The terms of this type keep it to those who hold a role."""


class ProposalIsEmpty(Refusal):
    """What is proposed has words."""

    sentence = "Il manque ce que vous proposez. Une ou deux phrases suffisent."


class TensionIsMissing(Refusal):
    """A proposal comes from something lived."""

    sentence = "Il manque ce que vous vivez. Exemple : le four est trop petit."


class NeedsConsent(Refusal):
    """A rule or a role is not changed by one person."""

    sentence = "Une personne seule ne change pas une règle. Choisissez le consentement."


class SilenceCannotDecide(Refusal):
    """For a departure, money or the host, a person who says nothing has said nothing."""

    sentence = (
        "Ici, ne rien dire vaut accord. C’est impossible pour l’argent, un départ ou la coop "
        "d’emploi. Choisissez une façon de décider où l’on attend les réponses."
    )


class AnotherProposalChangesThis(Refusal):
    """Two open proposals do not aim at the same thing: `other` is the one that came first."""

    def __init__(self, other: Proposal, title: str) -> None:
        super().__init__(
            f"La proposition {other.number}, « {title} », change déjà cela. "
            "Rejoignez-la, ou attendez sa fin."
        )
        self.other = other


class NotTheBearer(Refusal):
    """A proposal is changed by whoever bears it."""

    sentence = "Seule la personne qui propose peut faire cela. Dites-lui votre idée."


class AlreadyShared(Refusal):
    """The coop reads it already: it changes by a new version."""

    sentence = "Cette proposition est déjà partagée. Faites une nouvelle version."


class ObjectionOfAnotherProposal(Refusal):
    sentence = "Cette objection est sur une autre proposition. Rechargez la page."


@dataclass(frozen=True)
class Words:
    """A version, as it is written: what is proposed, and what it changes."""

    title: str
    text: str
    effects: Sequence[Planned] = ()
    review_months: int = 3


@transaction.atomic
def draft(
    *,
    coop: Coop,
    type_key: str,
    title: str,
    text: str,
    lived: str,
    by: Person,
    at: datetime,
    needed: str = "",
    effects: Sequence[Planned] = (),
    about: Person | None = None,
    follows: Decision | None = None,
    review_months: int | None = None,
    key: str | None = None,
) -> Proposal:
    """A proposal of this person is written, that only they read until they share it.

    The same `key` (a double click) gives the first one back. When nothing is said, the decision is
    talked of again after the months of the coop's rule.
    Refuses: NotAMember, TypeIsUnknown, NotAProposerOfThisType, TensionIsMissing, ProposalIsEmpty,
    NeedsConsent, ConcernedIsMissing, and what each effect refuses.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if key and (known := Proposal.objects.filter(key=key, bearer=by).first()):
        return known
    on = timezone.localtime(at).date()
    type_ = types.type_of(coop, type_key)
    terms = types.terms_on(type_, on)
    _refuse_proposer(coop, terms, by, on)
    if terms.electorate == "others" and about is None:
        raise rounds.ConcernedIsMissing
    if not lived.strip():
        raise TensionIsMissing
    if review_months is None:
        review_months = rulebook.whole(coop, "governance.review_months", on)
    words = Words(title.strip(), text.strip(), effects, review_months)
    _refuse_words(coop, type_key, words, on)
    last = Proposal.objects.filter(coop=coop).aggregate(last=Max("number"))["last"] or 0
    proposal = Proposal.objects.create(
        coop=coop, number=last + 1, type=type_, terms=terms, bearer=by, about=about,
        lived=lived.strip(), needed=needed.strip(), follows=follows, made_at=at, key=key,
    )  # fmt: skip
    _write(proposal, 1, words, by, at)
    return proposal


@transaction.atomic
def open_proposal(*, proposal: Proposal, by: Person, on: date, at: datetime) -> Proposal:
    """The coop reads the proposal, and the first round begins: to understand it.

    The terms of its type that day are kept, whatever the coop decides later.
    Refuses: NotTheBearer, AlreadyShared, ProposalIsOver, NotAMember, NotAProposerOfThisType,
    SilenceCannotDecide, AnotherProposalChangesThis, and what each effect refuses.
    """
    proposal = rounds.lock_with_coop(proposal)
    if proposal.ending:
        raise rounds.ProposalIsOver
    if proposal.opened_at is not None:
        raise AlreadyShared
    if by.pk != proposal.bearer_id:
        raise NotTheBearer
    proposal.terms = types.terms_on(proposal.type, on)
    _refuse_proposer(proposal.coop, proposal.terms, by, on)
    version = proposal.versions.prefetch_related("effects").order_by("-number")[0]
    planned = planned_by(version)
    _refuse_effects(proposal.coop, planned, on)
    refuse_effects_together(proposal, planned)
    proposal.opened_at = at
    proposal.save(update_fields=["terms", "opened_at"])
    _note(proposal, "opened", by, at, note=version.title)
    rounds.begin(
        version=version, kind="clarify", mode="online", closes_at=None, facilitator=None,
        meeting=None, at=at, by=by,
    )  # fmt: skip
    return proposal


@transaction.atomic
def amend(
    *,
    proposal: Proposal,
    title: str,
    text: str,
    by: Person,
    at: datetime,
    effects: Sequence[Planned] = (),
    integrates: Sequence[Objection] = (),
    review_months: int | None = None,
) -> ProposalVersion:
    """There is a new version, in the bearer's words; the former one stays to be read.

    Once consent was asked, the new version asks it again, and nothing else: those who answered
    answer again. The objections it takes in wait for the answer of their authors.
    Refuses: ProposalIsOver, NotTheBearer, ProposalIsEmpty, NeedsConsent, SilenceCannotDecide,
    AnotherProposalChangesThis, ObjectionOfAnotherProposal, and what each effect refuses.
    """
    proposal = rounds.lock_with_coop(proposal)
    if proposal.ending:
        raise rounds.ProposalIsOver
    if by.pk != proposal.bearer_id:
        raise NotTheBearer
    former = proposal.versions.order_by("-number")[0]
    months = former.review_months if review_months is None else review_months
    words = Words(title.strip(), text.strip(), effects, months)
    _refuse_words(proposal.coop, proposal.type.key, words, timezone.localtime(at).date())
    if proposal.opened_at is not None:
        refuse_effects_together(proposal, effects)
    version = _write(proposal, former.number + 1, words, by, at)
    _take_in(proposal, version, integrates)
    if proposal.opened_at is not None:
        _note(proposal, "amended", by, at, note=version.title)
        _ask_again(proposal, version, by, at)
    return version


@transaction.atomic
def drop(*, proposal: Proposal, by: Person, at: datetime, because: str = "") -> Proposal:
    """The bearer takes the proposal back; what was said stays to be read.

    Refuses: ProposalIsOver, NotTheBearer.
    """
    proposal = rounds.lock(proposal)
    if proposal.ending:
        raise rounds.ProposalIsOver
    if by.pk != proposal.bearer_id:
        raise NotTheBearer
    for now in proposal.rounds.filter(closed_at=None):
        rounds.close_round(now=now, at=at, by=by)
    was_shared = proposal.opened_at is not None
    finish(proposal=proposal, ending="dropped", because=because, at=at, by=by)
    if was_shared:
        _note(proposal, "dropped", by, at, note=because)
    return proposal


@transaction.atomic
def finish(
    *, proposal: Proposal, ending: str, because: str, at: datetime, by: Person | None
) -> None:
    """The proposal has its ending, noted by the verb that calls. The caller holds it."""
    proposal.ending, proposal.ended_at, proposal.ended_because = ending, at, because.strip()[:300]
    proposal.save(update_fields=["ending", "ended_at", "ended_because"])


def planned_by(version: ProposalVersion) -> list[Planned]:
    """What a version would do, as a proposal asks for it."""
    return [Planned(one.command, one.payload, one.effective_on) for one in version.effects.all()]


def refuse_effects_together(proposal: Proposal, planned: Iterable[Planned]) -> None:
    """Refuse what this proposal cannot do now: silence deciding of money, or a thing that another
    open proposal changes. The caller holds the coop.
    """
    planned = list(planned)
    forbidden = any(commands.forbids_silence(one.command, one.payload) for one in planned)
    may = consent.silence_may_agree(type_key=proposal.type.key, forbidden=forbidden)
    if proposal.terms.silence == "agrees" and not may:
        raise SilenceCannotDecide
    wanted = {commands.target(one.command, one.payload) for one in planned}
    if not wanted:
        return
    going_on = Proposal.objects.filter(coop=proposal.coop_id, ended_at=None)
    others = going_on.exclude(opened_at=None).exclude(pk=proposal.pk).order_by("number")
    for other in others.prefetch_related("versions__effects"):
        last = max(other.versions.all(), key=lambda version: version.number)
        if wanted & {commands.target(one.command, one.payload) for one in last.effects.all()}:
            raise AnotherProposalChangesThis(other, last.title)


def _refuse_proposer(coop: Coop, terms: TypeTerms, by: Person, on: date) -> None:
    if not coops.is_member(by, coop, on):
        raise NotAMember
    if terms.proposers != "members" and not roles.holds(by, coop, terms.proposers, on):
        known = roles.KNOWN.get(terms.proposers)
        raise NotAProposerOfThisType(
            "Pour décider ainsi, il faut tenir le rôle "
            f"« {known.name if known else terms.proposers} ». Demandez à qui le tient."
        )


def _refuse_words(coop: Coop, type_key: str, words: Words, on: date) -> None:
    if not words.title or not words.text:
        raise ProposalIsEmpty
    if words.effects and type_key in ALONE:
        raise NeedsConsent
    _refuse_effects(coop, words.effects, on)


def _refuse_effects(coop: Coop, planned: Iterable[Planned], on: date) -> None:
    for one in planned:
        commands.check(coop, one.command, one.payload, on, one.effective_on)


def _write(
    proposal: Proposal, number: int, words: Words, by: Person, at: datetime
) -> ProposalVersion:
    version = ProposalVersion.objects.create(
        proposal=proposal, number=number, title=words.title, text=words.text, made_by=by,
        made_at=at, review_months=words.review_months,
    )  # fmt: skip
    PlannedEffect.objects.bulk_create(
        PlannedEffect(
            version=version, rank=rank, command=one.command, payload=dict(one.payload),
            effective_on=one.effective_on,
        )
        for rank, one in enumerate(words.effects, start=1)
    )  # fmt: skip
    return version


def _take_in(proposal: Proposal, version: ProposalVersion, integrates: Sequence[Objection]) -> None:
    """The version says which objections it takes in. It closes none: their authors will say."""
    for objection in integrates:
        if objection.position.version.proposal_id != proposal.pk:
            raise ObjectionOfAnotherProposal
        Objection.objects.filter(pk=objection.pk, settled_at=None).update(settled_in=version)


def _ask_again(proposal: Proposal, version: ProposalVersion, by: Person, at: datetime) -> None:
    """Consent begins again on the new version; a round before consent goes on as it is."""
    now = rounds.open_round(proposal)
    if now.kind not in {"consent", "integrate"}:
        return
    rounds.close_round(now=now, at=at, by=by)
    rounds.begin(
        version=version, kind="consent", mode=now.mode,
        closes_at=rounds.usual_closing(proposal, now.mode, at),
        facilitator=now.facilitator, meeting=now.meeting, at=at, by=by,
    )  # fmt: skip


def _note(proposal: Proposal, what: str, by: Person | None, at: datetime, note: str = "") -> None:
    deeds.note(
        verb=f"governance.proposal.{what}", thing=proposal.address, by=by, note=note,
        about=proposal.about, coop_key=proposal.coop.slug, at=at,
    )  # fmt: skip
