"""Saying something of a proposal, and answering it. Objections and endings: the same door.

A position belongs to a version. A change of mind is a new row beside the former one.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.governance import rounds
from kpacite.governance.concluding import close, decide, stop
from kpacite.governance.models import Objection, Position, Proposal, ProposalVersion, Remark, Round
from kpacite.governance.objecting import integrate, reply, set_aside
from kpacite.governance.proposing import NotAMember
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

__all__ = [
    "answer",
    "change_answer",
    "close",
    "decide",
    "integrate",
    "reply",
    "say",
    "set_aside",
    "stop",
    "withdraw_objection",
]


class WordsAreMissing(Refusal):
    """A question or a reaction has words."""

    sentence = "Il manque vos mots. Écrivez une phrase, ou passez votre tour."


class NotAQuestionHere(Refusal):
    """One answers a question of the same proposal."""

    sentence = "Cette question n’est pas sur cette proposition. Rechargez la page."


class ConsentIsNotOpen(Refusal):
    """Nobody answers before the consent round, nor after it."""

    sentence = "On ne répond pas encore à cette proposition. Vous pouvez poser une question."


class AnswersAreClosed(Refusal):
    """The time to answer is over, even if nobody counted yet."""


class VersionHasChanged(Refusal):
    """The answer would go to words that are no longer proposed."""

    sentence = "La proposition a changé. Lisez la nouvelle version, puis répondez."


class JoinedAfterOpening(Refusal):
    """Who answers was copied when consent opened."""

    sentence = (
        "Cette personne est arrivée après l’ouverture des réponses. "
        "Elle peut parler, poser une question, réagir. Elle répondra aux prochaines propositions."
    )


class ConcernedDoesNotAnswer(Refusal):
    """The others decide of somebody, who is heard before."""

    sentence = "La personne concernée ne répond pas. Elle est entendue avant, et peut écrire ici."


class AlreadyAnswered(Refusal):
    """One answer per person and version; a change of mind is said as such."""

    sentence = "Cette personne a déjà répondu. Pour changer, choisissez « Changer ma réponse »."


class NothingToChange(Refusal):
    """There is no former answer."""

    sentence = "Cette personne n’a pas encore répondu. Donnez d’abord une réponse."


class ObjectionNeedsAReason(Refusal):
    """An objection says what would be harmed, and how. The other answers need no reason."""

    sentence = "Il manque le risque que vous voyez. Dites ce qui serait abîmé, et comment."


class BearerWritesForOthers(Refusal):
    """Whoever proposes does not type the others’ answers, unless all are there to see it."""

    sentence = "La personne qui propose n’écrit pas les réponses des autres. Demandez à quelqu’un."


class OnlyTheAuthorWithdraws(Refusal):
    """An objection is taken back by its author; in a meeting, who facilitates may type it."""

    sentence = "Seule la personne qui a fait l’objection peut la retirer."


class AlreadySettled(Refusal):
    sentence = "Cette objection est déjà traitée. Rechargez la page."


@dataclass(frozen=True)
class Said:
    """An answer, as it is given."""

    kind: str
    reason: str = ""
    harms: str = ""
    argument: str = ""

    def checked(self) -> "Said":
        """The same, its objection whole. Refuses: ObjectionNeedsAReason."""
        if self.kind != "objection":
            return Said(self.kind, self.reason.strip())
        argument = self.argument.strip() or self.reason.strip()
        if not argument or self.harms not in dict(Objection._meta.get_field("harms").flatchoices):
            raise ObjectionNeedsAReason
        return Said(self.kind, argument, self.harms, argument)


@transaction.atomic
def say(
    *,
    round: Round,
    person: Person,
    kind: str,
    by: Person,
    at: datetime,
    text: str = "",
    answers: Remark | None = None,
    key: str | None = None,
) -> Remark:
    """The person asks, answers, reacts, words it better, or passes their turn.

    Every member has a voice, whenever they came. The same `key` (a double click) says it once.
    Refuses: ProposalIsOver, RoundIsClosed, NotAMember, WordsAreMissing, NotAQuestionHere.
    """
    proposal = rounds.lock(round.proposal)
    if key and (known := Remark.objects.filter(key=key, round__proposal=proposal).first()):
        return known
    rounds.refuse_if_not_going_on(proposal)
    if not Round.objects.filter(pk=round.pk, proposal=proposal, closed_at=None).exists():
        raise rounds.RoundIsClosed
    if not coops.is_member(person, proposal.coop, _day(at)):
        raise NotAMember
    if kind != "pass" and not text.strip():
        raise WordsAreMissing
    if answers is not None and (
        answers.kind != "question" or answers.round.proposal_id != proposal.pk
    ):
        raise NotAQuestionHere
    remark = Remark.objects.create(
        round=round, person=person, kind="answer" if answers else kind, text=text.strip(),
        answers=answers, entered_by=_typed_by(person, by), at=at, key=key,
    )  # fmt: skip
    _note(proposal, f"governance.remark.{remark.kind}", person, by, at)
    return remark


@transaction.atomic
def answer(
    *,
    version: ProposalVersion,
    person: Person,
    kind: str,
    by: Person,
    at: datetime,
    reason: str = "",
    harms: str = "",
    argument: str = "",
) -> Position:
    """The person lives with this version, or says what it would harm.

    Whoever answers the new version accepts that it takes in their objection to an older one,
    unless they object again. `by` may type the paper of `person`, who may correct it.
    Refuses: ProposalIsOver, ConsentIsNotOpen, VersionHasChanged, AnswersAreClosed, NotAMember,
    JoinedAfterOpening, ConcernedDoesNotAnswer, BearerWritesForOthers, AlreadyAnswered,
    ObjectionNeedsAReason.
    """
    proposal = rounds.lock(version.proposal)
    now = _consent_on(proposal, version, at)
    _refuse_person(proposal, now, person, by, at)
    said = Said(kind, reason, harms, argument).checked()
    if Position.objects.filter(version=version, person=person).exists():
        raise AlreadyAnswered
    position = _write(version, person, said, by, at, replaces=None)
    if said.kind != "objection":
        _accept_new_version(version, person, at)
    verb = "objected" if said.kind == "objection" else "answered"
    _note(proposal, f"governance.position.{verb}", person, by, at)
    return position


@transaction.atomic
def change_answer(
    *,
    version: ProposalVersion,
    person: Person,
    kind: str,
    by: Person,
    at: datetime,
    reason: str = "",
    harms: str = "",
    argument: str = "",
) -> Position:
    """The person changes their mind while the round is open; the former answer stays to be read.

    An objection left behind is taken back by its author.
    Refuses: the same as `answer`, but AlreadyAnswered; NothingToChange, OnlyTheAuthorWithdraws.
    """
    proposal = rounds.lock(version.proposal)
    now = _consent_on(proposal, version, at)
    _refuse_person(proposal, now, person, by, at)
    said = Said(kind, reason, harms, argument).checked()
    former = Position.objects.filter(version=version, person=person, replaced_by=None).first()
    if former is None:
        raise NothingToChange
    if former.kind == "objection":
        _refuse_withdrawing_for(proposal, now, person, by, at)
    position = _replace(former, said, by, at)
    if said.kind != "objection":
        _accept_new_version(version, person, at)
    verb = "objected" if said.kind == "objection" else "changed"
    _note(proposal, f"governance.position.{verb}", person, by, at)
    return position


@transaction.atomic
def withdraw_objection(
    *, objection: Objection, by: Person, at: datetime, kind: str = "agree", reason: str = ""
) -> Objection:
    """Its author takes the objection back, while it is asked or while a better version is sought.

    Refuses: ProposalIsOver, AlreadySettled, OnlyTheAuthorWithdraws.
    """
    former = objection.position
    proposal = rounds.lock(former.version.proposal)
    rounds.refuse_if_not_going_on(proposal)
    now = rounds.open_round(proposal)
    objection = Objection.objects.select_related("position__person").get(pk=objection.pk)
    if objection.settled_at or Position.objects.filter(replaces=former).exists():
        raise AlreadySettled
    _refuse_withdrawing_for(proposal, now, former.person, by, at)
    _replace(former, Said(kind, reason.strip()), by, at)
    objection.refresh_from_db()
    _note(proposal, "governance.objection.withdrawn", former.person, by, at)
    return objection


def _consent_on(proposal: Proposal, version: ProposalVersion, at: datetime) -> Round:
    """The open consent round, if it asks for this version and its time is not over."""
    rounds.refuse_if_not_going_on(proposal)
    now = proposal.rounds.filter(closed_at=None).first()
    if now is None or now.kind != "consent":
        raise ConsentIsNotOpen
    if now.version_id != version.pk:
        raise VersionHasChanged
    if now.closes_at is not None and now.closes_at <= at:
        raise AnswersAreClosed("Les réponses sont closes. La suite s’affichera bientôt ici.")
    return now


def _refuse_person(
    proposal: Proposal, now: Round, person: Person, by: Person, at: datetime
) -> None:
    if not coops.is_member(person, proposal.coop, _day(at)):
        raise NotAMember
    if not proposal.electors.filter(person=person).exists():
        if proposal.about_id == person.pk:
            raise ConcernedDoesNotAnswer
        raise JoinedAfterOpening
    if by.pk != person.pk and rounds.is_judged(by, proposal):
        raise ConcernedDoesNotAnswer
    if by.pk != person.pk and by.pk == proposal.bearer_id and now.mode == "online":
        raise BearerWritesForOthers


def _refuse_withdrawing_for(
    proposal: Proposal, now: Round, person: Person, by: Person, at: datetime
) -> None:
    if by.pk == person.pk:
        return
    together = now.mode != "online" and by.pk != proposal.bearer_id
    if not (together and rounds.may_facilitate(by, proposal, _day(at))):
        raise OnlyTheAuthorWithdraws


def _replace(former: Position, said: Said, by: Person, at: datetime) -> Position:
    """The new answer; an objection that is no longer said is withdrawn."""
    if former.kind == "objection" and said.kind != "objection":
        Objection.objects.filter(position=former, settled_at=None).update(
            settlement="withdrawn", settled_by=former.person, settled_at=at
        )
    return _write(former.version, former.person, said, by, at, replaces=former)


def _write(
    version: ProposalVersion, person: Person, said: Said, by: Person, at: datetime, *,
    replaces: Position | None,
) -> Position:  # fmt: skip
    position = Position.objects.create(
        version=version, person=person, kind=said.kind, reason=said.reason, replaces=replaces,
        entered_by=_typed_by(person, by), at=at,
    )  # fmt: skip
    if said.kind == "objection":
        Objection.objects.create(position=position, harms=said.harms, argument=said.argument)
    return position


def _accept_new_version(version: ProposalVersion, person: Person, at: datetime) -> None:
    """Their objections to older versions are taken in: they have read the new one, and said so."""
    older = Objection.objects.filter(
        position__person=person, position__version__proposal=version.proposal_id,
        position__version__number__lt=version.number, settled_at=None,
    )  # fmt: skip
    older.update(settlement="integrated", settled_in=version, settled_by=person, settled_at=at)


def _typed_by(person: Person, by: Person) -> Person | None:
    return by if by.pk != person.pk else None


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _note(proposal: Proposal, verb: str, person: Person, by: Person, at: datetime) -> None:
    deeds.note(
        verb=verb, thing=proposal.address, by=by, coop_key=proposal.coop.slug, at=at,
        about=person if person.pk != by.pk else None,
    )  # fmt: skip
