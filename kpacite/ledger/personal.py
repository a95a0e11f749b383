"""What the books keep of people: the accounts of members, and who posted."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.urls import reverse

from kpacite.coops.models import Coop
from kpacite.ledger import balances, queries
from kpacite.ledger.models import JournalLine
from kpacite.lib import french
from kpacite.lib.papers.documents import Block, Document
from kpacite.people.models import Person
from kpacite.people.personal import MONEY, Hold, Purpose, kept, technical

BOOKS = Purpose(MONEY, "Tenir les comptes, comme la loi l’oblige", "law", "RET-02",
                "vous, la caisse, la coop d’emploi")  # fmt: skip

DATA = [
    kept("ledger.JournalEntry", BOOKS, ending="archive", life="posted_by validated_at",
         money="on label piece_ref piece_date source year number",
         sealed="position previous_hash hash"),
    kept("ledger.JournalLine", BOOKS, mine="member", ending="archive", identity="member "
         "third_party third_party_name", money="amount_cents label mission rank"),
    kept("ledger.Balance", BOOKS, mine="member", ending="archive",
         identity="member", money="debit_cents credit_cents axes"),
    kept("ledger.Period", BOOKS, ending="archive", life="closed_by closed_at starts_on",
         sealed="seal"),
    technical("ledger.Book"), technical("ledger.Account"), technical("ledger.Journal"),
    technical("ledger.Counter"), technical("ledger.MonthTotal"),
]  # fmt: skip


def _coops(person: Person) -> list[Coop]:
    moved = JournalLine.objects.filter(member=person).values("coop").annotate(Count("pk"))
    return list(Coop.objects.filter(pk__in=moved.values("coop")).order_by("name", "pk"))


def holds(person: Person, on: date) -> Iterator[Hold]:
    """Money owed to somebody, or waiting for them, is paid out first."""
    for coop in _coops(person):
        found = balances.of_member(coop, person)
        cents = found.received_cents + found.advanced_cents
        if cents or found.set_aside_cents or found.asked_cents:
            yield Hold(
                f"Il y a encore {french.euros(cents)} sur votre compte à {coop.name}. "
                "Cet argent vous est payé d’abord.",
                reverse("sharing:accounts.show", args=[coop.slug]),
            )


def papers(person: Person, on: date) -> Iterator[Document]:
    """The statement of each of the person's accounts, oldest line first."""
    for coop in _coops(person):
        lines = reversed(list(queries.statement(coop, person)))
        rows = [
            [
                french.day_short(line.entry.on),
                line.label or line.entry.label,
                line.account.name,
                french.euros(-line.amount_cents),
            ]
            for line in lines
        ]
        head = ["Jour", "Quoi", "Compte", "Somme"]
        yield Document(
            title="Mon relevé de compte",
            about=f"{coop.name} · {person.full_name}",
            blocks=[Block("table", head=head, rows=rows)],
            lead=f"Tous les mouvements de mon argent, jusqu’au {french.day(on)}.",
            foot="Un nombre positif : de l’argent qui vient vers moi.",
        )
