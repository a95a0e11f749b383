"""The contract of somebody who leaves: the coop d'emploi hears of it, and ends it with them."""

from datetime import date

from kpacite.coops.models import Membership
from kpacite.hosts.models import Hosting, SupportContract
from kpacite.joining.core.departures import Left
from kpacite.lib import french


def contract(membership: Membership, on: date) -> list[Left]:
    """Each contract that still runs with a host of the coop: leaving the coop does not end it."""
    hosts = Hosting.objects.on(on).filter(coop=membership.coop).values("host")
    rows = SupportContract.objects.filter(
        host__in=hosts, person=membership.person, signed_on__isnull=False, ends_on__gte=on
    )
    return [
        Left(
            "contract", f"Le contrat avec {row.host.name}",
            f"Il dure jusqu’au {french.day_plain(row.ends_on)}. "
            f"{row.host.name} doit savoir que le départ se prépare.",
        )
        for row in rows.select_related("host").order_by("ends_on", "pk")
    ]  # fmt: skip
