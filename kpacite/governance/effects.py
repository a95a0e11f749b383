"""The closed list of what a decision may do in the software.

Nothing outside this list executes. Each command says what it aims at, refuses what cannot be,
tells before and after, applies, and says how it is undone. Those of higher apps are declared in
their `effects.py` (EFFECTS), found through settings.KPACITE_EFFECTS.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from types import MappingProxyType

from django.conf import settings

from kpacite.coops.models import Coop
from kpacite.governance.core.effects import Applied, Change, Payload, Planned, Simulation
from kpacite.governance.models import Decision, DecisionEffect
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person

__all__ = [
    "Applied",
    "CannotBeUndone",
    "Change",
    "Command",
    "Payload",
    "Planned",
    "Simulation",
    "change",
    "check",
    "command",
    "declared",
    "due_on",
    "forbids_silence",
    "needs_confirmation",
    "number",
    "reverted",
    "simulate",
    "target",
    "text",
]
OWN = "kpacite.governance.commands"


class UnknownCommand(Refusal):
    """Only what is in the closed list executes."""

    sentence = "L’outil ne sait pas faire cela. Choisissez un effet de la liste."


class SomethingIsMissing(Refusal):
    """The command lacks something it needs."""

    sentence = "Il manque une information. Choisissez de nouveau ce que la décision change."


class NothingChanges(Refusal):
    """The proposal asks for what is already so."""

    sentence = "C’est déjà comme cela aujourd’hui. Changez quelque chose."


class NotBeforeTomorrow(Refusal):
    """A rule never changes backwards: what was done under the former one stays."""

    sentence = "Une règle ne change jamais en arrière. Choisissez demain, ou plus tard."


class CannotBeUndone(Refusal):
    """Some effects have no inverse: a person is not taken back like a number."""

    sentence = "Cet effet ne se défait pas d’un geste. Faites une nouvelle proposition."


def nothing_to_simulate(coop: Coop, payload: Payload, on: date, person: Person) -> None:
    """A command that no past fact can be tried on."""
    return


def is_never_silent(payload: Payload) -> bool:
    return True


def may_be_silent(payload: Payload) -> bool:
    return False


def has_no_inverse(payload: Payload, done: Applied, first: date) -> Planned:
    raise CannotBeUndone


@dataclass(frozen=True)
class Command:
    """One thing a decision may do.

    `target` names what it changes: two open proposals do not aim at the same thing.
    `check` refuses by name, when it is proposed and again when it is applied.
    `apply` writes, for a decision already made; `revert` plans the inverse of what was applied,
    from the first day possible.
    `forbids_silence`: nobody's silence may decide it. `needs_confirmation`: a person confirms it
    after the decision, the software never does it by itself.
    `waits_days`: the first day it may hold, counted from the decision; `at_once`: it is written at
    once and holds from its day (a dated value), instead of waiting for that day to be done.
    """

    key: str
    words: str
    target: Callable[[Payload], str]
    check: Callable[[Coop, Payload, date], None]
    change: Callable[[Coop, Payload, date], Change]
    apply: Callable[[Decision, Payload, date, datetime, Person], Applied]
    revert: Callable[[Payload, Applied, date], Planned] = has_no_inverse
    simulate: Callable[[Coop, Payload, date, Person], Simulation | None] = nothing_to_simulate
    forbids_silence: Callable[[Payload], bool] = may_be_silent
    needs_confirmation: bool = False
    waits_days: int = 0
    at_once: bool = False


@cache
def declared() -> Mapping[str, Command]:
    """Every command, by key."""
    found: dict[str, Command] = {}
    for path in (OWN, *settings.KPACITE_EFFECTS):
        for one in import_module(path).EFFECTS:
            if one.key in found:
                raise ValueError(f"{one.key} is declared twice.")
            found[one.key] = one
    return MappingProxyType(found)


def command(key: str) -> Command:
    """Refuses: UnknownCommand."""
    found = declared().get(key)
    if found is None:
        raise UnknownCommand
    return found


def check(
    coop: Coop, key: str, payload: Payload, on: date, effective_on: date | None = None
) -> None:
    """Refuse, on the day it is proposed, an effect that could not be applied.

    `on` is the day of the proposal, `effective_on` the day from which it would hold.
    Refuses: UnknownCommand, SomethingIsMissing, NothingChanges, NotBeforeTomorrow, and what the
    command itself refuses.
    """
    found = command(key)
    first = on + timedelta(days=found.waits_days)
    if effective_on is not None and effective_on < first:
        raise NotBeforeTomorrow
    day = effective_on or first
    found.check(coop, payload, day)
    changed = found.change(coop, payload, day)
    if changed.before == changed.after:
        raise NothingChanges


def change(coop: Coop, key: str, payload: Payload, on: date) -> Change:
    """What everybody reads: before, after."""
    return command(key).change(coop, payload, on)


def simulate(coop: Coop, planned: Iterable[Planned], on: date, person: Person) -> Simulation | None:
    """The effects of one proposal tried together on past facts, as this person may see them."""
    merged: dict[str, dict[str, object]] = {}
    for one in planned:
        merged.setdefault(one.command, {}).update(_merged(one))
    for key, payload in merged.items():
        found = command(key).simulate(coop, payload, on, person)
        if found is not None:
            return found
    return None


def target(key: str, payload: Payload) -> str:
    """What the effect aims at: "rule:sharing.commons_bp"."""
    return command(key).target(payload)


def forbids_silence(key: str, payload: Payload) -> bool:
    """Whether nobody's silence may decide it: money, a departure, the host."""
    return command(key).forbids_silence(payload)


def needs_confirmation(key: str) -> bool:
    return command(key).needs_confirmation


def due_on(key: str, wished: date | None, decided_on: date) -> date:
    """The day an effect holds from: the wished one, never before the command allows it."""
    first = decided_on + timedelta(days=command(key).waits_days)
    return max(wished or first, first)


def reverted(effect: DecisionEffect, on: date) -> Planned:
    """The inverse of an applied effect, decided that day, from the first day possible.

    Refuses: CannotBeUndone.
    """
    if effect.applied_at is None:
        raise CannotBeUndone("Cet effet n’est pas encore appliqué. Il n’y a rien à défaire.")
    found = command(effect.command)
    first = due_on(effect.command, None, on)
    if found.at_once:
        # A dated value is followed, never replaced on the very day it begins.
        first = max(first, effect.effective_on + timedelta(days=1))
    return found.revert(effect.payload, Applied(effect.before or {}, effect.after or {}), first)


def text(payload: Payload, name: str) -> str:
    """A word of a payload. Refuses: SomethingIsMissing."""
    value = payload.get(name)
    if not isinstance(value, str) or not value.strip():
        raise SomethingIsMissing
    return value


def number(payload: Payload, name: str) -> int:
    """A whole number of a payload. Refuses: SomethingIsMissing."""
    value = payload.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise SomethingIsMissing
    return value


def day(payload: Payload, name: str) -> date:
    """A date of a payload, written as JSON can. Refuses: SomethingIsMissing."""
    try:
        return date.fromisoformat(text(payload, name))
    except ValueError:
        raise SomethingIsMissing from None


def _merged(planned: Planned) -> dict[str, object]:
    """Several values of rules are tried as one: {"sharing.commons_bp": 1200, "sharing.key": …}."""
    if planned.command == "rule.set":
        return {text(planned.payload, "key"): planned.payload.get("value")}
    return dict(planned.payload)
