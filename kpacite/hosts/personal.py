"""What the hosts keep of people: contracts, insurance, who works there."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from kpacite.coops.models import Coop, Membership
from kpacite.governance import roles
from kpacite.governance.models import Mandate
from kpacite.hosts.core.terms import BLOCKS
from kpacite.hosts.models import Host, Hosting, HostOfficer, SupportContract
from kpacite.lib import french
from kpacite.lib.papers.documents import Block, Document
from kpacite.people.models import Person
from kpacite.people.personal import PAPERS, PLACE, Hold, Purpose, kept, technical

CONTRACTS = Purpose(PAPERS, "Tenir votre contrat avec la coop d’emploi", "contract", "RET-03",
                    "vous et la coop d’emploi")  # fmt: skip
INSURED = Purpose(PAPERS, "Vous assurer avant de travailler", "contract", "RET-03",
                  "vous, votre coop, la coop d’emploi et son assureur")  # fmt: skip
YOUNG = Purpose(PAPERS, "Protéger les membres de 16 et 17 ans", "law", "RET-08",
                "vous, votre coop, la coop d’emploi")  # fmt: skip
OFFICERS = Purpose(PLACE, "Savoir qui travaille à la coop d’emploi", "contract", "RET-05",
                   "la coop d’emploi et ses coops")  # fmt: skip

DATA = [
    kept("hosts.SupportContract", CONTRACTS, mine="person", ending="archive", identity="person",
         contract="kind renewal starts_on ends_on signed_on terms", sealed="evidence"),
    kept("hosts.InsuranceClearance", INSURED, mine="person", ending="archive",
         identity="person", contract="asked_on answered_on granted valid_until"),
    kept("hosts.HostOfficer", OFFICERS, mine="person", life="person kind valid_from valid_until"),
    kept("hosts.YoungException", YOUNG, mine="person", ending="archive", identity="person",
         contract="limit", words="because", life="starts_on ends_on given_by given_at"),
    kept("hosts.HostBound", OFFICERS, life="noted_by", words="because",
         technical="rule_key minimum maximum valid_from"),
    technical("hosts.Host"), technical("hosts.VatRegimePeriod"), technical("hosts.Hosting"),
    technical("hosts.ContributionScale"), technical("hosts.Activity"),
    technical("hosts.LegalParameter"), technical("hosts.LegalMention"),
]  # fmt: skip


def holds(person: Person, on: date) -> Iterator[Hold]:
    """A contract that runs, or a post at the host, ends first."""
    running = SupportContract.objects.filter(person=person, ends_on__gte=on)
    for contract in running.select_related("host"):
        yield Hold(
            f"Votre contrat avec {contract.host.name} court jusqu’au "
            f"{french.day(contract.ends_on)}. Il doit finir d’abord."
        )
    for office in HostOfficer.objects.on(on).filter(person=person).select_related("host"):
        yield Hold(f"Vous travaillez encore pour {office.host.name}. Quittez d’abord ce poste.")


def papers(person: Person, on: date) -> Iterator[Document]:
    """Each contract of the person, as it is written."""
    found = SupportContract.objects.filter(person=person).select_related("host")
    for contract in found.order_by("starts_on", "pk"):
        signed = french.day(contract.signed_on) if contract.signed_on else "pas encore"
        facts = [
            ["Avec", contract.host.name],
            ["Début", french.day(contract.starts_on)],
            ["Fin", french.day(contract.ends_on)],
            ["Signé", signed],
        ]
        blocks = [Block("facts", rows=facts)]
        for block in BLOCKS:
            blocks += [
                Block("heading", block.title),
                Block("text", str(contract.terms.get(block.key, "")) or "Rien d’écrit."),
            ]
        yield Document(
            title=f"Mon contrat {contract.kind}",
            about=f"{contract.host.name} · {person.full_name}",
            blocks=blocks,
            foot="L’original est gardé par la coop d’emploi.",
        )


def keepers(person: Person, on: date) -> set[int]:
    """Who answers what a person asks about their data: the referents of the hosts of their coops.

    A former member still has somebody to answer. Without a host, whoever links the coop to one.
    """
    own = Coop.objects.filter(memberships__person=person)
    hosts = Hosting.objects.on(on).filter(coop__in=own).values("host")
    offices = HostOfficer.objects.on(on).filter(host__in=hosts, kind="referent")
    found = set(offices.values_list("person", flat=True))
    if not found:
        for coop in own.distinct():
            found |= {one.pk for one in roles.holders(coop, "host_referent", on)}
    return found - {person.pk}


def kept_by(keeper: Person, on: date) -> QuerySet[Person]:
    """Whose requests this person may answer: anybody of the host, so that a holiday delays none."""
    offices = HostOfficer.objects.on(on).filter(person=keeper).values("host")
    carried = Hosting.objects.on(on).filter(host__in=offices).values("coop")
    mine = Mandate.objects.on(on).filter(person=keeper, role__key="host_referent")
    alone = mine.exclude(role__coop__in=Hosting.objects.on(on).values("coop")).values("role__coop")
    members = Membership.objects.filter(Q(coop__in=carried) | Q(coop__in=alone))
    return Person.objects.filter(pk__in=members.values("person")).exclude(pk=keeper.pk)


def controllers(on: date) -> list[tuple[str, str, str, str]]:
    """Who answers for the data of contracts and invoices: each host that carries a coop."""
    carrying = Hosting.objects.on(on).values("host")
    hosts = Host.objects.filter(pk__in=carrying).order_by("name", "pk")
    return [(host.name, host.town, host.email, host.phone) for host in hosts]
