"""What the page of a mission shows: its steps, read from facts; its team; its papers; its cake."""

from dataclasses import dataclass
from datetime import date

from kpacite.hosts.core.coverage import Light
from kpacite.people.models import Person
from kpacite.sales.models import Invoice, QuoteVersion
from kpacite.sales.queries import costs
from kpacite.sales.queries import invoices as papers
from kpacite.sales.queries import quotes as offers
from kpacite.sharing import queries as sharing
from kpacite.sharing import reading
from kpacite.sharing.models import Distribution, SharePlan
from kpacite.sharing.reading import Reading
from kpacite.ui.charts import Layer, Slice
from kpacite.work import queries as work
from kpacite.work.models import Mission, Seat, SeatTaking


@dataclass(frozen=True)
class Step:
    """One stop of the journey: "done", "now", or still to come."""

    title: str
    state: str = ""


@dataclass(frozen=True)
class Place:
    """A place of a mission: somebody with their light and hours, or nobody yet."""

    seat: Seat
    taking: SeatTaking | None = None
    light: Light | None = None
    minutes: int = 0


@dataclass(frozen=True)
class Papers:
    """What was promised, asked and shared for a mission."""

    version: QuoteVersion | None
    invoices: list[Invoice]
    plan: SharePlan | None
    plan_is_agreed: bool
    distributions: list[Distribution]

    @property
    def quote_state(self) -> str:
        return offers.state_of(self.version, date.min) if self.version else ""

    @property
    def is_paid(self) -> bool:
        issued = [paper for paper in self.invoices if paper.number]
        return bool(issued) and all(paper.due_cents <= 0 for paper in issued)  # type: ignore[attr-defined]

    @property
    def is_shared(self) -> bool:
        shared = self.distributions
        return bool(shared) and self.is_paid and all(one.posted_at for one in shared)

    @property
    def waiting(self) -> Distribution | None:
        return next((one for one in self.distributions if one.posted_at is None), None)


def papers_of(mission: Mission) -> Papers:
    """The last version of the quote, the invoices with what is due, the plan, the sharings."""
    versions = QuoteVersion.objects.filter(quote__mission=mission).defer("pdf", "snapshot")
    versions = versions.select_related(
        "quote__coop", "quote__mission__activity", "answer__withdrawal"
    )
    invoices = papers.with_sums(Invoice.objects.filter(mission=mission).exclude(kind="credit_note"))
    plan = sharing.latest_plan(mission)
    return Papers(
        version=versions.order_by("-quote", "-version").first(),
        invoices=list(invoices.defer("pdf", "xml", "snapshot").order_by("pk")),
        plan=plan,
        plan_is_agreed=plan is not None and sharing.is_agreed(plan),
        distributions=list(Distribution.objects.filter(mission=mission).order_by("number")),
    )


def places(mission: Mission, on: date) -> list[Place]:
    """Every place, the taken ones first in each kind; then those who came without a place."""
    seats, minutes = work.seats(mission), work.minutes_per_person(mission)
    people = [taking.person for seat in seats for taking in seat.held]  # type: ignore[attr-defined]
    lights = work.lights(mission, people, on)
    found = []
    for seat in seats:
        held: list[SeatTaking] = seat.held  # type: ignore[attr-defined]
        found += [
            Place(seat, taking, lights.get(taking.person_id), minutes.get(taking.person_id, 0))
            for taking in held
        ]
        found += [Place(seat) for _ in range(seat.places - len(held))]
    return found


def steps(mission: Mission, seats: list[Place], found: Papers) -> list[Step]:
    """The journey of a mission; the first stop that is not done is where we are."""
    delivered = hasattr(mission, "delivery")
    complete = delivered or team_is_complete(mission, seats)
    team = ("L’équipe est là" if complete else "Équipe à compléter", complete)
    if mission.kind != "market":
        return _walk([("On ouvre", True), team, ("C’est fait", delivered)])
    accepted = found.quote_state == "accepted"
    return _walk([
        ("Demande", True),
        ("Devis accepté" if accepted else "Devis", accepted),
        team,
        ("C’est fait", delivered),
        ("Le client paie", found.is_paid),
        ("On partage", found.is_shared),
    ])  # fmt: skip


def team_is_complete(mission: Mission, seats: list[Place]) -> bool:
    """Somebody carries, nobody is missing who carries or helps, and there is a learner (or a
    reason why not).
    """
    free = {place.seat.kind for place in seats if place.taking is None}
    carried = any(place.taking for place in seats if place.seat.kind == "carry")
    learns = any(place.taking for place in seats if place.seat.kind == "learn")
    teaches = learns or bool(mission.no_learner_reason) or mission.kind != "market"
    return carried and teaches and not free & {"carry", "help"}


def _walk(stops: list[tuple[str, bool]]) -> list[Step]:
    here = next((rank for rank, (_, done) in enumerate(stops) if not done), len(stops))
    return [
        Step(title, "done" if done else "now" if rank == here else "")
        for rank, (title, done) in enumerate(stops)
    ]


@dataclass(frozen=True)
class Cake:
    """The cake of a mission: from the plan once there is one, else foreseen from the quote."""

    total_cents: int
    layers: list[Layer]
    is_foreseen: bool
    reading: Reading | None


def cake(found: Papers, on: date) -> Cake | None:
    """Nothing is drawn while nothing is known."""
    if found.plan is not None:
        read = reading.plan(found.plan)
        if read.is_positive:
            return Cake(read.total_cents, read.layers(), is_foreseen=False, reading=read)
    cost = costs.of_version(found.version, on) if found.version else None
    if cost is None:
        return None
    layers = cost.layers
    total = sum(layer.cents for layer in layers)
    return Cake(total, layers, is_foreseen=True, reading=None) if total > 0 else None


def slices(drawn: Cake | None, me: Person) -> list[Slice]:
    """The parts of the team, mine apart; none while no plan says them."""
    members = drawn.reading.members if drawn and drawn.reading else ()
    return [Slice(line.label, line.cents, mine=line.person == me) for line in members]


@dataclass(frozen=True)
class Card:
    """A mission on the board: who is there, and how many places of each kind are free."""

    mission: Mission
    people: list[Person]
    free: list[tuple[str, int]]


def card(mission: Mission) -> Card:
    """Read from the places already fetched (`work.queries.board`)."""
    seats = {seat.kind: seat for seat in mission.seats.all()}
    held = [
        taking.person
        for kind in ("carry", "help", "learn") if kind in seats
        for taking in seats[kind].held  # type: ignore[attr-defined]
    ]  # fmt: skip
    free = [
        (kind, seats[kind].places - len(seats[kind].held))  # type: ignore[attr-defined]
        for kind in ("carry", "help", "learn") if kind in seats
    ]  # fmt: skip
    return Card(mission, held, [(kind, left) for kind, left in free if left > 0])


def my_place(seats: list[Place], me: Person) -> Place | None:
    return next((one for one in seats if one.taking and one.taking.person_id == me.pk), None)
