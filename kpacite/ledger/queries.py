"""Reads for the account pages."""

from django.db.models import QuerySet

from kpacite.coops.models import Coop
from kpacite.ledger.balances import ADVANCED, ASKED, COMMONS, MEMBER, SET_ASIDE, trial_balance
from kpacite.ledger.models import JournalLine
from kpacite.people.models import Person

__all__ = ["statement", "trial_balance"]


def statement(coop: Coop, member: Person | None) -> QuerySet[JournalLine]:
    """The lines of a member's account in a coop, or of its commons when `member` is None.

    The newest first; the caller pages them. Each has `entry.on`, `entry.source`, `account.code`,
    `amount_cents` (a credit, negative, is what comes in) and `words`. One query a page.
    """
    codes = [COMMONS] if member is None else [MEMBER, ADVANCED, SET_ASIDE, ASKED]
    return (
        JournalLine.objects.filter(account__code__in=codes, coop=coop, member=member)
        .select_related("entry", "account")
        .order_by("-entry__on", "-entry__position", "rank")
    )
