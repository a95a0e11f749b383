"""The end of a round, and of a proposal: decided, asked again, or without agreement."""

from datetime import date, datetime

from django.db import transaction

from kpacite.governance import deciding, proposing, rounds
from kpacite.governance.core import consent
from kpacite.governance.models import Decision, Position, Proposal, ProposalVersion, Remark, Round
from kpacite.governance.queries import proposals as queries
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

METHODS = frozenset({"daily", "advice", "election", "exclusion"})


class NothingToClose(Refusal):
    """No consent is asked for, nor sought."""

    sentence = "On ne répond pas encore à cette proposition. Ouvrez d’abord les réponses."


class NotTimeYet(Refusal):
    """Before the end, answers are counted once everybody has answered."""


class AnswersAreMissing(Refusal):
    """A decision needs the minimum of answers of its type."""


class ObjectionsStand(Refusal):
    """An objection is treated before anything is decided."""


class NotDecidedAlone(Refusal):
    """This type is decided together."""

    sentence = "Cette proposition se décide ensemble. Ouvrez les réponses."


class AdviceIsMissing(Refusal):
    """Whoever decides after advice has asked for it."""


@transaction.atomic
def close(
    *, proposal: Proposal, on: date, at: datetime, by: Person | None = None
) -> Decision | None:
    """The answers are counted, and the proposal is decided if no objection stands.

    With an objection, a better version is sought, and None is given. With too few answers at the
    end, they are awaited once more, then there is no agreement. `by` is empty when time closes.
    Refuses: ProposalIsOver, NothingToClose, NotTheFacilitator, NotTimeYet, AnswersAreMissing,
    ObjectionsStand.
    """
    proposal = rounds.lock_with_coop(proposal)
    rounds.refuse_if_not_going_on(proposal)
    now = rounds.open_round(proposal)
    if now.kind not in {"consent", "integrate"}:
        raise NothingToClose
    if by is not None and not rounds.may_lead(by, proposal, on):
        raise rounds.NotTheFacilitator
    over = now.closes_at is not None and now.closes_at <= at
    if by is None and not over:
        # Time closes the round it was asked to close, never the one that took its place.
        raise NotTimeYet("Ce n’est pas encore la fin des réponses.")
    version = proposal.versions.order_by("-number")[0]
    ballot = queries.ballot(proposal, version, on)
    verdict = ballot.verdict(over=over)
    if now.kind == "integrate":
        return _after_integrating(proposal, now, ballot, verdict, on=on, at=at, by=by)
    if not over:
        _refuse_too_early(now, ballot, verdict)
    if verdict == "adopted":
        return _adopt(proposal, now, "", on=on, at=at, by=by)
    if verdict == "objection":
        _begin_again(now, "integrate", None, at=at, by=by)
    elif _was_asked_once(now):
        _begin_again(now, "consent", rounds.usual_closing(proposal, now.mode, at), at=at, by=by)
        _note(proposal, "governance.proposal.prolonged", by, at)
    else:
        _without_agreement(proposal, now, "Trop peu de réponses.", on=on, at=at, by=by)
    return None


@transaction.atomic
def stop(*, proposal: Proposal, by: Person, on: date, at: datetime) -> Decision | None:
    """No version suits everybody: what the terms say then happens.

    As it is, at the next meeting, with somebody's help, or two present people out of three.
    Refuses: ProposalIsOver, NothingToClose, NotTheFacilitator.
    """
    proposal = rounds.lock_with_coop(proposal)
    rounds.refuse_if_not_going_on(proposal)
    now = rounds.open_round(proposal)
    if now.kind != "integrate" and not _fell_back_before(now):
        raise NothingToClose("Cherchez d’abord une meilleure idée avec la personne qui objecte.")
    if not rounds.may_lead(by, proposal, on):
        raise rounds.NotTheFacilitator
    return _without_agreement(proposal, now, "Pas d’accord trouvé.", on=on, at=at, by=by)


@transaction.atomic
def decide(*, proposal: Proposal, by: Person, on: date, at: datetime) -> Decision:
    """Alone: a thing of every day at once, or anything else of its type after asking for advice.

    Refuses: ProposalIsOver, ProposalIsADraft, NotTheBearer, NotDecidedAlone, AdviceIsMissing.
    """
    proposal = rounds.lock_with_coop(proposal)
    rounds.refuse_if_not_going_on(proposal)
    if by.pk != proposal.bearer_id:
        raise proposing.NotTheBearer
    if proposal.type.key not in proposing.ALONE:
        raise NotDecidedAlone
    if proposal.type.key == "advice":
        missing = advice_missing(proposal, on)
        if missing:
            raise AdviceIsMissing(
                f"Il manque encore {french.count(missing, 'avis', 'avis')}. "
                "Demandez aux personnes concernées, puis décidez."
            )
    return _adopt(proposal, rounds.open_round(proposal), "", on=on, at=at, by=by)


