"""A figure about very few people is a figure about one of them: it is not shown.

Law: GDPR, art. 5, 1, c (as little data as needed); RGPD-14.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Threshold:
    """From how many people on a figure says nothing of one of them; since when, and who says so."""

    people: int
    valid_from: date
    source: str


# No text of law gives a number. Three is the least from which nobody, knowing their own figure,
# finds another's by subtraction.
SMALLEST = Threshold(
    people=3,
    valid_from=date(2026, 11, 25),
    source="Choix de ce logiciel, faute de seuil dans la loi : RGPD, art. 5, 1, c.",
)


def enough(count: int) -> bool:
    """Whether a total or an average over this many people may be shown to others."""
    return count >= SMALLEST.people
