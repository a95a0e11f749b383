"""The coop d'emploi hears that somebody leaves: their contract is ended with them."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from kpacite.hosts.models import Host, HostOfficer, SupportContract
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _hosts(deed: Deed) -> list[Host]:
    on = timezone.localtime(deed.at).date()
    running = SupportContract.objects.filter(
        person=deed.about, signed_on__isnull=False, ends_on__gte=on
    )
    return list(Host.objects.filter(pk__in=running.values("host")).order_by("pk"))


def _referents(deed: Deed) -> Iterable[Person]:
    on = timezone.localtime(deed.at).date()
    rows = HostOfficer.objects.on(on).filter(host__in=_hosts(deed), kind="referent")
    return [row.person for row in rows.select_related("person")]


def _contracts(deed: Deed) -> str:
    found = _hosts(deed)
    return reverse("hosts:contracts.index", args=[found[0].slug]) if found else reverse("web:home")


def _says(deed: Deed) -> str:
    name = deed.about.full_name if deed.about else ""
    return f"{name} quitte sa coop. Son contrat est à finir ensemble."


NOTICES = [
    Notice(
        kind="contract", verb="joining.departure.told_host", to=_referents, sentence=_says,
        url=_contracts, urgent=True,
    )
]  # fmt: skip