def advice_missing(proposal: Proposal, on: date) -> int:
    """How many people still have to say what they think before the bearer decides."""
    others = set(rounds.table_of(proposal, on)) - {proposal.bearer_id}
    awaited = others - queries.resting(proposal.coop, on)
    needed = min(len(awaited), consent.minimum(len(awaited), proposal.terms.minimum_bp))
    given = Remark.objects.filter(round__proposal=proposal, kind__in=("reaction", "wording"))
    heard = set(given.values_list("person_id", flat=True)) - {proposal.bearer_id}
    return max(0, needed - len(heard))


def _refuse_too_early(now: Round, ballot: consent.Ballot, verdict: consent.Verdict) -> None:
    """In a meeting, once the minimum is there; elsewhere, once everybody has answered."""
    if ballot.missing:
        raise AnswersAreMissing(
            f"Il manque encore {french.count(ballot.missing, 'réponse')} pour décider."
        )
    if now.mode != "live" and ballot.silent:
        raise NotTimeYet(
            f"Il manque {french.count(len(ballot.silent), 'réponse')}. "
            "Attendez tout le monde, ou la fin."
        )


def _after_integrating(
    proposal: Proposal, now: Round, ballot: consent.Ballot, verdict: consent.Verdict, *,
    on: date, at: datetime, by: Person | None,
) -> Decision | None:  # fmt: skip
    """Objections were withdrawn or found not to stand: the version that stayed may be decided."""
    if verdict == "objection":
        raise ObjectionsStand(
            f"Il reste {french.count(ballot.objections, 'objection')}. Changez la proposition, "
            "ou parlez-en avec la personne."
        )
    if verdict == "adopted":
        return _adopt(proposal, now, "", on=on, at=at, by=by)
    _begin_again(now, "consent", rounds.usual_closing(proposal, now.mode, at), at=at, by=by)
    return None


def _adopt(
    proposal: Proposal, now: Round, method: str, *, on: date, at: datetime, by: Person | None
) -> Decision:
    """The caller holds the coop and the proposal, and has counted."""
    rounds.close_round(now=now, at=at, by=by)
    proposing.finish(proposal=proposal, ending="adopted", because="", at=at, by=by)
    usual = proposal.type.key if proposal.type.key in METHODS else "consent"
    version = proposal.versions.prefetch_related("effects").order_by("-number")[0]
    return deciding.adopt(
        version=version, method=method or usual, on=on, at=at, by=by or _noted_by(now)
    )


def _without_agreement(
    proposal: Proposal, now: Round, because: str, *, on: date, at: datetime, by: Person | None
) -> Decision | None:
    fallback = proposal.terms.fallback
    asked_again = _fell_back_before(now)
    if fallback == "two_thirds" and consent.two_thirds(_said(now.version)):
        return _adopt(proposal, now, "two_thirds", on=on, at=at, by=by)
    if fallback in {"meeting", "mediation"} and not asked_again:
        # Said face to face at the next meeting, or with somebody's help; then it is over.
        kind = "integrate" if now.kind == "integrate" else "consent"
        _begin_again(now, kind, None, mode="live", at=at, by=by)
        _note(proposal, f"governance.proposal.{fallback}", by, at)
        return None
    rounds.close_round(now=now, at=at, by=by)
    proposing.finish(proposal=proposal, ending="expired", because=because, at=at, by=by)
    _note(proposal, "governance.proposal.expired", by, at)
    return None


def _said(version: ProposalVersion) -> list[str]:
    found = Position.objects.filter(version=version, replaced_by=None)
    return list(found.values_list("kind", flat=True))


def _was_asked_once(now: Round) -> bool:
    """Silence waits: the first time answers are missing at the end, they are awaited again."""
    return Round.objects.filter(version=now.version_id, kind="consent").count() == 1


def _fell_back_before(now: Round) -> bool:
    """Twice the same round on the same words, face to face the second time."""
    former = Round.objects.filter(
        proposal=now.proposal_id, number=now.number - 1, kind=now.kind, version=now.version_id
    )
    return now.mode == "live" and former.exists()


def _begin_again(
    now: Round, kind: str, closes_at: datetime | None, *, at: datetime, by: Person | None,
    mode: str = "",
) -> None:  # fmt: skip
    rounds.close_round(now=now, at=at, by=by)
    rounds.begin(
        version=now.proposal.versions.order_by("-number")[0], kind=kind, mode=mode or now.mode,
        closes_at=closes_at, facilitator=now.facilitator, meeting=now.meeting, at=at, by=by,
    )  # fmt: skip


def _noted_by(now: Round) -> Person:
    """Time decides nothing in its own name: who facilitates, or who proposes, is said."""
    return now.facilitator or now.proposal.bearer


def _note(proposal: Proposal, verb: str, by: Person | None, at: datetime) -> None:
    deeds.note(verb=verb, thing=proposal.address, by=by, coop_key=proposal.coop.slug, at=at)
