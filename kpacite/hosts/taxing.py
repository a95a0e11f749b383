"""The VAT regime of a host, from a day on."""

from datetime import date

from django.db import transaction

from kpacite.hosts.models import Host, VatRegimePeriod
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

WITHOUT_VAT = {"franchise", "exempt_nonprofit"}


class RegimeIsUnknown(Refusal):
    sentence = "Ce régime de TVA n’existe pas. Choisissez-en un dans la liste."


class RegimeAlreadySet(Refusal):
    """A period is followed, never rewritten: papers were made with it."""

    sentence = "Un régime commence déjà ce jour-là ou après. Choisissez une date plus tard."


class NoVatToOptFor(Refusal):
    sentence = "Sans TVA, il n’y a pas d’option sur les débits. Décochez l’option."


@transaction.atomic
def adopt(
    *, host: Host, regime: str, on: date, by: Person, on_debits: bool = False
) -> VatRegimePeriod:
    """The regime holds from `on`, and the one before it stops there.

    `on_debits`: VAT on services is due when invoiced, not when paid (CGI, art. 269, 2, c).
    Refuses: RegimeIsUnknown, NoVatToOptFor, RegimeAlreadySet.
    """
    Host.objects.select_for_update(no_key=True).get(pk=host.pk)
    if regime not in dict(VatRegimePeriod._meta.get_field("regime").flatchoices):
        raise RegimeIsUnknown
    if on_debits and regime in WITHOUT_VAT:
        raise NoVatToOptFor
    if VatRegimePeriod.objects.filter(host=host, valid_from__gte=on).exists():
        raise RegimeAlreadySet
    VatRegimePeriod.objects.on(on).filter(host=host).update(valid_until=on)
    period = VatRegimePeriod.objects.create(
        host=host, regime=regime, on_debits=on_debits, valid_from=on
    )
    deeds.note(verb="hosts.vat.adopted", thing=f"hosts/vat/{period.pk}", by=by, note=regime)
    return period
