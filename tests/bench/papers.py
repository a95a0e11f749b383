"""Issuing an invoice and setting its paper in type."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import count

from django.test import Client as Browser
from django.test import override_settings
from django.utils import timezone

from kpacite.sales import invoicing, quote_lines
from kpacite.sales.models import Client, Invoice
from tests.bench.measuring import Ratio, milliseconds, processor
from tests.world import World

_keys = count(1)


def ratios(world: World) -> Iterator[Ratio]:
    """An issue writes the draft, checks every mention and the XML, then draws the paper once."""
    bare = _bare(world)
    issue = processor(lambda: _issue(world), rounds=4, times=2)
    invoice = Invoice.objects.exclude(number=None).order_by("-pk").first()
    assert invoice is not None
    paper = processor(lambda: _draw(invoice), rounds=6, times=2)
    yield Ratio(
        "a paper (PDF/A-3 with its XML) to a bare page",
        f"{milliseconds(paper)} / {milliseconds(bare)}", paper / bare, 400,
    )  # fmt: skip
    yield Ratio(
        "issuing an invoice, to its paper",
        f"{milliseconds(issue)} / {milliseconds(paper)}", issue / paper, 5,
    )  # fmt: skip


def _bare(world: World) -> float:
    browser = Browser()
    browser.force_login(world.person("amina"))
    with override_settings(ROOT_URLCONF="tests.bench.pages", ALLOWED_HOSTS=["testserver"]):
        return processor(lambda: browser.get("/bare/0/"))


def _issue(world: World) -> Invoice:
    treasurer, now = world.person("thi-mai"), timezone.now()
    lines = [
        quote_lines.Line(f"Tarte {rank}", Decimal(2), Decimal(18), "food_immediate")
        for rank in range(10)
    ]
    draft = invoicing.draft(
        coop=world.cape, client=Client.objects.get(coop=world.cape, name="Madame Lenoir"),
        responsible=world.person("amina"),
        facts=invoicing.Facts(
            service_on=world.today, title="Tartes", service_place="Cuisine de La Cape"
        ),
        lines=lines, key=f"bench-{next(_keys)}", by=treasurer, on=world.today, at=now,
    )  # fmt: skip
    return invoicing.issue(invoice=draft, on=world.today, at=now, by=treasurer)


def _draw(invoice: Invoice) -> bytes:
    from kpacite.sales import papers

    snapshot = invoice.snapshot
    assert snapshot is not None
    return papers.invoice_pdf(snapshot, papers.invoice_xml(snapshot))
