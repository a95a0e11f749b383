"""A host takes a coop, and lets it go."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.hosts.models import Host, Hosting
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AlreadyHosted(Refusal):
    """A coop has one legal seller at a time (C. com. L127-4)."""

    sentence = "Une coop d’emploi porte déjà la coop à cette date. Elle doit finir avant."


class CeilingIsMissing(Refusal):
    """The contract says up to what amount one may commit (C. com. R127-1, 4°)."""

    sentence = "Donnez le montant à partir duquel la coop d’emploi vérifie un devis."


class HostingIsOver(Refusal):
    sentence = "Cette coop n’est plus portée à cette date, ou pas encore."


@transaction.atomic
def carry(
    *, host: Host, coop: Coop, commitment_ceiling_cents: int, on: date, by: Person
) -> Hosting:
    """From that day on the host sells for the coop; above the ceiling it checks each quote.

    Law: C. com. L127-4 and R127-1, 4°.
    Refuses: AlreadyHosted, CeilingIsMissing.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if commitment_ceiling_cents < 0:
        raise CeilingIsMissing
    later = Q(valid_until=None) | Q(valid_until__gt=on)
    if Hosting.objects.filter(later, coop=coop).exists():
        raise AlreadyHosted
    hosting = Hosting.objects.create(
        host=host, coop=coop, commitment_ceiling_cents=commitment_ceiling_cents, valid_from=on
    )
    _note("carried", hosting, by)
    return hosting


@transaction.atomic
def leave(*, hosting: Hosting, on: date, by: Person) -> Hosting:
    """From that day on the host no longer sells for the coop; what it sold stays in its book.

    Refuses: HostingIsOver.
    """
    hosting = Hosting.objects.select_for_update(no_key=True).get(pk=hosting.pk)
    if on <= hosting.valid_from or (hosting.valid_until and hosting.valid_until <= on):
        raise HostingIsOver
    hosting.valid_until = on
    hosting.save(update_fields=["valid_until"])
    _note("left", hosting, by)
    return hosting


def _note(what: str, hosting: Hosting, by: Person) -> None:
    deeds.note(
        verb=f"hosts.coop.{what}",
        thing=f"hosts/hosting/{hosting.pk}",
        by=by,
        coop_key=hosting.coop.slug,
        note=hosting.host.name,
    )
