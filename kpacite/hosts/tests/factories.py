"""Hosts, contracts, insurance and scales, for tests."""

from datetime import date
from itertools import count

from kpacite.coops.tests.factories import JANUARY_1
from kpacite.hosts.models import (
    Activity,
    ContributionScale,
    Host,
    Hosting,
    HostOfficer,
    InsuranceClearance,
    SupportContract,
    VatRegimePeriod,
)
from kpacite.ledger import chart

DECEMBER_31 = date(2026, 12, 31)
OPTALE = [[3_000_000, 1150], [6_000_000, 1050], [9_000_000, 950], [12_000_000, 850], [None, 750]]
_rank = count(1)


def book(*, slug=None, name="Optale", siren="732829320"):
    return chart.open_book(slug=slug or f"livre-{next(_rank)}", name=name, siren=siren)


def host(*, slug=None, name="Optale", vat="normal_monthly", on_debits=False, scale=OPTALE, **facts):
    """A host with its book, its VAT regime and its scale since 2026."""
    slug = slug or f"host-{next(_rank)}"
    found = Host.objects.create(
        **{
            "slug": slug,
            "book": book(slug=slug, name=name),
            "name": name,
            "kind": "cae",
            "legal_form": "SCOP SA à capital variable",
            "cooperative_mention": "Société coopérative et participative",
            "siren": "732829320",
            "siret": "73282932000074",
            "registry_text": "RCS Lille Métropole",
            "vat_number": "FR44732829320",
            "address": "12 rue des Fileurs",
            "postcode": "59000",
            "town": "Lille",
            "email": "bonjour@optale.example",
            "phone": "03 53 01 23 45",
            "iban": "FR7630006000011234567890189",
            "bic": "AGRIFRPP",
            "mediator_name": "Médiation du Nord",
            "mediator_site": "mediation.example",
        }
        | facts
    )
    VatRegimePeriod.objects.create(
        host=found, regime=vat, on_debits=on_debits, valid_from=JANUARY_1
    )
    if scale:
        ContributionScale.objects.create(
            host=found,
            name="Barème général",
            base="gross_margin",
            brackets=scale,
            valid_from=JANUARY_1,
        )
    return found


def hosting(*, host, coop, valid_from=JANUARY_1, valid_until=None, ceiling_cents=150_000):
    return Hosting.objects.create(
        host=host,
        coop=coop,
        commitment_ceiling_cents=ceiling_cents,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def officer(*, host, person, kind="referent", valid_from=JANUARY_1, valid_until=None):
    return HostOfficer.objects.create(
        host=host, person=person, kind=kind, valid_from=valid_from, valid_until=valid_until
    )


def activity(*, key="cuisine", name="Cuisine", icon="i-pot"):
    return Activity.objects.get_or_create(key=key, defaults={"name": name, "icon": icon})[0]


def contract(
    *, host, person, starts_on=JANUARY_1, ends_on=DECEMBER_31, signed_on=JANUARY_1, **facts
):
    """A signed CAPE for the year 2026 when nothing else is said."""
    return SupportContract.objects.create(
        host=host,
        person=person,
        starts_on=starts_on,
        ends_on=ends_on,
        signed_on=signed_on,
        **facts,
    )


def clearance(
    *,
    host,
    person,
    activity,
    asked_on=JANUARY_1,
    answered_on=JANUARY_1,
    granted=True,
    valid_until=None,
):
    """The insurer said yes when nothing else is said; `answered_on=None`: it has not answered."""
    return InsuranceClearance.objects.create(
        host=host,
        person=person,
        activity=activity,
        asked_on=asked_on,
        answered_on=answered_on,
        granted=granted and answered_on is not None,
        valid_until=valid_until,
    )


def covered(*, host, person, activity):
    """Contract and insurance for the year: the light is green."""
    contract(host=host, person=person)
    clearance(host=host, person=person, activity=activity)
    return person
