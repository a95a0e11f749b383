"""Who may see what of a host: its officers, and nobody else."""

from datetime import date

from django.http import Http404

from kpacite.hosts.models import Host, HostOfficer, InsuranceClearance, SupportContract
from kpacite.people.models import Person


def is_officer(person: Person, host: Host, on: date) -> bool:
    """Whether somebody works for the host that day, as its referent or its accountant."""
    return HostOfficer.objects.on(on).filter(person=person, host=host).exists()


def host_of_officer(person: Person, slug: str, on: date) -> Host:
    """The host somebody works for; for others it does not exist."""
    own = HostOfficer.objects.on(on).filter(person=person).values("host")
    host = Host.objects.filter(slug=slug, pk__in=own).select_related("book").first()
    if host is None:
        raise Http404
    return host


def contract_of_officer(person: Person, slug: str, number: int, on: date) -> SupportContract:
    """A contract of the host somebody works for."""
    host = host_of_officer(person, slug, on)
    found = SupportContract.objects.filter(host=host, pk=number)
    contract = found.select_related("host", "person").first()
    if contract is None:
        raise Http404
    return contract


def clearance_to_answer(person: Person, slug: str, number: int, on: date) -> InsuranceClearance:
    """A question to the insurer, of the host somebody works for."""
    host = host_of_officer(person, slug, on)
    found = InsuranceClearance.objects.filter(host=host, pk=number)
    clearance = found.select_related("host", "person", "activity").first()
    if clearance is None:
        raise Http404
    return clearance
