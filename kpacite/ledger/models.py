"""The books: one per host; entries that balance, numbered at validation, never changed."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.ledger.core.entries import Line
from kpacite.money import Euros
from kpacite.people.models import Person


class Book(models.Model):
    """The accounts of one legal host. Every amount of the platform is in exactly one book."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    siren = models.CharField(max_length=9)


class Account(models.Model):
    """An account of the French chart (PCG, ANC 2022-06): "411", "44571", "4671"…"""

    book = models.ForeignKey(Book, models.PROTECT, related_name="accounts")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["book", "code"], name="account_once"),
            # Accounts 79x are gone from years opened since 2025 (ANC 2022-06).
            models.CheckConstraint(
                condition=Q(code__regex=r"^[1-8][0-9]{2}") & ~Q(code__startswith="79"),
                name="account_of_the_chart",
            ),
        ]


class Journal(models.Model):
    """VE sales, BQ bank, AC purchases, RP sharing, OD others."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="journals")
    code = models.CharField(max_length=4)
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "code"], name="journal_once")]


class Period(models.Model):
    """A month of a book. Once closed it takes no entry, and there is no way to open it again."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="periods")
    starts_on = models.DateField()  # first day of the month
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    seal = models.CharField(max_length=64, blank=True)  # the last hash of the book at the closing

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "starts_on"], name="period_once")]


class Counter(models.Model):
    """The last number given in a journal for a year: a locked row, so no number is ever lost."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journal", "year"], name="counter_once")]


class JournalEntry(models.Model):
    """A validated entry. `source` says what it records ("sales/payment/12") and is unique:
    recording the same thing twice is impossible. `hash` chains the entries of a book.
    """

    book = models.ForeignKey(Book, models.PROTECT, related_name="entries")
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    on = models.DateField()  # accounting date
    label = models.CharField(max_length=200)
    piece_ref = models.CharField(max_length=60)
    piece_date = models.DateField()
    source = models.CharField(max_length=120)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    validated_at = models.DateTimeField()
    posted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveBigIntegerField()  # rank in the book's chain, 1, 2, 3…
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "source"], name="entry_source_once"),
            models.UniqueConstraint(fields=["journal", "year", "number"], name="entry_number_once"),
            models.UniqueConstraint(fields=["book", "position"], name="entry_position_once"),
            models.CheckConstraint(condition=~Q(piece_ref=""), name="entry_has_a_piece"),
        ]
        indexes = [models.Index(fields=["book", "on"], name="entry_by_date")]

    @property
    def reference(self) -> str:
        """How people name it: "VE-2026-12"."""
        return f"{self.journal.code}-{self.year}-{self.number}"


class JournalLine(models.Model):
    """One line: debit positive, credit negative, in cents; with the analytic axes."""

    entry = models.ForeignKey(JournalEntry, models.PROTECT, related_name="lines")
    rank = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="lines")
    amount_cents = models.BigIntegerField()
    label = models.CharField(max_length=200, blank=True)
    coop = models.ForeignKey(Coop, models.PROTECT, null=True, blank=True, related_name="+")
    member = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    mission = models.CharField(max_length=60, blank=True)  # "work/mission/12"
    third_party = models.CharField(max_length=60, blank=True)  # auxiliary account: "sales/client/3"
    third_party_name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "rank"], name="line_rank_once"),
            models.CheckConstraint(condition=~Q(amount_cents=0), name="line_is_not_zero"),
        ]
        indexes = [
            models.Index(fields=["account", "coop", "member"], name="line_by_axes"),
            models.Index(fields=["mission"], name="line_by_mission"),
        ]

    @property
    def words(self) -> str:
        """What the line says: its own label, else that of its entry."""
        return self.label or self.entry.label

    def as_value(self) -> Line:
        return Line(
            account=self.account.code,
            amount=Euros(self.amount_cents),
            coop=self.coop_id,
            member=self.member_id,
            mission=self.mission,
            third_party=self.third_party,
            third_party_name=self.third_party_name,
            label=self.label,
        )


class Balance(models.Model):
    """The running total of an account for one coop and member, kept by `posting.post` alone.

    A cached state: `audit_ledger` replays the journal and compares. It makes reading a balance
    take the same time whatever the length of history.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="balances")
    coop = models.ForeignKey(Coop, models.PROTECT, null=True, blank=True, related_name="+")
    member = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    debit_cents = models.BigIntegerField(default=0)
    axes = models.CharField(max_length=40)  # "coop 3 member 12": empty axes count as equal
    credit_cents = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "axes"], name="balance_once")]


class MonthTotal(models.Model):
    """Debit and credit of an account in a month: what a trial balance adds up. Kept by posting."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="month_totals")
    month = models.DateField()  # first day
    debit_cents = models.BigIntegerField(default=0)
    credit_cents = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "month"], name="month_total_once")
        ]
