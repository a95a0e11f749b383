"""May this person be on this delivery? The state, never the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Colour = Literal["green", "amber", "red"]
State = Literal[
    "covered",
    "contract_ends_during",
    "insurance_ends_during",
    "no_contract",
    "contract_to_sign",
    "insurer_silent",
    "not_insured",
]


@dataclass(frozen=True)
class Light:
    """What is shown next to a name. A red person is on the card, not on the delivery."""

    colour: Colour
    words: str
    until: date | None = None  # last day covered


@dataclass(frozen=True)
class Span:
    """A contract, both days included."""

    starts_on: date
    ends_on: date
    signed: bool = True


@dataclass(frozen=True)
class Clearance:
    """The insurer's answer; `granted` is None as long as there is none."""

    granted: bool | None
    valid_until: date | None = None  # last day covered; None: no end


def state(
    contracts: Sequence[Span], clearance: Clearance | None, *, starts_on: date, ends_on: date
) -> tuple[State, date | None]:
    """The state over the days of a mission, and the last day covered when there is one.

    Contracts that follow each other without a gap count as one.
    """
    contract_until = _covered_until([span for span in contracts if span.signed], starts_on)
    if contract_until is None:
        drafted = _covered_until(contracts, starts_on)
        return ("contract_to_sign" if drafted else "no_contract"), None
    if clearance is None or clearance.granted is None:
        return "insurer_silent", None
    insured_until = clearance.valid_until
    if not clearance.granted or (insured_until is not None and insured_until < starts_on):
        return "not_insured", None
    until = min(contract_until, insured_until or contract_until)
    if contract_until < ends_on:
        return "contract_ends_during", until
    if until < ends_on:
        return "insurance_ends_during", until
    return "covered", until


def colour(of: State) -> Colour:
    if of == "covered":
        return "green"
    return "amber" if of in ("contract_ends_during", "insurance_ends_during") else "red"


def _covered_until(contracts: Sequence[Span], day: date) -> date | None:
    """The end of the unbroken run of contracts that holds that day."""
    until: date | None = None
    for span in sorted(contracts, key=lambda span: span.starts_on):
        reached = day if until is None else until + timedelta(days=1)
        if span.starts_on <= reached <= span.ends_on:
            until = span.ends_on
    return until
