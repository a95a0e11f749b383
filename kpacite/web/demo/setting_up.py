"""Before any story: the host, the coops, their people, what protects them, what they make."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from kpacite.coops import admitting, charters, founding, locating, opening
from kpacite.coops.models import CharterVersion, Coop
from kpacite.governance import deciding, mandating
from kpacite.governance.core.rules import Value
from kpacite.hosts import (
    contracting,
    hosting,
    insuring,
    listing,
    naming,
    registering,
    scaling,
    taxing,
)
from kpacite.hosts.models import Activity, Host
from kpacite.lib.dates import months_after
from kpacite.people import arriving
from kpacite.people.models import Person
from kpacite.sales import pricing
from kpacite.sales.models import CatalogueItem
from kpacite.web.demo import youth
from kpacite.web.demo.cast import ACTIVITIES, Somebody
from kpacite.web.demo.places import CONTRACT_TERMS, SCALE, Place
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Calendar

# A net total above this asks for the host's check.
CEILING_CENTS = 150_000
# How many days before today the coop is carried, its people are covered, its roles are given.
BEGINNING = 240
TERM_MONTHS = 12
# The members of the demo decided to show themselves; by default nothing of a person is shown.
OPEN: Mapping[str, Value] = {
    "coops.members_seen_by": "public",
    "coops.journal_seen_by": "public",
    "sharing.commons_seen_by": "public",
}


def arrive(somebody: Somebody, *, by: Person | None, at: datetime) -> Person:
    day = day_of(at)
    return arriving.welcome(
        username=somebody.username, first_name=somebody.first_name, by=by, at=at,
        last_name=somebody.last_name, email=somebody.email, phone=somebody.phone,
        face=somebody.face, born_on=months_after(day, -12 * somebody.age) - timedelta(days=60),
    )  # fmt: skip


def register_host(
    identity: dict[str, str], referent: Somebody, accountant: Somebody, *, at: datetime
) -> Host:
    """The host with its identity, its VAT, its scale, and those who work there."""
    day = day_of(at)
    first = arrive(referent, by=None, at=at)
    host = registering.register(by=first, **identity)
    second = arrive(accountant, by=first, at=at)
    naming.name(host=host, person=first, kind="referent", on=day, by=first)
    naming.name(host=host, person=second, kind="accountant", on=day, by=first)
    taxing.adopt(host=host, regime="normal_monthly", on=day, by=second)
    scaling.adopt(
        host=host, name="Barème général", base="gross_margin",
        brackets=list(SCALE), on=day, by=second,
    )  # fmt: skip
    return host


def list_activities(*, by: Person) -> dict[str, Activity]:
    return {
        kind.key: listing.activity(
            key=kind.key,
            name=kind.name,
            icon=kind.icon,
            by=by,
            youngest=kind.youngest,
            youngest_because=kind.youngest_because,
            with_machines=kind.with_machines,
        )
        for kind in ACTIVITIES
    }


def open_coop(
    place: Place, cast: Iterable[Somebody], *, host: Host, officer: Person,
    activities: dict[str, Activity], calendar: Calendar, years_old: int = 9,
    beginning: int = BEGINNING, terms: int = 1, first_terms: Mapping[str, int] | None = None,
    first_rules: Mapping[str, Value] | None = None,
) -> Stage:  # fmt: skip
    """A coop with its members, their roles and contracts for so many terms, its charter, its menu.

    It begins on the platform `beginning` days before today. `first_terms`: the months of the roles
    that are decided again sooner than the others. `first_rules`: what it chooses otherwise.
    """
    cast, at = list(cast), calendar.at(-beginning, 9)
    day = day_of(at)
    coop = founding.found(
        slug=place.slug, name=place.name, on=months_after(day, -12 * years_old),
        by=officer, tagline=place.tagline, story=place.story, values=list(place.values),
        address=place.address, postcode=place.postcode, town=place.town, phone=place.phone,
        email=place.email, shop_front=place.shop_front,
    )  # fmt: skip
    if place.where:
        latitude, longitude = map(Decimal, place.where)
        locating.place(coop=coop, latitude=latitude, longitude=longitude, by=officer)
    hosting.carry(host=host, coop=coop, commitment_ceiling_cents=CEILING_CENTS, on=day, by=officer)
    people = _admit(coop, cast, officer=officer, at=at)
    _open_hours(coop, place, by=next(iter(people.values())))
    _protect(
        coop, cast, people, host=host, activities=activities, officer=officer, terms=terms, at=at
    )
    stage = Stage(
        coop=coop, host=host, calendar=calendar, people=people, officer=officer,
        roles=_give_roles(
            coop, cast, people, terms=terms, first_terms=first_terms or {},
            first_rules=first_rules or {}, at=at,
        ),
        activities=activities,
    )  # fmt: skip
    stage.menu = _write_menu(stage, place, at=at)
    _publish_charter(stage, place, at=at)
    return stage


def _admit(coop: Coop, cast: list[Somebody], *, officer: Person, at: datetime) -> dict[str, Person]:
    people: dict[str, Person] = {}
    for somebody in cast:
        by = next(iter(people.values()), officer)
        person = arrive(somebody, by=by, at=at)
        admitting.admit(coop=coop, person=person, on=day_of(at), by=by, trade=somebody.trade)
        people[somebody.username] = person
    return people


def _open_hours(coop: Coop, place: Place, *, by: Person) -> None:
    spans = [
        opening.Span(weekday, time(opens), time(closes)) for weekday, opens, closes in place.opens
    ]
    opening.set_hours(coop=coop, spans=spans, by=by)


def _protect(
    coop: Coop, cast: list[Somebody], people: dict[str, Person], *, host: Host,
    activities: dict[str, Activity], officer: Person, terms: int, at: datetime,
) -> None:  # fmt: skip
    """Each has a signed contract and the insurer's answer for what they do."""
    day = day_of(at)
    for somebody in cast:
        person = people[somebody.username]
        youth.protect(coop, person, by=person, at=at)
        _sign(person, host, terms=terms, day=day, by=officer)
        for key in somebody.activities:
            asked = insuring.ask(
                host=host, person=person, activity=activities[key], on=day, by=officer
            )
            insuring.answer(clearance=asked, granted=True, on=day + timedelta(days=2), by=officer)


