"""A host enters the platform, with its identity and its book."""

from typing import TypedDict, Unpack

from django.db import transaction
from stdnum.fr import siren as siren_numbers
from stdnum.fr import siret as siret_numbers

from kpacite.hosts.models import Host
from kpacite.ledger import chart
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class HostAlreadyThere(Refusal):
    sentence = "Une structure a déjà ce nom court. Choisissez-en un autre."


class IdentityIsWrong(Refusal):
    """The numbers of the seller are printed on each paper (CGI, annexe II, art. 242 nonies A)."""

    sentence = "Le SIREN a 9 chiffres et le SIRET 14, qui commencent par le SIREN. Vérifiez-les."


class Identity(TypedDict, total=False):
    """What the papers say of the seller; the fields of `Host`."""

    legal_form: str
    capital_text: str
    cooperative_mention: str
    registry_text: str
    vat_number: str
    address: str
    postcode: str
    town: str
    email: str
    phone: str
    iban: str
    bic: str
    mediator_name: str
    mediator_site: str


@transaction.atomic
def register(
    *,
    slug: str,
    name: str,
    kind: str,
    siren: str,
    siret: str,
    by: Person,
    **identity: Unpack[Identity],
) -> Host:
    """The host is known, with its own book of accounts; it carries no coop yet.

    Law: C. com. L127-4: it is the legal seller before any registration.
    Refuses: HostAlreadyThere, IdentityIsWrong.
    """
    if Host.objects.filter(slug=slug).exists():
        raise HostAlreadyThere
    numbers_are_right = siren_numbers.is_valid(siren) and siret_numbers.is_valid(siret)
    if not numbers_are_right or not siret.startswith(siren):
        raise IdentityIsWrong
    book = chart.open_book(slug=slug, name=name, siren=siren)
    host = Host.objects.create(
        slug=slug, book=book, name=name, kind=kind, siren=siren, siret=siret, **identity
    )
    deeds.note(verb="hosts.host.registered", thing=f"hosts/host/{host.pk}", by=by)
    return host
