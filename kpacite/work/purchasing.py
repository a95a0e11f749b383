"""Materials bought for a mission."""

from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from kpacite.coops import queries as coops
from kpacite.governance import rulebook
from kpacite.governance.models import Decision
from kpacite.hosts import queries as hosts
from kpacite.joining import guardians
from kpacite.ledger import posting
from kpacite.ledger.models import JournalEntry
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.money import Euros
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.work import bookkeeping, staffing
from kpacite.work.models import Mission, Purchase
from kpacite.work.staffing import NotAMember


class AmountIsNotPositive(Refusal):
    """A purchase costs something."""

    sentence = "Le prix doit être plus grand que zéro. Exemple : 12,50."


class BoughtInTheFuture(Refusal):
    """Only what was bought can be noted."""

    sentence = "Ce jour n’est pas encore passé. Notez l’achat quand il est fait."


class PurchaseTakesADecision(Refusal):
    """Above the amount of the coop's rule a team does not buy by itself."""


class NoSuchDecision(Refusal):
    """The number is that of no decision of the coop, on the day of the purchase."""

    sentence = "Aucune décision de la coop n’a ce numéro ce jour-là. Regardez dans le registre."


class AlreadyCancelled(Refusal):
    """The purchase was cancelled, or is itself a cancellation."""

    sentence = "Cet achat est déjà annulé. Vous pouvez en noter un nouveau."


@transaction.atomic
def record(
    *,
    mission: Mission,
    label: str,
    amount: Euros,
    bought_on: date,
    paid_by: Person | None,
    by: Person,
    on: date,
    at: datetime,
    receipt: "File[bytes] | None" = None,
    decision_number: int | None = None,
    key: str | None = None,
) -> Purchase:
    """The materials count in the mission, and who advanced the money is owed it.

    `amount` is net of VAT; `paid_by` is empty when the coop d’emploi pays. The same `key` (a
    double click) gives the first row back. `decision_number`: the decision of the coop that agreed
    to it, above what the rule of that day lets a team buy by itself.
    Refuses: AmountIsNotPositive, BoughtInTheFuture, NotAMember, PurchaseTakesADecision,
    NoSuchDecision; hosts.NoHost; ledger.PeriodClosed; for a minor who pays,
    guardians.GuardianHasNotSigned, GuardianHasStopped, BeyondTheAuthorisation.
    """
    mission = staffing.lock(mission)
    known = Purchase.objects.filter(key=key).first() if key else None
    if known is not None:
        return known
    if amount <= Euros.zero():
        raise AmountIsNotPositive
    if bought_on > on:
        raise BoughtInTheFuture
    if paid_by is not None and not coops.is_member(paid_by, mission.coop, on):
        raise NotAMember
    if paid_by is not None:
        guardians.require(paid_by, "buy", bought_on, amount.cents)
    _check_agreed(mission, amount, bought_on, decision_number)
    book = hosts.host_of(mission.coop, bought_on).book
    purchase = Purchase.objects.create(
        mission=mission, label=label, amount_cents=amount.cents, bought_on=bought_on,
        paid_by=paid_by, noted_by=by, noted_at=at, key=key, receipt=receipt or "",
        decision_number=decision_number,
    )  # fmt: skip
    posting.post(book=book, entry=bookkeeping.purchase_entry(purchase), by=by, at=at)
    _note("noted", purchase, by=by, at=at)
    return purchase


@transaction.atomic
def cancel(*, purchase: Purchase, by: Person, on: date, at: datetime) -> Purchase:
    """A row of the opposite sign, and the entry reversed: the purchase counts no more.

    Refuses: AlreadyCancelled; ledger.PeriodClosed.
    """
    mission = staffing.lock(purchase.mission)
    if purchase.corrects_id or Purchase.objects.filter(corrects=purchase).exists():
        raise AlreadyCancelled
    cancelled = Purchase.objects.create(
        mission=mission, label=purchase.label, amount_cents=-purchase.amount_cents, bought_on=on,
        paid_by=purchase.paid_by, noted_by=by, noted_at=at, corrects=purchase,
    )  # fmt: skip
    entry = JournalEntry.objects.get(
        source=purchase.address, book=hosts.host_of(mission.coop, purchase.bought_on).book
    )
    posting.reverse(entry=entry, on=on, by=by, at=at)
    _note("cancelled", cancelled, by=by, at=at)
    return cancelled


def _check_agreed(mission: Mission, amount: Euros, bought_on: date, number: int | None) -> None:
    limit = rulebook.whole(mission.coop, "work.purchase_limit_cents", bought_on)
    if number is None and amount > Euros(limit):
        raise PurchaseTakesADecision(
            f"Au-dessus de {french.euros_plain(limit)}, la coop décide avant. "
            "Donnez le numéro de la décision."
        )
    if number is not None:
        decided = Decision.objects.filter(coop=mission.coop, decided_on__lte=bought_on)
        if not decided.filter(number=number).exists():
            raise NoSuchDecision


def _note(what: str, purchase: Purchase, *, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"work.purchase.{what}", thing=purchase.mission.address, by=by,
        about=purchase.paid_by, coop_key=purchase.mission.coop.slug, note=purchase.label, at=at,
    )  # fmt: skip
