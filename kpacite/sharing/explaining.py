"""The answer to "why?" of each line: its base, its rate, its rule, its decision.

Kept with a distribution as data, so that the explanation of a posted line never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NotRequired, TypedDict

from kpacite.hosts.models import ContributionScale
from kpacite.lib import french
from kpacite.money import Euros
from kpacite.sharing import ruling
from kpacite.sharing.contributing import HostPart
from kpacite.sharing.core.shares import Shares
from kpacite.sharing.core.slices import Slice
from kpacite.sharing.ruling import Because, RuleData

Unit = Literal["parts", "minutes", "weeks", "equal"]
UNITS: Mapping[str, Unit] = {"hours": "minutes", "weeks": "weeks", "equal": "equal"}


class BecauseData(TypedDict):
    sentence: str
    number: int | None
    title: str
    since: str | None


class WhyData(TypedDict):
    """What is kept of a why, as JSON."""

    base: str  # "sales", "margin", "remaining", "pot", "purchases"
    base_cents: int
    rules: list[BecauseData]
    slices: NotRequired[list[list[int]]]  # [[base in cents, rate in basis points], …]
    so_far_cents: NotRequired[int]
    weight: NotRequired[int]
    weights: NotRequired[int]
    unit: NotRequired[Unit]
    planned_weight: NotRequired[int]
    note: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Why:
    """A why, ready for a page."""

    base: str
    base_cents: int
    rules: tuple[Because, ...]
    slices: tuple[Slice, ...] = ()
    so_far_cents: int = 0
    weight: int | None = None
    weights: int = 0
    unit: str = ""
    planned_weight: int | None = None
    note: str = ""

    @property
    def weight_moved(self) -> bool:
        """The weight is no longer the planned one: the real hours took its place."""
        return self.planned_weight is not None and self.planned_weight != self.weight

    @property
    def weight_words(self) -> str:
        """« 2 parts », « 6 h », « 3 semaines »."""
        return _weight_words(self.weight or 0, self.unit)

    @property
    def weights_words(self) -> str:
        return _weight_words(self.weights, self.unit)

    @property
    def planned_words(self) -> str:
        return _weight_words(self.planned_weight or 0, self.unit)


def materials(amount: Euros, *, note: str = "") -> WhyData:
    """Materials are given back first, as they were bought."""
    return {"base": "purchases", "base_cents": amount.cents, "rules": [], "note": note}


def host(part: HostPart, row: ContributionScale) -> WhyData:
    """The slices of the host's scale, and since when it holds."""
    sentence = f"C’est le barème de la coop d’emploi, {row.host.name}\u00a0: {row.name}."
    if part.takes_nothing:
        sentence += " Elle ne prend rien pour cette mission."
    return {
        "base": "sales" if row.base == "net_sales" else "margin",
        "base_cents": part.base.cents,
        "slices": [[cut.base.cents, cut.rate_bp] for cut in part.slices],
        "so_far_cents": part.so_far.cents,
        "rules": [_kept(Because(sentence, since=row.valid_from))],
    }


def commons(shares: Shares, rule: RuleData) -> WhyData:
    """The base chosen by the coop and its rate; what the commons pays when nothing is left."""
    return {
        "base": rule["commons_base"],
        "base_cents": shares.commons_base.cents,
        "slices": [[shares.commons_base.cents, rule["commons_bp"]]],
        "rules": _rules(rule, "commons_bp", "commons_base"),
        "note": (
            "Il ne reste pas assez pour la coop d’emploi. Le commun paie la différence."
            if shares.commons < Euros.zero()
            else ""
        ),
    }


def team(shares: Shares, rule: RuleData) -> WhyData:
    """All that remains is the team's."""
    return {
        "base": "remaining",
        "base_cents": (shares.gross_margin - shares.host).cents,
        "rules": _rules(rule, "key"),
    }


def member(
    pot: Euros,
    rule: RuleData,
    *,
    weight: int,
    weights: int,
    planned: int | None = None,
    note: str = "",
) -> WhyData:
    """A weight among the weights of the team; `planned` when the real one took its place."""
    data: WhyData = {
        "base": "pot",
        "base_cents": pot.cents,
        "weight": weight,
        "weights": weights,
        "unit": UNITS.get(rule["key"], "parts"),
        "rules": _rules(rule, "key"),
        "note": note,
    }
    if planned is not None:
        data["planned_weight"] = planned
    return data


def read(data: WhyData) -> Why:
    """A kept why, ready for a page."""
    return Why(
        base=data["base"],
        base_cents=data["base_cents"],
        rules=tuple(_read_rule(rule) for rule in data["rules"]),
        slices=tuple(Slice(Euros(base), rate_bp) for base, rate_bp in data.get("slices", [])),
        so_far_cents=data.get("so_far_cents", 0),
        weight=data.get("weight"),
        weights=data.get("weights", 0),
        unit=data.get("unit", ""),
        planned_weight=data.get("planned_weight"),
        note=data.get("note", ""),
    )


def _weight_words(weight: int, unit: str) -> str:
    match unit:
        case "minutes":
            return french.hours(weight)
        case "weeks":
            return french.count(weight, "semaine")
    return french.count(weight, "part")


def _rules(rule: RuleData, *names: str) -> list[BecauseData]:
    return [_kept(because) for because in ruling.because(rule, *names)]


def _kept(because: Because) -> BecauseData:
    return {
        "sentence": because.sentence,
        "number": because.decision_number,
        "title": because.decision_title,
        "since": because.since.isoformat() if because.since else None,
    }


def _read_rule(data: BecauseData) -> Because:
    since = data["since"]
    return Because(
        data["sentence"],
        data["number"],
        data["title"],
        date.fromisoformat(since) if since else None,
    )
