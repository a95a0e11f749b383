"""Reading what is on an account: a few rows kept by posting, whatever the length of history."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from kpacite.coops.models import Coop
from kpacite.ledger.models import Balance, Book, MonthTotal
from kpacite.people.models import Person

MEMBER, COMMONS, ADVANCED, SET_ASIDE, ASKED = "4671", "4672", "4674", "4675", "4676"


@dataclass(frozen=True, slots=True)
class MemberBalances:
    """What the host owes a member of a coop, in cents, in the four words of the account page."""

    received_cents: int = 0  # shared to the member and not paid out yet, the next two included
    set_aside_cents: int = 0
    asked_cents: int = 0
    advanced_cents: int = 0  # purchases paid for the coop and not paid back yet

    @property
    def available_cents(self) -> int:
        return self.received_cents - self.set_aside_cents - self.asked_cents


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One account of a trial balance."""

    code: str
    name: str
    debit_cents: int
    credit_cents: int

    @property
    def balance_cents(self) -> int:
        return self.debit_cents - self.credit_cents


def of_member(coop: Coop, person: Person) -> MemberBalances:
    """One query on a handful of rows. A coop that changed host adds up its books."""
    return _by_member(coop, member=person).get(person.pk, MemberBalances())


def of_members(coop: Coop) -> dict[int, MemberBalances]:
    """The balances of each person who has any in this coop, by the person's key: one query."""
    return _by_member(coop)


def of_commons(coop: Coop) -> int:
    """What the coop holds in common, in cents."""
    rows = Balance.objects.filter(account__code=COMMONS, coop=coop)
    return sum(row.credit_cents - row.debit_cents for row in rows)


def of_account(book: Book, code: str, *, coop: Coop | None = None) -> int:
    """Debits less credits of one account, in cents; of one coop when it is named."""
    rows = Balance.objects.filter(account__book=book, account__code=code)
    if coop is not None:
        rows = rows.filter(coop=coop)
    sums = rows.aggregate(debit=Sum("debit_cents"), credit=Sum("credit_cents"))
    return (sums["debit"] or 0) - (sums["credit"] or 0)


def trial_balance(book: Book, year: int) -> list[TrialRow]:
    """The accounts moved in a year, in their order, from the twelve totals of each: one query."""
    rows = (
        MonthTotal.objects.filter(
            account__book=book, month__gte=date(year, 1, 1), month__lt=date(year + 1, 1, 1)
        )
        .values("account__code", "account__name")
        .annotate(debit=Sum("debit_cents"), credit=Sum("credit_cents"))
        .order_by("account__code")
    )
    return [
        TrialRow(row["account__code"], row["account__name"], row["debit"], row["credit"])
        for row in rows
    ]


def _by_member(coop: Coop, **who: Person) -> dict[int, MemberBalances]:
    rows: Iterable[tuple[int, str, int, int]] = Balance.objects.filter(
        account__code__in=[MEMBER, ADVANCED, SET_ASIDE, ASKED],
        coop=coop,
        member__isnull=False,
        **who,
    ).values_list("member_id", "account__code", "debit_cents", "credit_cents")
    owed: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for member, code, debit, credit in rows:
        owed[member][code] += credit - debit
    return {
        member: MemberBalances(
            received_cents=codes[MEMBER] + codes[SET_ASIDE] + codes[ASKED],
            set_aside_cents=codes[SET_ASIDE],
            asked_cents=codes[ASKED],
            advanced_cents=codes[ADVANCED],
        )
        for member, codes in owed.items()
    }
