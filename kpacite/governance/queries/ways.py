"""What the pages of the ways of deciding read."""

from dataclasses import dataclass
from datetime import date

from kpacite.coops.models import Coop
from kpacite.governance import wording_types
from kpacite.governance.models import DecisionType, TypeTerms


@dataclass(frozen=True)
class Way:
    """A type of decision, as it works that day."""

    type: DecisionType
    terms: TypeTerms
    sentences: list[str]
    coming: TypeTerms | None


@dataclass(frozen=True)
class PastTerms:
    terms: TypeTerms
    sentences: list[str]
    is_to_come: bool


def ways(coop: Coop, on: date) -> list[Way]:
    """Every type of decision of the coop on a day, in as many queries whatever their history."""
    names = wording_types.role_names(coop)
    now: dict[int, TypeTerms] = {}
    coming: dict[int, TypeTerms] = {}
    rows = TypeTerms.objects.filter(type__coop=coop).select_related("type", "decision")
    for row in rows.order_by("valid_from"):
        if row.valid_from <= on:
            now[row.type_id] = row
        else:
            coming.setdefault(row.type_id, row)
    return [
        Way(row.type, row, wording_types.sentences(row, names), coming.get(row.type_id))
        for row in sorted(now.values(), key=lambda row: row.type_id)
    ]


def history(type_: DecisionType, on: date) -> list[PastTerms]:
    """Every version of its terms, the last one first."""
    names = wording_types.role_names(type_.coop)
    rows = type_.terms.select_related("decision").order_by("-valid_from")
    return [
        PastTerms(row, wording_types.sentences(row, names), row.valid_from > on) for row in rows
    ]
