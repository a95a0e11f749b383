"""Rules of selling: how fast one answers, who reads a quote, how long it holds, when one pays."""

from kpacite.lib import keys
from kpacite.sales import invoicing, quoting
from kpacite.sales.tests import factories_front as front
from kpacite.sales.tests import factories_invoices as invoices
from kpacite.work.tests import factories as work
from tests.rule_cases import LONG_BEFORE, Stage, case, days, noon


def a_request_of_before(stage: Stage) -> None:
    stage.things["request"] = front.request(stage.world, at=noon(LONG_BEFORE))


def that_request(stage: Stage) -> str:
    return stage.page(f"demandes/{stage.things['request'].pk}/", stage.amina)


@case("sales.triage_hours", 200, arrange=a_request_of_before, past=that_request)
def a_new_request(stage: Stage) -> str:
    request = front.request(stage.world, at=stage.at)
    return stage.page(f"demandes/{request.pk}/", stage.amina)


def _quote(stage: Stage, day):
    mission = work.mission(coop=stage.coop, activity=stage.world.activity, starts_on=day + days(20))
    work.seated(mission=mission, person=stage.amina)
    return front.quote(
        stage.world, mission=mission, service_on=day + days(20), on=day, at=noon(day)
    )


def a_quote_of_before(stage: Stage) -> None:
    stage.things["quote"] = _quote(stage, LONG_BEFORE)


def that_quote(stage: Stage) -> str:
    return stage.page(f"devis/{stage.things['quote'].pk}/", stage.amina)


@case("sales.quote_validity_days", 90, arrange=a_quote_of_before, past=that_quote)
def a_new_quote(stage: Stage) -> str:
    return stage.page(f"devis/{_quote(stage, stage.day).pk}/", stage.amina)


def a_quote_sent_before(stage: Stage) -> None:
    quote = stage.things["quote"] = _quote(stage, LONG_BEFORE)
    front.read(quote.versions.get(), stage.rosa, at=noon(LONG_BEFORE))
    _send(stage, quote, LONG_BEFORE)


def _send(stage: Stage, quote, day) -> None:
    quoting.send(version=quote.versions.get(), by=stage.amina, on=day, at=noon(day) + days(0))


@case("sales.quote_readers", 0, arrange=a_quote_sent_before, past=that_quote)
def a_quote_nobody_read(stage: Stage) -> str:
    def sent() -> str:
        quote = _quote(stage, stage.day)
        _send(stage, quote, stage.day)
        return stage.page(f"devis/{quote.pk}/", stage.amina)

    return stage.tried(sent)


def _invoice(stage: Stage, day):
    facts = invoicing.Facts(
        service_on=day, title="Buffet de 60 personnes", service_place="Salle des fêtes, Roubaix"
    )
    draft = invoicing.draft(
        coop=stage.coop, client=invoices.company(stage.world), responsible=stage.amina, facts=facts,
        lines=(invoices.BUFFET,), mission=None, key=keys.new(), by=stage.amina, on=day,
        at=noon(day),
    )  # fmt: skip
    return invoicing.issue(invoice=draft, by=stage.amina, on=day, at=noon(day))


def an_invoice_of_before(stage: Stage) -> None:
    stage.things["invoice"] = _invoice(stage, LONG_BEFORE)


def that_invoice(stage: Stage) -> str:
    return stage.page(f"factures/{stage.things['invoice'].pk}/", stage.thi_mai)


@case("sales.payment_days", 45, arrange=an_invoice_of_before, past=that_invoice)
def a_new_invoice(stage: Stage) -> str:
    return stage.page(f"factures/{_invoice(stage, stage.day).pk}/", stage.thi_mai)
