"""A small world for requests and quotes: la Cape, its host, its members, its clients."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from kpacite.coops.tests import factories as coops
from kpacite.governance.tests import factories as governance
from kpacite.hosts import legal_data
from kpacite.hosts.models import HostOfficer
from kpacite.hosts.tests import factories as hosts
from kpacite.lib.models import Task
from kpacite.sales import answering, quoting, requesting, triaging
from kpacite.sales.models import CatalogueItem, Client
from kpacite.work.tests import factories as work

JUNE_1 = date(2026, 6, 1)
JUNE_12 = date(2026, 6, 12)
MONDAY_NOON = datetime(2026, 6, 1, 10, tzinfo=UTC)  # noon in Roubaix
BUFFET = quoting.Line(
    label="Buffet salé et sucré", quantity=Decimal(60), unit_price=Decimal(13),
    product_kind="catering_service", materials_cents=24_000, minutes=29 * 60,
)  # fmt: skip
TRACE = answering.Trace(address="192.0.2.7", browser="Un navigateur")
_rank = count(1)


@dataclass
class World:
    coop: object
    host: object
    activity: object
    amina: object  # writes the quotes
    rosa: object
    jordan: object
    yacine: object  # on duty
    claire: object  # works at the host
    karim: object  # of another coop


def world(*, ceiling_cents=150_000):
    legal_data.load(JUNE_1)
    coop, other = coops.coop(name="La Cape", town="Roubaix"), coops.coop(name="Le Fil")
    host, activity = hosts.host(), hosts.activity()
    for one in (coop, other):
        hosts.hosting(host=host, coop=one, ceiling_cents=ceiling_cents)
    people = {
        name.lower(): coops.member(coop=coop, first_name=name)
        for name in ("Amina", "Rosa", "Jordan", "Yacine")
    }
    claire = coops.person(first_name="Claire")
    HostOfficer.objects.create(
        host=host, person=claire, kind="referent", valid_from=coops.JANUARY_1
    )
    for person in people.values():
        hosts.covered(host=host, person=person, activity=activity)
    governance.rules(coop=coop, by=people["amina"])
    governance.role(coop=coop, person=people["amina"], key="quotes")
    governance.role(coop=coop, person=people["yacine"], key="on_duty")
    karim = coops.member(coop=other, first_name="Karim")
    return World(coop, host, activity, claire=claire, karim=karim, **people)


def request(world, *, at=MONDAY_NOON, **facts):
    facts = {
        "contact_name": "Madame Lenoir", "text": "Un buffet pour 60 personnes.",
        "phone": "06 39 98 12 34", "key": f"key-{next(_rank)}", "on": at.date(), "at": at,
    } | facts  # fmt: skip
    return requesting.receive(coop=world.coop, **facts)


def voice(request, person, stance, text="", minutes=0):
    at = MONDAY_NOON + timedelta(minutes=minutes)
    return triaging.voice(request=request, stance=stance, by=person, at=at, text=text)


def client(world, *, kind="ORG_NOT_TAXABLE", name="Association Le Phare", **facts):
    facts = {"email": "phare@example.org", "phone": "03 20 00 00 01"} | facts
    return Client.objects.create(
        coop=world.coop, kind=kind, name=name, created_at=MONDAY_NOON, **facts
    )


def item(world, *, name="Buffet de quartier", price_cents=1300, **facts):
    facts = {
        "activity": world.activity, "product_kind": "catering_service", "materials_cents": 400,
        "minutes": 29, "unit": "personne",
    } | facts  # fmt: skip
    return CatalogueItem.objects.create(
        coop=world.coop, name=name, price_cents=price_cents, **facts
    )


def quote(world, *, lines=(BUFFET,), by=None, responsible=None, **facts):
    """A draft written by Amina, for a mission she carries with Rosa and Jordan."""
    mission = facts.pop("mission", None)
    if mission is None:
        mission = work.mission(coop=world.coop, activity=world.activity, starts_on=JUNE_12)
        work.seated(mission=mission, person=world.amina)
        work.seated(mission=mission, person=world.rosa, kind="help")
        work.seated(mission=mission, person=world.jordan, kind="learn")
    facts = {
        "client": facts.pop("client", None) or client(world),
        "title": "Buffet de 60 personnes", "service_on": JUNE_12, "on": JUNE_1,
        "at": MONDAY_NOON, "lines": lines,
    } | facts  # fmt: skip
    return quoting.draft(
        mission=mission, responsible=responsible or world.amina, by=by or world.amina, **facts
    )


def edit(version, *, by, lines=None, at=MONDAY_NOON, on=JUNE_1, title="", **terms):
    """The version with some terms changed, and the same lines when none are given."""
    kept = {
        name: terms.get(name, getattr(version, name)) for name in quoting.Terms.__dataclass_fields__
    }
    if lines is None:
        lines = [
            quoting.Line(
                label=line.label, quantity=line.quantity, unit_price=line.unit_price,
                product_kind=line.product_kind, vat_bp=line.vat_bp,
                materials_cents=line.materials_cents, minutes=line.minutes,
            )
            for line in version.lines.all()
        ]  # fmt: skip
    return quoting.edit(
        version=version, terms=quoting.Terms(**kept), lines=lines, by=by, on=on, at=at, title=title
    )


def read(version, by, *, is_fine=True, text="", at=MONDAY_NOON + timedelta(hours=1)):
    return quoting.read(version=version, is_fine=is_fine, by=by, text=text, at=at)


def sent(world, *, on=JUNE_1, at=MONDAY_NOON + timedelta(hours=2), **facts):
    """A quote read by Rosa and sent by Amina: the thread, and its version."""
    thread = quote(world, **facts)
    version = thread.versions.get()
    read(version, world.rosa)
    return thread, quoting.send(version=version, by=world.amina, on=on, at=at)


def accept(thread, version, *, on=JUNE_1, at=MONDAY_NOON + timedelta(hours=3), **facts):
    facts = {
        "name": "Jeanne Dubois", "capacity": "Directrice", "consents": True, "trace": TRACE,
        "shown": answering.Shown(version.pdf_sha256, at - timedelta(minutes=5)),
    } | facts  # fmt: skip
    return answering.accept(quote=thread, on=on, at=at, **facts)


def letters():
    """What sales asked the worker to send; news to the members are another matter."""
    return Task.objects.filter(function__startswith="kpacite.sales.").order_by("pk")
