"""What somebody who carries the name takes along: our prices, and what each paper must say."""

from datetime import date

from kpacite.brand.core.kits import Kit, Price
from kpacite.coops.models import Coop
from kpacite.hosts import covering
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import Host
from kpacite.lib import french
from kpacite.people.models import Person
from kpacite.sales.models import CatalogueItem


def of_person(coop: Coop, person: Person, on: date) -> Kit:
    """The catalogue of the day, and the lines that the law asks on the papers of this person.

    Law: C. com. R127-3: name, address and number of the host, and the end of the contract.
    """
    try:
        host = hosts.host_of(coop, on)
    except hosts.NoHost:
        return Kit(_prices(coop), (), "Aucune coop d’emploi ne porte la coop ce jour-là.")
    contract = covering.contract_on(person, host, on)
    lines = [f"{coop.name} vend au nom de {host.name}.", *_identity(host)]
    if contract is None:
        return Kit(_prices(coop), lines, "Aucun contrat ne couvre cette personne ce jour-là.")
    words = hosts.mention("cape", on).text
    lines.append(
        words.format(
            person=person.full_name, host=host.name, siren=host.siren,
            address=f"{host.address}, {host.postcode} {host.town}",
            ends_on=french.day_plain(contract.ends_on),
        )
    )  # fmt: skip
    return Kit(_prices(coop), lines)


def _identity(host: Host) -> list[str]:
    return [
        f"{host.name}, {host.legal_form}, {host.address}, {host.postcode} {host.town}",
        f"SIREN {host.siren}, SIRET {host.siret}, {host.registry_text}",
    ]


def _prices(coop: Coop) -> list[Price]:
    rows = CatalogueItem.objects.filter(coop=coop, withdrawn_at=None).order_by("rank", "pk")
    return [
        Price(
            row.name, row.description, f"{french.euros_plain(row.price_cents)} {row.unit}".strip()
        )
        for row in rows
    ]
