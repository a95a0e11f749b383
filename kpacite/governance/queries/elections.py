"""What the pages of elections read: never a name before the turn is over, never a count."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from django.db.models import Q, QuerySet

from kpacite.coops.models import Coop
from kpacite.governance.models import Candidacy, Election, Nomination
from kpacite.people.models import Person

Phase = Literal["names", "changes", "name", "answer", "consent", "given", "stopped"]


def elections(coop: Coop, words: str = "") -> QuerySet[Election]:
    """The elections of a coop, the last one first."""
    found = Election.objects.filter(coop=coop).select_related("role", "facilitator", "proposal")
    if words:
        found = found.filter(
            Q(role__name__icontains=words) | Q(candidacies__person__first_name__icontains=words)
        ).distinct()
    return found.order_by("-number")


def going_on(coop: Coop) -> QuerySet[Election]:
    """Those that are not over: neither stopped nor decided."""
    found = Election.objects.filter(coop=coop, stopped_at=None)
    return found.exclude(proposal__ending="adopted")


@dataclass(frozen=True)
class Named:
    """One name, with every reason that was said for it. No count: reasons lead."""

    nominee: Person
    reasons: list[Nomination] = field(default_factory=list)


@dataclass(frozen=True)
class Room:
    """An election as one of its members sees it now."""

    phase: Phase
    mine: Nomination | None  # in the turn that is open
    before: Nomination | None  # mine, in the turn before
    is_elector: bool
    silent: list[Person]  # who has not named anybody in the first turn
    names: list[Named]  # empty until the turn is over
    candidacy: Candidacy | None  # the name that waits for an answer, or was accepted
    former: list[Candidacy]

    @property
    def tried(self) -> set[int]:
        return {one.person_id for one in [*self.former, self.candidacy] if one}

    @property
    def nominees(self) -> list[Person]:
        """The names one may still propose."""
        return [named.nominee for named in self.names if named.nominee.pk not in self.tried]


def phase(election: Election, candidacies: Iterable[Candidacy]) -> Phase:
    """Where an election is, from its facts."""
    if election.stopped_at is not None:
        return "stopped"
    proposal = election.proposal
    if proposal is not None and proposal.ending == "adopted":
        return "given"
    if proposal is not None and proposal.ended_at is None:
        return "consent"
    if election.reasons_at is None:
        return "names"
    if election.changes_at is None:
        return "changes"
    waits = any(candidacy.accepted is None for candidacy in candidacies)
    return "answer" if waits else "name"


def room(election: Election, person: Person) -> Room:
    """Everything the page of an election shows to this person, in five queries."""
    said = list(
        Nomination.objects.filter(election=election)
        .select_related("person", "nominee", "entered_by")
        .order_by("turn", "at", "pk")
    )
    electors = list(
        Person.objects.filter(pk__in=election.electors.values("person")).order_by("first_name")
    )
    candidacies = list(election.candidacies.select_related("person").order_by("proposed_at"))
    now = phase(election, candidacies)
    turn = 1 if election.reasons_at is None else 2
    mine = {one.turn: one for one in said if one.person_id == person.pk}
    last = candidacies[-1] if candidacies else None
    current = last if now in ("answer", "consent", "given") else None
    voices = {one.person_id for one in said}
    return Room(
        phase=now, mine=mine.get(turn), before=mine.get(1) if turn == 2 else None,
        is_elector=any(one.pk == person.pk for one in electors),
        silent=[one for one in electors if one.pk not in voices],
        names=_together(said) if election.reasons_at else [], candidacy=current,
        former=[one for one in candidacies if one is not current],
    )  # fmt: skip


def steps(now: Phase) -> list[dict[str, str]]:
    """Where the election is, for the track at the top of its page."""
    place = {"names": 0, "changes": 1, "name": 2, "answer": 2, "consent": 3, "given": 4}.get(now)
    titles = ("Dire un nom", "Écouter, changer", "Proposer", "Donner son accord")
    return [
        {
            "title": title,
            "state": "" if place is None else "done" if rank < place
            else "now" if rank == place else "",
        }
        for rank, title in enumerate(titles)
    ]  # fmt: skip


def _together(said: list[Nomination]) -> list[Named]:
    """The last name of each, with the reasons, by first name: no order of merit."""
    latest = {one.person_id: one for one in said}

    def nominee(one: Nomination) -> tuple[str, int]:
        return (one.nominee.first_name, one.nominee_id)

    kept = sorted(latest.values(), key=nominee)
    return [
        Named(reasons[0].nominee, reasons)
        for _, found in groupby(kept, key=nominee)
        if (reasons := list(found))
    ]
