"""A plan or a distribution, ready to be read: the lines in order, each with its why."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpacite.hosts.queries import built
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.sharing import explaining
from kpacite.sharing.contributing import HostPart
from kpacite.sharing.core import shares, slices
from kpacite.sharing.explaining import Why
from kpacite.sharing.models import Distribution, SharePlan
from kpacite.sharing.ruling import RuleData
from kpacite.ui import charts

KINDS = {"materials": "goods", "host": "cae", "commons": "common", "member": "share"}
NAMES = {"materials": "Les courses", "host": "La coop d’emploi", "commons": "Le commun"}
SEATS = {"carry": "porte", "help": "aide", "learn": "apprend"}


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line: what was foreseen, what is, and why."""

    target: str
    label: str
    detail: str
    cents: int
    planned_cents: int
    why: Why
    person: Person | None = None

    @property
    def kind(self) -> str:
        """The colour of its layer."""
        return KINDS[self.target]

    @property
    def difference_cents(self) -> int:
        return self.cents - self.planned_cents

    @property
    def less_cents(self) -> int:
        """The size of a difference below zero, for a sentence that says « de moins »."""
        return -self.difference_cents


@dataclass(frozen=True, slots=True)
class Reading:
    """All the lines of a sharing: the three common ones, then the team's."""

    total_cents: int
    common: tuple[ReadLine, ...]
    members: tuple[ReadLine, ...]

    @property
    def pot_cents(self) -> int:
        return sum(line.cents for line in self.members)

    @property
    def planned_pot_cents(self) -> int:
        return sum(line.planned_cents for line in self.members)

    @property
    def pot_difference_cents(self) -> int:
        return self.pot_cents - self.planned_pot_cents

    @property
    def pot_less_cents(self) -> int:
        return -self.pot_difference_cents

    @property
    def moved(self) -> bool:
        """Something is not as foreseen."""
        return any(line.difference_cents for line in (*self.common, *self.members))

    @property
    def is_positive(self) -> bool:
        """A cake can be drawn: nothing is taken back."""
        return self.total_cents > 0 and all(line.cents >= 0 for line in self.common)

    def layers(self) -> list[charts.Layer]:
        """The cake, from the parts down to the materials."""
        found = [charts.Layer("share", self.pot_cents, detail="Le travail de l’équipe")]
        for kind, detail in (("common", ""), ("cae", ""), ("goods", "")):
            cents = sum(line.cents for line in self.common if line.kind == kind)
            found.append(charts.Layer(kind, cents, detail=detail))
        return found

    def pie(self, me: Person) -> charts.Pie:
        """The cake from above: my slice is pulled out."""
        return charts.from_above(
            [charts.Slice(one.label, one.cents, mine=_is(one.person, me)) for one in self.members]
        )

    @property
    def people(self) -> list[Person]:
        return [line.person for line in self.members if line.person is not None]

    def mine(self, me: Person) -> ReadLine | None:
        return next((line for line in self.members if _is(line.person, me)), None)


def plan(of: SharePlan) -> Reading:
    """A plan as it was proposed, from what it keeps."""
    rule: RuleData = of.rule
    net_sales, materials = Euros(of.net_sales_cents), Euros(of.materials_cents)
    lines = list(of.lines.all())
    weights = shares.weights_of(rule["key"], [line.weight for line in lines])
    shared = shares.compute(
        net_sales=net_sales,
        materials=materials,
        host=Euros(of.host_cents),
        commons_bp=rule["commons_bp"],
        commons_base=rule["commons_base"],
        weights=weights,
    )
    whys = (
        ("materials", materials, explaining.materials(materials)),
        ("host", shared.host, explaining.host(_host_part(of, net_sales, materials), of.scale)),
        ("commons", shared.commons, explaining.commons(shared, rule)),
    )
    return Reading(
        total_cents=of.net_sales_cents,
        common=tuple(
            ReadLine(target, NAMES[target], "", amount.cents, amount.cents, explaining.read(why))
            for target, amount, why in whys
        ),
        members=tuple(
            _member(
                line.person,
                line.planned_cents,
                line.planned_cents,
                explaining.read(
                    explaining.member(
                        shared.pot, rule, weight=weight, weights=sum(weights), note=line.reason
                    )
                ),
                line.seat_kind,
            )
            for line, weight in zip(lines, weights, strict=True)
        ),
    )


def distribution(of: Distribution, seats: dict[int, str]) -> Reading:
    """A distribution from its kept lines; `seats` says what each person did."""
    common, members = [], []
    for line in of.lines.all():
        why = explaining.read(line.why)
        if line.target == "member" and line.person is not None:
            seat = seats.get(line.person.pk, "")
            members.append(_member(line.person, line.amount_cents, line.planned_cents, why, seat))
        else:
            detail = f"avancées par {line.person.first_name}" if line.person else ""
            common.append(
                ReadLine(
                    line.target,
                    NAMES[line.target],
                    detail,
                    line.amount_cents,
                    line.planned_cents,
                    why,
                )
            )
    return Reading(of.step_cents, tuple(common), tuple(members))


def _member(person: Person, cents: int, planned: int, why: Why, seat: str) -> ReadLine:
    words = [SEATS.get(seat, ""), why.weight_words]
    detail = " · ".join(word for word in words if word)
    return ReadLine("member", person.first_name, detail, cents, planned, why, person)


def _host_part(of: SharePlan, net_sales: Euros, materials: Euros) -> HostPart:
    scale = built(of.scale)
    base = scale.base_of(net_sales=net_sales, materials=materials)
    so_far = Euros(of.host_so_far_cents)
    cut: Sequence[slices.Slice] = slices.of_step(scale.brackets, so_far=so_far, step=base)
    takes_nothing = not of.host_cents and bool(base)
    return HostPart(
        Euros(of.host_cents), base, so_far, () if takes_nothing else tuple(cut), takes_nothing
    )


def _is(person: Person | None, me: Person) -> bool:
    return person is not None and person.pk == me.pk
