"""A host adopts a scale: what it keeps for its shared services, from a day on."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kpacite.hosts.core.scales import Base, Bracket, Scale, ScaleIsWrong
from kpacite.hosts.models import ContributionScale, Host
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class BracketsOverlap(Refusal):
    """Brackets climb, each from the end of the one before, and the last has no end."""

    sentence = "Les tranches se croisent, ou il manque la dernière. Écrivez-les de bas en haut."


class ScaleAlreadyAdopted(Refusal):
    """Past and future scales are not rewritten: the last one may only be followed."""

    sentence = "Un barème commence déjà ce jour-là ou après. Choisissez une date plus tard."


class AmountIsNegative(Refusal):
    sentence = "Une somme ne peut pas être en dessous de zéro. Corrigez-la."


@transaction.atomic
def adopt(
    *,
    host: Host,
    name: str,
    base: Base,
    brackets: Sequence[Bracket],
    on: date,
    by: Person,
    floor_cents_per_month: int | None = None,
    cap_cents_per_year: int | None = None,
    flat_cents_per_month: int = 0,
    free_months: int = 0,
    exempt_activities: Sequence[str] = (),
) -> ContributionScale:
    """The scale holds from `on`, and the one before it stops there.

    Law: C. trav. R7331-9 (principles in the statutes, formula in the contract).
    Refuses: BracketsOverlap, AmountIsNegative, ScaleAlreadyAdopted.
    """
    Host.objects.select_for_update(no_key=True).get(pk=host.pk)
    figures = [floor_cents_per_month or 0, cap_cents_per_year or 0, flat_cents_per_month]
    if min([*figures, free_months]) < 0:
        raise AmountIsNegative
    try:
        Scale(base=base, brackets=tuple(brackets))
    except ScaleIsWrong:
        raise BracketsOverlap from None
    if ContributionScale.objects.filter(host=host, valid_from__gte=on).exists():
        raise ScaleAlreadyAdopted
    ContributionScale.objects.on(on).filter(host=host).update(valid_until=on)
    scale = ContributionScale.objects.create(
        host=host,
        name=name,
        base=base,
        brackets=[list(bracket) for bracket in brackets],
        floor_cents_per_month=floor_cents_per_month,
        cap_cents_per_year=cap_cents_per_year,
        flat_cents_per_month=flat_cents_per_month,
        free_months=free_months,
        exempt_activities=list(exempt_activities),
        valid_from=on,
    )
    deeds.note(verb="hosts.scale.adopted", thing=f"hosts/scale/{scale.pk}", by=by, note=name)
    return scale
