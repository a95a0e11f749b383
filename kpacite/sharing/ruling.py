"""The sharing rule of a coop, read on a day and kept with what it was used for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.governance.core.rules import Value
from kpacite.lib import french
from kpacite.sharing.core.shares import CommonsBase

NAMES = ("commons_bp", "commons_base", "key", "silence_days", "silence_means")


class Decided(TypedDict):
    """The decision behind a value, and since when it holds."""

    number: int
    title: str
    since: str  # ISO date


class RuleData(TypedDict):
    """A sharing rule as kept in a plan. `decisions` lacks a name while its default holds."""

    commons_bp: int
    commons_base: CommonsBase
    key: str
    silence_days: int
    silence_means: Literal["agree", "wait"]
    read_on: str
    decisions: dict[str, Decided]


@dataclass(frozen=True, slots=True)
class Because:
    """The answer to "why?": a sentence of the coop's rules, its decision, since when."""

    sentence: str
    decision_number: int | None = None
    decision_title: str = ""
    since: date | None = None


def read(coop: Coop, on: date) -> RuleData:
    """The rule in force on a day, with the decision behind each value."""
    keys = {name: f"sharing.{name}" for name in NAMES}
    values = rulebook.values(coop, keys.values(), on)
    found = rulebook.in_force(coop, keys.values(), on)
    decisions: dict[str, Decided] = {}
    for name, key in keys.items():
        if row := found.get(key):
            decisions[name] = {
                "number": row.decision.number,
                "title": row.decision.title,
                "since": row.valid_from.isoformat(),
            }
    return {
        "commons_bp": int(values["sharing.commons_bp"]),
        "commons_base": "margin" if values["sharing.commons_base"] == "margin" else "remaining",
        "key": str(values["sharing.key"]),
        "silence_days": int(values["sharing.silence_days"]),
        "silence_means": "wait" if values["sharing.silence_means"] == "wait" else "agree",
        "read_on": on.isoformat(),
        "decisions": decisions,
    }


def because(data: RuleData, *names: str) -> list[Because]:
    """The sentences of the rule, each with its decision."""
    return [_because(data, name) for name in names]


def _because(data: RuleData, name: str) -> Because:
    values: dict[str, Value] = {
        "commons_bp": data["commons_bp"],
        "commons_base": data["commons_base"],
        "key": data["key"],
        "silence_days": data["silence_days"],
        "silence_means": data["silence_means"],
    }
    sentence = _sentence(f"sharing.{name}", values[name])
    decided = data["decisions"].get(name)
    if decided is None:
        return Because(sentence)
    return Because(
        sentence, decided["number"], decided["title"], date.fromisoformat(decided["since"])
    )


def _sentence(key: str, value: Value) -> str:
    rule = rulebook.rule(key)
    match rule.kind:
        case "bp":
            words = french.on_100(int(value))
        case "days":
            words = french.count(int(value), "jour")
        case _:
            words = str(rule.words.get(value, value))
    return rule.sentence.format(value=words)
