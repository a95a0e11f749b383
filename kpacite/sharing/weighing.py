"""Who weighs what in a sharing."""

from dataclasses import dataclass

from kpacite.people.models import Person


@dataclass(frozen=True, slots=True)
class Weight:
    """What a person weighs: parts, minutes, weeks… as the key of the rule says.

    Nothing (zero) is possible, with the person's own reason.
    """

    person: Person
    seat_kind: str  # "carry", "help", "learn"
    weight: int
    reason: str = ""
