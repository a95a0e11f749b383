"""The name an election leads to: the facilitator proposes it, the person accepts or declines.

Never an automatic winner: the software counts nothing. The facilitator reads the reasons.
"""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops import queries as coops
from kpacite.governance import electing, holding, mandating, proposing, rounds
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import Candidacy, Election, Proposal
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AnswerIsAwaited(Refusal):
    """One name at a time: the person has not answered yet."""

    sentence = "On attend déjà la réponse d’une personne. Demandez-lui d’abord."


class AlreadyAsked(Refusal):
    """The person declined, or the coop objected: they are not asked twice."""

    sentence = "Cette personne a déjà été proposée. Relisez les raisons, et proposez un autre nom."


class NobodyNamedThem(Refusal):
    """The name comes from the reasons that were said."""

    sentence = "Personne n’a dit ce nom. Choisissez un nom parmi les raisons données."


class NotTheirAnswer(Refusal):
    """The person answers, or the facilitator types what they said in the meeting."""

    sentence = "Seule cette personne répond. Dans une réunion, qui anime peut noter sa réponse."


class AlreadyAnswered(Refusal):
    """They said yes or no already."""

    sentence = "La réponse est déjà donnée."


class ConsentIsGoingOn(Refusal):
    """The coop is answering to a name."""

    sentence = "La coop répond déjà sur un nom. Attendez la fin."


@transaction.atomic
def propose(
    *, election: Election, person: Person, reason: str, by: Person, on: date, at: datetime
) -> Candidacy:
    """The facilitator says which name the reasons lead to, and why.

    Refuses: ElectionIsOver, NotTheFacilitator, TurnIsStillOpen, ConsentIsGoingOn, AnswerIsAwaited,
    AlreadyAsked, NobodyNamedThem, NotAMember, ReasonIsMissing, and what a mandate refuses.
    """
    election = electing.lock(election)
    electing.refuse_if_over(election)
    electing.refuse_unless_led(election, by)
    if election.changes_at is None:
        raise electing.TurnIsStillOpen
    _refuse_if_taken(election)
    if Candidacy.objects.filter(election=election, person=person).exists():
        raise AlreadyAsked
    if not election.nominations.filter(nominee=person).exists():
        raise NobodyNamedThem
    if not coops.is_member(person, election.coop, on):
        raise electing.NotAMember
    if not reason.strip():
        raise electing.ReasonIsMissing
    mandating.check(
        coop=election.coop, key=election.role.key, person=person,
        starts_on=election.starts_on, ends_on=election.ends_on,
    )  # fmt: skip
    candidacy = Candidacy.objects.create(
        election=election, person=person, reason=reason.strip(), proposed_at=at
    )
    _note("proposed", election, by, at, about=person)
    return candidacy


@transaction.atomic
def accept(*, candidacy: Candidacy, answer: str, by: Person, on: date, at: datetime) -> Proposal:
    """The person accepts: the coop is asked whether it consents to this name.

    The decision of that proposal gives the role (`role.give`).
    Refuses: ElectionIsOver, NotTheirAnswer, AlreadyAnswered, and what a proposal refuses.
    """
    candidacy, election = _answered(candidacy, by)
    candidacy.accepted, candidacy.answered_at, candidacy.answer = True, at, answer.strip()
    candidacy.save(update_fields=["accepted", "answered_at", "answer"])
    proposal = _ask_the_coop(election, candidacy, on, at)
    election.proposal, election.named_at = proposal, at
    election.save(update_fields=["proposal", "named_at"])
    _note("accepted", election, by, at, about=candidacy.person)
    return proposal


@transaction.atomic
def decline(*, candidacy: Candidacy, answer: str, by: Person, at: datetime) -> Candidacy:
    """The person says no, with or without words: another name is looked for.

    Refuses: ElectionIsOver, NotTheirAnswer, AlreadyAnswered.
    """
    candidacy, election = _answered(candidacy, by)
    candidacy.accepted, candidacy.answered_at, candidacy.answer = False, at, answer.strip()
    candidacy.save(update_fields=["accepted", "answered_at", "answer"])
    _note("declined", election, by, at, about=candidacy.person)
    return candidacy


def _refuse_if_taken(election: Election) -> None:
    if election.proposal is not None and election.proposal.ended_at is None:
        raise ConsentIsGoingOn
    if election.candidacies.filter(accepted=None).exists():
        raise AnswerIsAwaited


def _answered(candidacy: Candidacy, by: Person) -> tuple[Candidacy, Election]:
    election = electing.lock(candidacy.election)
    electing.refuse_if_over(election)
    found = Candidacy.objects.select_related("person").get(pk=candidacy.pk)
    if by.pk not in (found.person_id, election.facilitator_id):
        raise NotTheirAnswer
    if found.accepted is not None:
        raise AlreadyAnswered
    return found, election


def _ask_the_coop(election: Election, candidacy: Candidacy, on: date, at: datetime) -> Proposal:
    """A proposal whose decision gives the role; questions and reactions were the turns."""
    person, role = candidacy.person, election.role
    until = french.day_plain(election.ends_on)
    proposal = proposing.draft(
        coop=election.coop, type_key="election",
        title=f"{person.first_name} tient le rôle « {role.name} »",
        text=(
            f"{person.full_name} tient le rôle « {role.name} » jusqu’au {until}. {role.purpose}"
            f"\n\nPourquoi cette personne : {candidacy.reason}"
        ),
        lived=election.expected or role.purpose,
        effects=(
            Planned(
                "role.give",
                {
                    "role": role.key, "person": person.pk,
                    "starts_on": election.starts_on.isoformat(),
                    "ends_on": election.ends_on.isoformat(),
                },
            ),
        ),
        about=person, by=election.facilitator, at=at,
    )  # fmt: skip
    proposing.open_proposal(proposal=proposal, by=election.facilitator, on=on, at=at)
    # Those who are around the table answer at once; otherwise everybody has the days of the terms.
    meeting = holding.going_on(election.coop)
    rounds.advance(
        proposal=proposal, to="consent", mode="live" if meeting else "online", meeting=meeting,
        facilitator=election.facilitator, by=election.facilitator, on=on, at=at,
    )  # fmt: skip
    return proposal


def _note(gesture: str, election: Election, by: Person, at: datetime, about: Person) -> None:
    deeds.note(
        verb=f"governance.candidacy.{gesture}", thing=f"governance/election/{election.pk}", by=by,
        about=about, coop_key=election.coop.slug, note=election.role.name, at=at,
    )  # fmt: skip
