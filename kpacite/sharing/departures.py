"""What is owed to somebody who leaves, read from the books."""

from datetime import date

from django.urls import reverse

from kpacite.coops.models import Membership
from kpacite.joining.core.departures import Left
from kpacite.ledger import balances
from kpacite.lib import french
from kpacite.sharing import statements


def money(membership: Membership, on: date) -> list[Left]:
    """What was shared to the person and is not paid out: available, set aside, or asked for."""
    coop, mine = membership.coop, balances.of_member(membership.coop, membership.person)
    if mine.received_cents <= 0:
        return []
    if mine.set_aside_cents:
        return [_aside(membership, mine)]
    if mine.available_cents > 0:
        words = f"{french.euros(mine.available_cents)} sont à demander."
        gesture, action = "demander", "Demander un versement"
    else:
        words = "C’est demandé. La coop d’emploi doit encore verser. Écrivez qui suit."
        gesture, action = "", ""
    url = reverse("sharing:moves.new", args=[coop.slug, gesture]) if gesture else ""
    return [Left("money", "L’argent", words, url, mine.received_cents, action=action)]


def advanced(membership: Membership, on: date) -> list[Left]:
    """The purchases that the person paid for the coop: paid back with the money of the mission."""
    mine = balances.of_member(membership.coop, membership.person)
    if mine.advanced_cents <= 0:
        return []
    return [
        Left(
            "advanced", "Les courses avancées",
            "L’argent revient avec le paiement du client. Écrivez qui suit.",
            reverse("sharing:accounts.show", args=[membership.coop.slug]), mine.advanced_cents,
            action="Voir mon compte",
        )
    ]  # fmt: skip


def to_come(membership: Membership, on: date) -> list[Left]:
    """The parts whose clients have not paid yet: they come after the departure all the same."""
    coop = membership.coop
    waiting = statements.waiting_for_client(membership.person, coop)
    cents = sum(one.waiting_cents for one in waiting)
    if not cents:
        return []
    missions = french.join([one.mission.title for one in waiting])
    return [
        Left(
            "to_come", "L’argent à venir",
            f"Le client n’a pas encore tout payé : {missions}. La part viendra quand même.",
            reverse("sharing:accounts.show", args=[coop.slug]), cents, blocking=False,
            action="Voir mon compte",
        )
    ]  # fmt: skip


def _aside(membership: Membership, mine: balances.MemberBalances) -> Left:
    return Left(
        "money", "L’argent",
        f"{french.euros(mine.set_aside_cents)} sont mis de côté. À reprendre, puis à demander.",
        reverse("sharing:moves.new", args=[membership.coop.slug, "reprendre"]),
        mine.received_cents, action="Reprendre mon argent",
    )  # fmt: skip
