"""The reliable trail of an invoice: from the request to the sharing, one click each.

Law: CGI, art. 289, VII, 1° (a permanent trail between the invoice and what was sold).
"""

from dataclasses import dataclass, field

from kpacite.lib.french import day_plain, euros
from kpacite.sales.models import Invoice, Request
from kpacite.sharing import queries as sharing


@dataclass(frozen=True)
class Step:
    """One step; `page` is the name of its address, `keys` its arguments after the coop."""

    title: str
    text: str
    icon: str
    page: str = ""
    keys: list[int] = field(default_factory=list)

    @property
    def key(self) -> int | None:
        return self.keys[0] if self.keys else None

    @property
    def second_key(self) -> int | None:
        return self.keys[1] if len(self.keys) > 1 else None


def of_invoice(invoice: Invoice) -> list[Step]:
    """What led to this invoice and what came of it, in the order of life."""
    return [*_before(invoice), *_itself(invoice), *_after(invoice)]


def _before(invoice: Invoice) -> list[Step]:
    steps, mission, version = [], invoice.mission, invoice.quote_version
    request = (
        Request.objects.filter(outcome__mission=mission).select_related("outcome").first()
        if mission
        else None
    )
    if request:
        steps.append(
            Step("La demande", request.contact_name, "i-talk", "sales:requests.show", [request.pk])
        )
    if version:
        text = f"{version.number}, accepté" if version.number else "accepté"
        steps.append(Step("Le devis", text, "i-quote", "sales:quotes.show", [version.quote_id]))
    if mission:
        steps.append(Step("La mission", mission.title, "i-work", "web:missions.show", [mission.pk]))
    return steps


def _itself(invoice: Invoice) -> list[Step]:
    if invoice.credits:
        origin = invoice.credits
        return [
            Step("La facture d’origine", str(origin.number), "i-euro", "sales:invoices.show",
                 [origin.pk]),
            Step("L’avoir", str(invoice.number), "i-back"),
        ]  # fmt: skip
    text = f"{invoice.number} du {day_plain(invoice.issued_on)}" if invoice.issued_on else "à finir"
    return [Step("La facture", text, "i-euro")]


def _after(invoice: Invoice) -> list[Step]:
    steps = [
        Step("Un paiement", f"{euros(payment.amount_cents)}, {day_plain(payment.received_on)}",
             "i-wallet")
        for payment in invoice.payments.order_by("received_on", "pk")
    ]  # fmt: skip
    mission = invoice.mission
    if mission is None or not steps:
        return steps
    sources = {f"sales/payment/{pk}" for pk in invoice.payments.values_list("pk", flat=True)}
    for distribution in sharing.distributions(mission):
        if sources & set(distribution.snapshot.get("sources", [])):
            text = "dans les comptes" if distribution.posted_at else "proposé à l’équipe"
            steps.append(
                Step("Le partage", text, "i-cake", "sharing:distributions.show",
                     [mission.pk, distribution.number])
            )  # fmt: skip
    return steps
