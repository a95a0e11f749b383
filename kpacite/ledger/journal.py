"""How the journal says what the accountant of the host does: for those who did it."""

from kpacite.people.telling import Line

SENTENCES = {
    "ledger.book.opened": Line("a ouvert les livres de comptes", level="person"),
    "ledger.account.added": Line("a ajouté un compte", level="person"),
    "ledger.entry.reversed": Line("a corrigé une écriture", level="person"),
    "ledger.period.closed": Line("a fermé un mois de comptes", level="person"),
}
