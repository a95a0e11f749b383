"""A purchase, as an entry of the host's book."""

from kpacite.ledger.core.entries import Entry, Line, credit, debit
from kpacite.money import Euros
from kpacite.work.models import Purchase


def purchase_entry(purchase: Purchase) -> Entry:
    """D601 materials / C4674 what a member advanced, or C401 when the host pays.

    Net of VAT, as the purchase is. The mission is on the cost, so that its margin can be read.
    """
    amount, mission = Euros(purchase.amount_cents), purchase.mission
    return Entry(
        journal="AC",
        on=purchase.bought_on,
        label=f"{purchase.label} ({mission.title})"[:200],
        source=purchase.address,
        piece_ref=f"ACHAT-{purchase.pk}",
        piece_date=purchase.bought_on,
        lines=(
            debit("601", amount, coop=mission.coop_id, mission=mission.address),
            _who_is_owed(purchase, amount),
        ),
    )


def _who_is_owed(purchase: Purchase, amount: Euros) -> Line:
    mission = purchase.mission
    if purchase.paid_by_id is None:
        return credit("401", amount, coop=mission.coop_id, mission=mission.address)
    return credit(
        "4674", amount, coop=mission.coop_id, member=purchase.paid_by_id, mission=mission.address
    )
