"""A host says within which bounds the rules of its coops stay, and why."""

from datetime import date

from django.db import transaction

from kpacite.governance import rulebook
from kpacite.hosts.bounds import may_bound
from kpacite.hosts.models import Host, HostBound
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class RuleCannotBeBounded(Refusal):
    """Only a rule that says a number has bounds."""

    sentence = "Cette règle n’a pas de limite à fixer. Choisissez une règle avec un nombre."


class BoundsAreReversed(Refusal):
    sentence = "Le moins doit être plus petit que le plus. Inversez les deux."


class BoundsAreBeyond(Refusal):
    """The law and the software already bound the rule: the host can only be stricter."""

    sentence = "La loi ou l’outil est plus strict. Choisissez une limite plus petite."


class BoundNeedsAReason(Refusal):
    sentence = "Dites pourquoi : les coops liront vos mots."


class BoundIsNotRetroactive(Refusal):
    """What the coops decided until now was allowed."""

    sentence = "Une limite ne vaut pas pour le passé. Choisissez aujourd’hui ou plus tard."


class BoundAlreadyFollowed(Refusal):
    sentence = "Une limite commence déjà ce jour-là ou après. Choisissez un jour plus tard."


@transaction.atomic
def set_bound(
    *,
    host: Host,
    key: str,
    minimum: int | None,
    maximum: int | None,
    because: str,
    valid_from: date,
    on: date,
    by: Person,
) -> HostBound:
    """From that day the coops of the host decide this rule within these ends.

    With no end at all the bound is lifted. Values already decided stay.
    Refuses: RuleCannotBeBounded, BoundsAreReversed, BoundsAreBeyond, BoundNeedsAReason,
    BoundIsNotRetroactive, BoundAlreadyFollowed.
    """
    Host.objects.select_for_update(no_key=True).get(pk=host.pk)
    _check(key, minimum, maximum)
    if not because.strip():
        raise BoundNeedsAReason
    if valid_from < on:
        raise BoundIsNotRetroactive
    if HostBound.objects.filter(host=host, rule_key=key, valid_from__gte=valid_from).exists():
        raise BoundAlreadyFollowed
    bound = HostBound.objects.create(
        host=host,
        rule_key=key,
        minimum=minimum,
        maximum=maximum,
        because=because.strip(),
        valid_from=valid_from,
        noted_by=by,
    )
    deeds.note(verb="hosts.bound.set", thing=f"hosts/bound/{bound.pk}", by=by, note=key)
    return bound


def _check(key: str, minimum: int | None, maximum: int | None) -> None:
    rule = rulebook.declared().get(key)
    if rule is None or not may_bound(rule):
        raise RuleCannotBeBounded
    if minimum is not None and maximum is not None and minimum > maximum:
        raise BoundsAreReversed
    if any(end is not None and not rule.accepts(end) for end in (minimum, maximum)):
        raise BoundsAreBeyond
