"""One proposal as one person reads it: what is proposed, who said what, what they may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kpacite.governance import concluding, rounds
from kpacite.governance.core import consent
from kpacite.governance.core.effects import Change, Simulation
from kpacite.governance.models import Decision, Position, Proposal, ProposalVersion, Remark, Round
from kpacite.governance.proposing import ALONE
from kpacite.governance.queries import proposal_pages as pages
from kpacite.governance.queries import proposals as queries
from kpacite.people.models import Person

FEW = 6  # of the last words, on the page itself


@dataclass(frozen=True)
class Rights:
    """What this person may do here."""

    bears: bool
    leads: bool
    facilitates: bool
    answers: bool
    why_not: str = ""


@dataclass(frozen=True)
class Read:
    """The whole page."""

    stage: consent.Stage
    version: ProposalVersion
    versions: Sequence[ProposalVersion]
    now: Round | None
    track: list[dict[str, str]]
    remaining: str
    changes: list[Change]
    simulation: Simulation | None
    impossible: str
    mine: Position | None
    ballot: consent.Ballot
    tally: list[pages.Said]
    gifts: list[pages.Gift]
    remarks: Sequence[Remark]
    remarks_count: int
    next: list[dict[str, str]]
    rights: Rights
    decision: Decision | None
    advice_missing: int
    may_count: bool
    review: str

    @property
    def pill(self) -> pages.Pill:
        return pages.pill_of(self.stage)

    @property
    def first_words(self) -> str:
        """What is read first, written large: the first paragraph."""
        return self.version.text.replace("\r\n", "\n").split("\n\n", 1)[0]

    @property
    def more_words(self) -> str:
        return self.version.text.replace("\r\n", "\n").partition("\n\n")[2]

    @property
    def is_alone(self) -> bool:
        return self.version.proposal.type.key in ALONE

    @property
    def objects(self) -> pages.Gift | None:
        """The objection of this person that still stands."""
        mine = self.mine
        return next((g for g in self.gifts if mine and g.objection.position_id == mine.pk), None)


def read(proposal: Proposal, person: Person, on: date, at: datetime) -> Read:
    """In so many queries, whatever the number of members, of words and of versions."""
    stage = queries.stage(proposal)
    versions = list(proposal.versions.prefetch_related("effects").order_by("-number"))
    version = versions[0]
    version.proposal = proposal
    now = queries.open_round(proposal)
    is_over = bool(proposal.ending)
    changes, simulation, impossible = (
        ([], None, "") if is_over else pages.changes(proposal, version, on, person)
    )
    ballot = queries.ballot(proposal, version, on)
    people = pages.electors(proposal)
    positions = list(queries.standing(version))
    said = pages.remarks(proposal)
    rights = _rights(proposal, person, people, now, on, at)
    closes = now.closes_at if now else None
    alone = proposal.type.key in ALONE
    return Read(
        stage=stage, version=version, versions=versions, now=now,
        track=pages.track(stage, alone=alone), remaining=pages.remaining(closes, at),
        changes=changes, simulation=simulation, impossible=impossible,
        mine=next((one for one in positions if one.person_id == person.pk), None),
        ballot=ballot, tally=pages.tally(positions, ballot, people),
        gifts=pages.gifts(proposal, version), remarks=list(said[:FEW]), remarks_count=said.count(),
        next=[] if alone else pages.next_steps(proposal, version, now, stage), rights=rights,
        decision=Decision.objects.filter(version__proposal=proposal).first(),
        advice_missing=concluding.advice_missing(proposal, on) if _asks_advice(proposal) else 0,
        may_count=_may_count(now, ballot, rights, at),
        review=pages.review_day(proposal, version, closes),
    )  # fmt: skip


def _asks_advice(proposal: Proposal) -> bool:
    return proposal.type.key == "advice" and not proposal.ending


def _rights(
    proposal: Proposal, person: Person, people: Sequence[Person], now: Round | None, on: date,
    at: datetime,
) -> Rights:  # fmt: skip
    bears = proposal.bearer_id == person.pk
    facilitates = not proposal.ending and rounds.may_facilitate(person, proposal, on)
    asked = now is not None and now.kind == "consent"
    answers, why_not = False, ""
    if asked and now is not None:
        if person.pk not in {one.pk for one in people}:
            why_not = (
                "Les autres décident. Vous êtes entendu avant, et vous pouvez écrire ici."
                if proposal.about_id == person.pk
                else "Vous êtes arrivé après l’ouverture des réponses. Vous pouvez parler et "
                "réagir. Vous répondrez aux prochaines propositions."
            )
        elif now.closes_at is not None and now.closes_at <= at:
            why_not = "Les réponses sont closes. La suite s’affichera bientôt ici."
        else:
            answers = True
    return Rights(bears, bears or facilitates, facilitates, answers, why_not)


def _may_count(now: Round | None, ballot: consent.Ballot, rights: Rights, at: datetime) -> bool:
    """Whether counting now would be accepted: the button shows only then."""
    if now is None or not rights.leads:
        return False
    if now.kind == "integrate":
        return not ballot.objections
    if now.kind != "consent":
        return False
    over = now.closes_at is not None and now.closes_at <= at
    return over or (not ballot.missing and (now.mode == "live" or not ballot.silent))


def new_steps(now: int) -> list[dict[str, str]]:
    """The three steps of a new proposal."""
    titles = ("Ce que je vis", "Ce que je propose", "Ce que cela change")
    return [
        {"title": title, "state": "done" if rank < now else "now" if rank == now else ""}
        for rank, title in enumerate(titles, start=1)
    ]
