"""From what a client pays to each one's pocket: the same engine that shares the real money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpacite.coops.models import Coop
from kpacite.hosts import queries as hosts
from kpacite.hosts.models import Activity, Host
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sharing import contributing, explaining, ruling
from kpacite.sharing.contributing import HostPart, Terms
from kpacite.sharing.core import pay, shares
from kpacite.sharing.core.pay import Pay
from kpacite.sharing.core.shares import Shares
from kpacite.sharing.explaining import Why
from kpacite.sharing.ruling import RuleData
from kpacite.sharing.weighing import Weight

EMPLOYER, EMPLOYEE = "charges.employer_bp", "charges.employee_bp"


@dataclass(frozen=True, slots=True)
class Charges:
    """The dated rates behind an estimate of pay, and where they come from."""

    employer_bp: int
    employee_bp: int
    since: date
    source: str

    def estimate(self, cost: Euros) -> Pay:
        return pay.estimate(cost, employer_bp=self.employer_bp, employee_bp=self.employee_bp)


@dataclass(frozen=True, slots=True)
class PocketLine:
    """One of the four layers, and its why."""

    target: str  # "materials", "host", "commons", "team"
    amount: Euros
    why: Why


@dataclass(frozen=True, slots=True)
class PersonalPocket:
    """What somebody receives. `pay` is an estimate; None while no rate is known that day."""

    person: Person
    seat_kind: str
    share: Euros
    pay: Pay | None
    why: Why


@dataclass(frozen=True, slots=True)
class Pocket:
    """Everything from the price to the pockets, to the cent."""

    gross_price: Euros  # what the client pays, VAT included
    vat: Euros
    net_sales: Euros
    gross_margin: Euros
    remaining: Euros  # after the materials and the host
    lines: tuple[PocketLine, ...]
    members: tuple[PersonalPocket, ...]
    charges: Charges | None
    rule: RuleData
    terms: Terms

    def amount(self, target: str) -> Euros:
        return next(line.amount for line in self.lines if line.target == target)


def pocket(
    *,
    coop: Coop,
    net_sales: Euros,
    materials: Euros,
    weights: Sequence[Weight],
    on: date,
    activity: Activity | None = None,
    vat: Euros | None = None,
) -> Pocket:
    """Who would receive what if the client paid this price that day.

    The weights follow the coop's key (minutes when it shares by hours). Materials above the
    sales take everything: the other lines are then zero.
    Refuses: hosts.NoHost, hosts.NoScale.
    """
    rule = ruling.read(coop, on)
    terms = contributing.terms(coop, activity, on)
    covered = shares.covered(net_sales, materials)
    part = terms.part(
        base=terms.base(net_sales=net_sales, materials=covered),
        so_far=contributing.base_so_far(coop, on),
    )
    values = shares.weights_of(rule["key"], [weight.weight for weight in weights])
    shared = shares.compute(
        net_sales=net_sales,
        materials=covered,
        host=part.amount,
        commons_bp=rule["commons_bp"],
        commons_base=rule["commons_base"],
        weights=values if any(values) else [1],
    )
    charges = charges_on(terms.host, on)
    return Pocket(
        gross_price=net_sales + (vat or Euros.zero()),
        vat=vat or Euros.zero(),
        net_sales=net_sales,
        gross_margin=shared.gross_margin,
        remaining=shared.gross_margin - shared.host,
        lines=_lines(shared, part, terms, rule),
        members=_members(weights, values, shared, rule, charges),
        charges=charges,
        rule=rule,
        terms=terms,
    )


def charges_on(host: Host, on: date) -> Charges | None:
    """The rates of social charges in force that day: the host's own, else everybody's."""
    rows = hosts.parameters([EMPLOYER, EMPLOYEE], on, host)
    employer, employee = rows.get(EMPLOYER), rows.get(EMPLOYEE)
    if employer is None or employee is None:
        return None
    return Charges(
        employer_bp=int(employer.value),
        employee_bp=int(employee.value),
        since=max(employer.valid_from, employee.valid_from),
        source=employer.source,
    )


def _lines(shared: Shares, part: HostPart, terms: Terms, rule: RuleData) -> tuple[PocketLine, ...]:
    amounts = (
        ("materials", shared.materials, explaining.materials(shared.materials)),
        ("host", shared.host, explaining.host(part, terms.row)),
        ("commons", shared.commons, explaining.commons(shared, rule)),
        ("team", shared.pot, explaining.team(shared, rule)),
    )
    return tuple(
        PocketLine(target, amount, explaining.read(why)) for target, amount, why in amounts
    )


def _members(
    weights: Sequence[Weight],
    values: Sequence[int],
    shared: Shares,
    rule: RuleData,
    charges: Charges | None,
) -> tuple[PersonalPocket, ...]:
    if not any(values):
        return ()
    return tuple(
        PersonalPocket(
            person=weight.person,
            seat_kind=weight.seat_kind,
            share=share,
            pay=charges.estimate(share) if charges else None,
            why=explaining.read(
                explaining.member(
                    shared.pot, rule, weight=value, weights=sum(values), note=weight.reason
                )
            ),
        )
        for weight, value, share in zip(weights, values, shared.members, strict=True)
    )
