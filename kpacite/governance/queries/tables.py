"""What the facilitator's screen shows: one question, whose turn, who has spoken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kpacite.governance import rounds
from kpacite.governance.core import consent
from kpacite.governance.models import Proposal, ProposalVersion, Remark, Round
from kpacite.governance.queries import proposal_pages as pages
from kpacite.governance.queries import proposals as queries
from kpacite.governance.wording_consent import QUESTIONS
from kpacite.people.models import Person


@dataclass(frozen=True)
class Place:
    """Somebody around the table."""

    person: Person
    has_spoken: bool
    has_turn: bool
    words: str = ""


@dataclass(frozen=True)
class Read:
    version: ProposalVersion
    now: Round | None
    kind: str
    question: str
    places: Sequence[Place]
    speaking: Person | None
    since: datetime | None
    open_question: Remark | None
    ballot: consent.Ballot
    gifts: Sequence[pages.Gift]
    may_count: bool

    @property
    def asks_answers(self) -> bool:
        return self.kind == "consent"

    @property
    def waited(self) -> int:
        return sum(not place.has_spoken for place in self.places)


def read(proposal: Proposal, chosen: Person | None, person: Person, on: date, at: datetime) -> Read:
    """The table of the open round. `chosen`: whose word is being written, if not the turn's."""
    now = queries.open_round(proposal)
    version = queries.current_version(proposal)
    spoken = rounds.spoken_in(now) if now else set()
    turn = now.turn_id if now else None
    said = (
        {one.person_id: one.get_kind_display() for one in queries.standing(version)}
        if now and now.kind == "consent"
        else {}
    )
    people = Person.objects.in_bulk(rounds.table_of(proposal, on))
    places = [
        Place(people[pk], pk in spoken, pk == turn, said.get(pk, ""))
        for pk in rounds.table_of(proposal, on)
    ]
    speaking = chosen or (now.turn if now else None)
    ballot = queries.ballot(proposal, version, on)
    open_gifts = [one for one in pages.gifts(proposal, version) if one.is_open]
    return Read(
        version=version, now=now, kind=now.kind if now else "",
        question=QUESTIONS.get(now.kind, "") if now else "",
        places=places, speaking=speaking,
        since=now.turn_since if now and speaking and speaking.pk == turn else None,
        open_question=first_open_question(proposal) if now and now.kind == "clarify" else None,
        ballot=ballot, gifts=open_gifts, may_count=_may_count(now, ballot, at),
    )  # fmt: skip


def first_open_question(proposal: Proposal) -> Remark | None:
    """The oldest question that nobody has answered."""
    return pages.open_questions(proposal).first()


def _may_count(now: Round | None, ballot: consent.Ballot, at: datetime) -> bool:
    if now is None or now.kind not in {"consent", "integrate"}:
        return False
    if now.kind == "integrate":
        return not ballot.objections
    over = now.closes_at is not None and now.closes_at <= at
    return over or (not ballot.missing and (now.mode == "live" or not ballot.silent))
