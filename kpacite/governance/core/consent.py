"""Consent, as arithmetic: who answers, how many, what stands, what comes of it.

Decided ⇔ no objection stands ∧ enough people have said something ∧ the round is closed. Nobody is
counted for or against: an objection is treated, and silence is only a yes where the terms say so.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["agree", "reservation", "objection", "aside"]
RoundKind = Literal["clarify", "react", "consent", "integrate"]
Stage = Literal[
    "draft", "clarify", "react", "consent", "integrate", "adopted", "dropped", "expired"
]
Verdict = Literal["adopted", "objection", "too_few"]
# A talk goes forward; it comes back to consent by a new version only.
FORWARD: Mapping[str, tuple[str, ...]] = {
    "clarify": ("react", "consent"),
    "react": ("consent",),
    "consent": (),
    "integrate": (),
}


@dataclass(frozen=True)
class Ballot:
    """What stands for one version at a moment.

    `away`: those whose answer is not awaited (they rest, or have left). `said`: the last answer of
    each to this version. `objections`: how many objections stand, of this version or an older one.
    """

    electors: frozenset[int]
    away: frozenset[int]
    said: Mapping[int, str]
    objections: int
    minimum_bp: int
    silence_agrees: bool = False

    @property
    def asked(self) -> frozenset[int]:
        """Whose answer counts in the minimum: who rests is there only if they answer."""
        return self.electors - (self.away - self.said.keys())

    @property
    def answered(self) -> frozenset[int]:
        return self.electors & self.said.keys()

    @property
    def silent(self) -> frozenset[int]:
        """Those still awaited."""
        return self.asked - self.answered

    @property
    def needed(self) -> int:
        return minimum(len(self.asked), self.minimum_bp)

    @property
    def missing(self) -> int:
        """How many answers are missing, now, for the minimum."""
        return max(0, self.needed - len(self.answered))

    def verdict(self, *, over: bool) -> Verdict:
        """What closing gives. Silence can only speak once the time is `over`."""
        if self.objections:
            return "objection"
        if self.missing and not (over and self.silence_agrees and self.electors):
            return "too_few"
        return "adopted"


def minimum(asked: int, minimum_bp: int) -> int:
    """How many answers make a decision: rounded up, and never nobody."""
    return max(1, -(-asked * minimum_bp // 10_000))


def silence_may_agree(*, type_key: str, forbidden: bool) -> bool:
    """Never for a departure; never for what an effect keeps from silence: money, the host."""
    return type_key != "exclusion" and not forbidden


def two_thirds(said: Collection[str]) -> bool:
    """Whether two present people out of three live with it; who stands aside is present."""
    fine = sum(one in {"agree", "reservation"} for one in said)
    return bool(said) and fine * 3 >= len(said) * 2


def electorate(
    members: Collection[int], *, concerned: int | None, others_only: bool
) -> frozenset[int]:
    """Who answers: the members of the day, less the person concerned if the terms say so."""
    return frozenset(members) - ({concerned} if others_only and concerned is not None else set())


def stage(*, is_open: bool, ending: str, round_kind: str | None) -> Stage:
    """Where a proposal is, read from its ending and its last round."""
    for known in ("adopted", "dropped", "expired"):
        if ending == known:
            return known
    if not is_open:
        return "draft"
    for kind in ("clarify", "react", "consent", "integrate"):
        if round_kind == kind:
            return kind
    return "clarify"


def may_move(now: str, to: str) -> bool:
    """Whether the talk may go from a round to another, by hand."""
    return to in FORWARD.get(now, ())


def next_speaker(
    table: Sequence[int], *, spoken: Collection[int], current: int | None
) -> int | None:
    """Who speaks next around the table: the first after `current` who has not spoken yet."""
    start = table.index(current) + 1 if current in table else 0
    around = [*table[start:], *table[:start]]
    return next((one for one in around if one not in spoken and one != current), None)
