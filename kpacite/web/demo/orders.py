"""An order, from the phone call to the money shared: the same gestures for every mission."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from kpacite.money import Euros, allocate
from kpacite.people.models import Person
from kpacite.sales import (
    answering,
    collecting,
    invoicing,
    quote_lines,
    quoting,
    reminding,
    requesting,
    triaging,
)
from kpacite.sales.models import Invoice, Quote, Request
from kpacite.sharing import distributing, planning
from kpacite.sharing import queries as sharing
from kpacite.sharing.weighing import Weight
from kpacite.web.demo.cast import Customer
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story
from kpacite.work import declaring, delivering, purchasing
from kpacite.work.models import Contribution, Mission


@dataclass(frozen=True)
class Hand:
    """Somebody on the mission: their stance, their hours, their weight in the sharing."""

    name: str
    stance: str
    minutes: int
    weight: int


@dataclass(frozen=True)
class Bought:
    label: str
    cents: int
    by: str = ""  # who advanced the money; empty: the host paid


@dataclass(frozen=True)
class Order:
    """What a client asks, who answers, and how it goes. Days are counted from today."""

    customer: Customer
    title: str
    words: str
    activity: str
    dishes: tuple[tuple[str, int], ...]
    hands: tuple[Hand, ...]
    service: int
    bought: tuple[Bought, ...] = ()
    place: str = ""
    heard: str = "word"
    heard_note: str = ""
    brought_by: str = ""  # the key of the contribution that brought the client
    lead: int = 24  # days between the request and the service
    pays_after: tuple[int, ...] = (25,)  # days after the invoice; several: in equal parts
    reminded_after: int = 0  # days after the invoice
    quote_waits: int = 0  # days between the draft and the reading
    leaves_unsent: bool = False
    silent: tuple[str, ...] = ()  # who says nothing of the sharing
    thanks: str = ""

    @property
    def carrier(self) -> str:
        return next(hand.name for hand in self.hands if hand.stance == "carry")


def story(stage: Stage, order: Order, known: dict[str, Contribution]) -> Story:
    """The whole life of an order; `known` holds contributions that may have brought it."""
    start = order.service - order.lead
    at = stage.calendar.at
    yield (now := at(start, 9, 20))
    request = _ask(stage, order, now)
    yield (now := at(start, 11, 5))
    _attribute(stage, order, request, known, now)
    for minutes, hand in enumerate(order.hands):
        yield (now := at(start, 12 + minutes, 10))
        triaging.voice(request=request, stance=hand.stance, by=stage.people[hand.name], at=now)
    yield (now := at(start + 1, 17, 30))
    quote = _take(stage, order, request, now)
    yield from _sell(stage, order, quote)


def _ask(stage: Stage, order: Order, now: datetime) -> Request:
    return requesting.receive(
        coop=stage.coop, contact_name=order.customer.contact_name or order.customer.name,
        text=order.words, key=stage.key(), on=day_of(now), at=now, phone=order.customer.phone,
        email=order.customer.email, client_kind=order.customer.kind,
        activity=stage.activities[order.activity],
        wanted_on=stage.calendar.day(order.service),
        heard_how=order.heard, heard_note=order.heard_note,
    )  # fmt: skip


def _attribute(
    stage: Stage, order: Order, request: Request, known: dict[str, Contribution], now: datetime
) -> None:
    if order.brought_by in known:
        requesting.attribute(
            request=request, contribution=known[order.brought_by], how="stated",
            by=stage.roles["on_duty"], at=now,
        )  # fmt: skip


def _take(stage: Stage, order: Order, request: Request, now: datetime) -> Quote:
    carrier = stage.people[order.carrier]
    day = stage.calendar.day(order.service)
    return triaging.take(
        request=request,
        work=triaging.Work(
            title=order.title, activity=stage.activities[order.activity], starts_on=day,
            ends_on=day, place=order.place,
        ),
        responsible=carrier, by=carrier, on=day_of(now), at=now,
        client=stage.client(order.customer, by=carrier, at=now),
    )  # fmt: skip


def _sell(stage: Stage, order: Order, quote: Quote) -> Story:
    """Write the quote, have it read, send it; then the client says yes."""
    start, at = order.service - order.lead, stage.calendar.at
    yield (now := at(start + 2, 10))
    _write(stage, order, quote, now)
    yield (now := at(start + 3 + order.quote_waits, 14))
    version = quote.versions.get()
    quoting.read(version=version, is_fine=True, by=_reader(stage, order), at=now)
    if quoting.above_ceiling(version, day_of(now)):
        yield (now := at(start + 3 + order.quote_waits, 16))
        quoting.check(
            version=version, is_fine=True, by=stage.officer, on=day_of(now), at=now,
            text="Vu, tout est bon.",
        )  # fmt: skip
    if order.leaves_unsent:
        return
    yield (now := at(start + 4 + order.quote_waits, 9))
    quoting.send(version=version, by=stage.roles["quotes"], on=day_of(now), at=now)
    yield from _plan(stage, order, quote.mission)
    yield (now := at(start + 8 + order.quote_waits, 18, 40))
    _accept(order, quote, now)
    yield from _work(stage, order, quote)


def _write(stage: Stage, order: Order, quote: Quote, now: datetime) -> None:
    version = quote.versions.get()
    lines = [
        quote_lines.of_item(stage.menu[key], Decimal(quantity)) for key, quantity in order.dishes
    ]
    terms = quoting.Terms(
        service_on=version.service_on, valid_until=version.valid_until,
        words="Merci de votre confiance. Nous sommes heureux de travailler pour vous.",
        service_place=order.place,
    )  # fmt: skip
    quoting.edit(
        version=version, terms=terms, lines=lines, by=stage.roles["quotes"], on=day_of(now), at=now
    )


def _reader(stage: Stage, order: Order) -> Person:
    """Somebody who did not write it."""
    writers = {order.carrier, stage.roles["quotes"].username}
    return next(person for name, person in stage.people.items() if name not in writers)


def _plan(stage: Stage, order: Order, mission: Mission) -> Story:
    start, at = order.service - order.lead, stage.calendar.at
    yield (now := at(start + 5 + order.quote_waits, 10))
    version = mission.quotes.get().versions.get()
    plan = planning.propose(
        mission=mission, net_sales=Euros(version.net_cents or 0),
        materials=Euros(sum(bought.cents for bought in order.bought)),
        weights=[
            Weight(person=stage.people[hand.name], seat_kind=hand.stance, weight=hand.weight)
            for hand in order.hands
        ],
        by=stage.people[order.carrier], on=day_of(now), at=now,
    )  # fmt: skip
    for hours, hand in enumerate(order.hands):
        yield (now := at(start + 6 + order.quote_waits, 9 + hours))
        planning.consent(plan=plan, person=stage.people[hand.name], position="agree", at=now)


def _accept(order: Order, quote: Quote, now: datetime) -> None:
    version = answering.current(quote)
    assert version is not None  # noqa: S101  it has just been sent
    answering.accept(
        quote=quote, name=order.customer.contact_name or order.customer.name, consents=True,
        shown=answering.Shown(version.pdf_sha256, now - timedelta(minutes=12)),
        trace=answering.Trace("192.0.2.7", "Démonstration"), on=day_of(now), at=now,
        capacity="" if order.customer.kind == "B2C" else "responsable",
    )  # fmt: skip


def _work(stage: Stage, order: Order, quote: Quote) -> Story:
    """Buy, work, declare, deliver; then the invoice and the money."""
    mission, at = quote.mission, stage.calendar.at
    for minutes, bought in enumerate(order.bought):
        yield (now := at(order.service - 1, 15, minutes))
        purchasing.record(
            mission=mission, label=bought.label, amount=Euros(bought.cents),
            bought_on=day_of(now), paid_by=stage.people[bought.by] if bought.by else None,
            by=stage.people[bought.by or order.carrier], on=day_of(now), at=now, key=stage.key(),
        )  # fmt: skip
    for minutes, hand in enumerate(order.hands):
        yield (now := at(order.service, 18, minutes))
        _declare(stage, mission, hand, now)
    yield (now := at(order.service, 19))
    delivering.deliver(mission=mission, on=day_of(now), by=stage.people[order.carrier], at=now)
    yield from _collect(stage, order, quote)


def _declare(stage: Stage, mission: Mission, hand: Hand, now: datetime) -> None:
    """Who has no computer writes on paper, and the facilitator types it in."""
    person = stage.people[hand.name]
    by = person if person.email else stage.roles["facilitator"]
    declaring.declare(
        coop=stage.coop, person=person, minutes=hand.minutes, happened_on=day_of(now),
        kind="work", by=by, on=day_of(now), at=now, mission=mission,
        channel="page" if person.email else "paper", key=stage.key(),
    )  # fmt: skip


def _collect(stage: Stage, order: Order, quote: Quote) -> Story:
    at = stage.calendar.at
    yield (now := at(order.service + 1, 10))
    treasurer = stage.roles["treasury"]
    version = answering.current(quote)
    assert version is not None  # noqa: S101  it has been accepted
    draft = invoicing.draft_from(
        version=version, key=stage.key(), by=treasurer, on=day_of(now), at=now
    )
    yield (now := at(order.service + 2, 11))
    invoice = invoicing.issue(invoice=draft, by=treasurer, on=day_of(now), at=now)
    total = Euros((invoice.net_cents or 0) + (invoice.vat_cents or 0))
    parts = allocate(total, [1] * len(order.pays_after)) if order.pays_after else []
    if order.reminded_after:
        yield (now := at(order.service + 2 + order.reminded_after, 10))
        reminding.remind(invoice=invoice, tone="kind", by=treasurer, on=day_of(now), at=now)
    for days, part in zip(order.pays_after, parts, strict=True):
        yield (now := at(order.service + 2 + days, 9, 30))
        collecting.record(
            invoice=invoice, amount=part, received_on=day_of(now), means="transfer",
            key=stage.key(), by=treasurer, on=day_of(now), at=now,
        )  # fmt: skip
        yield from _share(stage, order, invoice, order.service + 2 + days)


def _share(stage: Stage, order: Order, invoice: Invoice, paid: int) -> Story:
    """Everybody reads the sharing and says yes, or says nothing."""
    at = stage.calendar.at
    mission = invoice.mission
    assert mission is not None  # noqa: S101  an order has a mission
    for hours, hand in enumerate(order.hands):
        yield (now := at(paid + 1, 9 + hours))
        waiting = sharing.waiting(mission)
        if waiting is not None and hand.name not in order.silent:
            distributing.consent(
                distribution=waiting, person=stage.people[hand.name], position="agree", at=now
            )
    yield (now := at(paid + 6, 12))
    waiting = sharing.waiting(mission)
    if waiting is not None:
        distributing.post_after_silence(distribution=waiting.pk, at=now)
