"""A decision changes how the coop decides: the terms of one type, from a day on."""

from datetime import date, datetime, timedelta

from kpacite.coops.models import Coop
from kpacite.governance import roles, types, wording_types
from kpacite.governance.effects import (
    Applied,
    Change,
    Command,
    Payload,
    Planned,
    SomethingIsMissing,
    is_never_silent,
    text,
)
from kpacite.governance.models import Decision, Role, TypeTerms
from kpacite.lib.errors import Refusal
from kpacite.people.models import Person

FIELDS = ("proposers", "electorate", "minimum_bp", "delay_days", "fallback", "silence")
LONGEST_DELAY = 60  # days


class TypeAlreadyFollowed(Refusal):
    """Another decision already changed this type from that day, or from later."""

    sentence = "Une décision change déjà cela à partir de ce jour. Choisissez un jour après."


class TermsAreNotPossible(Refusal):
    """A term is none of those the software can obey."""

    sentence = "Cette réponse n’est pas possible pour cette façon de décider. Choisissez-en une."


class ExclusionIsNeverSilent(Refusal):
    """Nobody leaves because the others said nothing, and the person concerned does not judge."""

    sentence = (
        "Un départ ne se décide jamais par le silence. La moitié des personnes répond, au moins."
    )


def terms_of(coop: Coop, payload: Payload, on: date) -> dict[str, str | int]:
    """Every term of the type as it would be: those of the payload, the others as they are."""
    found = types.terms_on(types.type_of(coop, text(payload, "type")), on)
    values = {name: payload.get(name, getattr(found, name)) for name in FIELDS}
    return {name: value for name, value in values.items() if isinstance(value, str | int)}


def _target(payload: Payload) -> str:
    return f"type:{text(payload, 'type')}"


def _check(coop: Coop, payload: Payload, on: date) -> None:
    key = text(payload, "type")
    if not set(payload) & set(FIELDS):
        raise SomethingIsMissing
    values = terms_of(coop, payload, on)
    _check_possible(coop, values)
    if key == "exclusion":
        _check_exclusion(values)
    if TypeTerms.objects.filter(type__coop=coop, type__key=key, valid_from__gte=on).exists():
        raise TypeAlreadyFollowed


def _check_possible(coop: Coop, values: dict[str, str | int]) -> None:
    if any(values.get(name) not in words for name, words in wording_types.CHOICES.items()):
        raise TermsAreNotPossible
    proposers = values.get("proposers")
    known = Role.objects.filter(coop=coop, key=proposers).exists() or proposers in roles.KNOWN
    if proposers != "members" and not known:
        raise TermsAreNotPossible
    minimum, delay = values.get("minimum_bp"), values.get("delay_days")
    if not isinstance(minimum, int) or not 0 <= minimum <= 10_000:
        raise TermsAreNotPossible
    if not isinstance(delay, int) or not 0 <= delay <= LONGEST_DELAY:
        raise TermsAreNotPossible


def _check_exclusion(values: dict[str, str | int]) -> None:
    if values["silence"] != "waits" or int(values["minimum_bp"]) < 5000:
        raise ExclusionIsNeverSilent
    if values["electorate"] != "others":
        raise TermsAreNotPossible("La personne concernée ne décide pas de son propre départ.")


def _change(coop: Coop, payload: Payload, on: date) -> Change:
    found = types.type_of(coop, text(payload, "type"))
    before = types.terms_on(found, on - timedelta(days=1))
    after = TypeTerms(type=found, valid_from=on, **terms_of(coop, payload, on))
    names = wording_types.role_names(coop)
    return Change(wording_types.told(before, names), wording_types.told(after, names))


def _apply(decision: Decision, payload: Payload, on: date, at: datetime, by: Person) -> Applied:
    coop = decision.coop
    _check(coop, payload, on)
    found = types.type_of(coop, text(payload, "type"))
    before = types.terms_on(found, on)
    after = terms_of(coop, payload, on)
    TypeTerms.objects.create(type=found, valid_from=on, decision=decision, **after)
    return Applied(before={name: getattr(before, name) for name in FIELDS}, after=after)


def _revert(payload: Payload, done: Applied, first: date) -> Planned:
    return Planned("type.set", {"type": payload["type"], **done.before}, first)


EFFECTS = [
    Command(
        key="type.set",
        words="Changer une façon de décider",
        target=_target,
        check=_check,
        change=_change,
        apply=_apply,
        revert=_revert,
        # How we decide is not changed by those who say nothing.
        forbids_silence=is_never_silent,
        waits_days=1,
        at_once=True,
    ),
]