def _sign(person: Person, host: Host, *, terms: int, day: date, by: Person) -> None:
    """A first contract, then its renewals, each for a year."""
    last = months_after(day, TERM_MONTHS) - timedelta(days=1)
    contract = contracting.draft(
        host=host, person=person, starts_on=day, ends_on=last, on=day, by=by, terms=CONTRACT_TERMS
    )
    contracting.sign(contract=contract, on=day, by=by, employed_full_time=False)
    for term in range(2, terms + 1):
        last = months_after(day, TERM_MONTHS * term) - timedelta(days=1)
        contract = contracting.renew(contract=contract, ends_on=last, on=day, by=by)
        contracting.sign(contract=contract, on=day, by=by, employed_full_time=False)


def _give_roles(
    coop: Coop, cast: list[Somebody], people: dict[str, Person], *, terms: int,
    first_terms: Mapping[str, int], first_rules: Mapping[str, Value], at: datetime,
) -> dict[str, Person]:  # fmt: skip
    """The founding decision gives the first rules, and the roles, a year at a time."""
    day = day_of(at)
    first = next(iter(people.values()))
    decision = deciding.found_rules(coop=coop, on=day, by=first, values={**OPEN, **first_rules})
    roles: dict[str, Person] = {}
    for somebody in cast:
        for key in somebody.roles:
            months = first_terms.get(key, TERM_MONTHS)
            for term in range(terms):
                mandating.give(
                    coop=coop, key=key, person=people[somebody.username], decision=decision,
                    starts_on=months_after(day, months * term),
                    ends_on=months_after(day, months * (term + 1)), by=first,
                )  # fmt: skip
            roles[key] = people[somebody.username]
    return roles


def _write_menu(stage: Stage, place: Place, *, at: datetime) -> dict[str, CatalogueItem]:
    return {
        dish.key: pricing.add(
            coop=stage.coop,
            sheet=pricing.Sheet(
                activity=stage.activities[dish.activity], name=dish.name,
                product_kind=dish.product_kind, price_cents=dish.price_cents,
                description=dish.description, unit=dish.unit,
                materials_cents=dish.materials_cents, minutes=dish.minutes,
                made_to_measure=dish.made_to_measure, picture=dish.picture, rank=rank,
            ),
            by=stage.roles["quotes"], at=at,
        )
        for rank, dish in enumerate(place.menu)
    }  # fmt: skip


def _publish_charter(stage: Stage, place: Place, *, at: datetime) -> None:
    version = charters.publish(
        coop=stage.coop, text=place.charter, simple_text=place.simple_charter, on=day_of(at),
        by=stage.roles["facilitator"],
    )  # fmt: skip
    for person in stage.people.values():
        sign_charter(version, person, at=at, typed_by=stage.roles["facilitator"])


def sign_charter(
    version: CharterVersion, person: Person, *, at: datetime, typed_by: Person
) -> None:  # fmt: skip
    """On their screen; on a sheet for whoever has no mail."""
    if person.email:
        opened = charters.Opened(at - timedelta(minutes=4), charters.fingerprint(version))
        charters.sign(version=version, person=person, opened=opened, at=at, by=person)
    else:
        paper = charters.Paper(day_of(at), "le classeur de la coop")
        charters.sign_on_paper(version=version, person=person, paper=paper, at=at, by=typed_by)
