"""The audit: silent on true books, and no forced change passes it."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kpacite.coops.tests import factories as coops
from kpacite.ledger import auditing, closing, posting
from kpacite.ledger.auditing import Breach
from kpacite.ledger.core.entries import credit, debit
from kpacite.ledger.models import Balance, Counter, JournalEntry, JournalLine, MonthTotal
from kpacite.ledger.tests import factories
from kpacite.ledger.tests.factories import AT, JUNE_12
from kpacite.ledger.tests.force import by_force
from kpacite.money import Euros

pytestmark = pytest.mark.django_db


def some_history():
    """A book with a shared payment, a reversal, two years and a closed month."""
    book, coop = factories.book(slug="optale"), coops.coop()
    amina, rosa = coops.member(coop=coop), coops.member(coop=coop)
    factories.post(book=book, on=date(2026, 5, 4))
    factories.post(
        book=book,
        journal="RP",
        lines=[
            debit("6581", Euros(10_000), coop=coop.pk),
            credit("4672", Euros(1_000), coop=coop.pk),
            credit("4671", Euros(6_000), coop=coop.pk, member=amina.pk),
            credit("4671", Euros(3_000), coop=coop.pk, member=rosa.pk),
        ],
    )
    wrong = factories.post(book=book)
    posting.reverse(entry=wrong, on=JUNE_12, by=amina, at=AT)
    factories.post(book=book, on=date(2027, 1, 2))
    closing.close(book=book, month=date(2026, 5, 1), by=amina, at=AT)
    return book


def breaches(book=None):
    return [breach.sentence for breach in auditing.audit(book)]


def test_true_books_have_no_breach():
    some_history()
    factories.post(book=factories.book())

    assert breaches() == []


@pytest.mark.parametrize("cents", [1, -1])
def test_one_cent_altered_by_force_is_caught(cents):
    some_history()
    line = JournalLine.objects.filter(account__code="4671").first()

    by_force(
        "UPDATE ledger_journalline SET amount_cents = amount_cents + %s WHERE id = %s",
        [cents, line.pk],
    )

    found = list(auditing.audit())
    assert (
        Breach("optale RP-2026-1", "Les débits et les crédits diffèrent de 0,01\u00a0€.") in found
    )
    assert any("a changé depuis sa validation" in breach.sentence for breach in found)
    assert any("Le total gardé est" in breach.sentence for breach in found)


def test_a_cent_moved_from_a_member_to_another_is_caught_although_all_balances():
    some_history()
    one, other = JournalLine.objects.filter(account__code="4671").order_by("pk")

    by_force(
        "UPDATE ledger_journalline SET amount_cents = amount_cents +"
        " CASE id WHEN %s THEN 1 ELSE -1 END WHERE id IN (%s, %s)",
        [one.pk, one.pk, other.pk],
    )

    assert any("a changé depuis sa validation" in sentence for sentence in breaches())


@pytest.mark.parametrize(
    "change",
    ["label = 'Autre chose'", "posted_by_id = NULL", "piece_ref = 'X'", "source = 'sales/x/1'"],
)
def test_whatever_is_changed_in_an_entry_breaks_its_seal(change):
    some_history()
    entry = JournalEntry.objects.exclude(posted_by=None).first() or JournalEntry.objects.first()
    if "NULL" in change:
        entry = JournalEntry.objects.get(journal__code="BQ", reverses__isnull=False)

    by_force(f"UPDATE ledger_journalentry SET {change} WHERE id = %s", [entry.pk])

    assert "L’écriture a changé depuis sa validation. Son sceau est faux." in breaches()


def test_an_entry_removed_by_force_leaves_a_hole_that_is_seen():
    some_history()
    entry = JournalEntry.objects.get(reverses__isnull=False)
    by_force("DELETE FROM ledger_journalline WHERE entry_id = %s", [entry.pk])
    by_force("DELETE FROM ledger_journalentry WHERE id = %s", [entry.pk])

    found = breaches()

    assert any("La chaîne saute" in sentence for sentence in found)
    assert any("Le compteur" in sentence for sentence in found)


def test_the_last_entry_removed_by_force_is_missed_by_the_counter():
    some_history()
    entry = JournalEntry.objects.get(year=2027)
    by_force("DELETE FROM ledger_journalline WHERE entry_id = %s", [entry.pk])
    by_force("DELETE FROM ledger_journalentry WHERE id = %s", [entry.pk])

    assert "Les 1 écritures ont disparu." in breaches()


def test_an_entry_without_lines_is_seen():
    some_history()
    entry = JournalEntry.objects.get(year=2027)

    by_force("DELETE FROM ledger_journalline WHERE entry_id = %s", [entry.pk])

    assert "L’écriture a moins de deux lignes." in breaches()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("piece_ref = ''", "L’écriture n’a pas de pièce."),
        ("\"on\" = '2025-01-02'", "L’écriture du 02/01/2025 est numérotée en 2027."),
        ("number = 9", "Il manque un numéro entre 0 et 9."),
        ("previous_hash = ''", "Le sceau de l’écriture d’avant n’est pas celui attendu."),
    ],
)
def test_an_entry_that_no_longer_holds_together_is_named(change, sentence):
    some_history()
    if connection.vendor == "postgresql":
        by_force("ALTER TABLE ledger_journalentry DROP CONSTRAINT entry_has_a_piece")

    by_force(f"UPDATE ledger_journalentry SET {change} WHERE year = 2027")

    assert sentence in breaches()


def test_a_line_moved_to_another_host_is_seen():
    some_history()
    other = factories.book().accounts.get(code="512")

    by_force(
        "UPDATE ledger_journalline SET account_id = %s WHERE account_id IN"
        " (SELECT id FROM ledger_account WHERE code = '512')",
        [other.pk],
    )

    assert "L’écriture touche un autre livre de comptes." in breaches()


def test_a_kept_total_that_drifted_is_named():
    some_history()
    Balance.objects.filter(account__code="4672").update(credit_cents=1_001)
    MonthTotal.objects.filter(account__code="512", month=date(2026, 5, 1)).delete()

    found = [breach for breach in auditing.audit() if "total gardé" in breach.sentence]

    assert len(found) == 2
    assert "4672" in found[0].where and "10,01" in found[0].sentence
    assert found[1].where == "optale 512, 2026-05"


def test_a_counter_that_went_ahead_is_seen():
    some_history()
    Counter.objects.filter(journal__code="RP").update(last_number=2)

    assert "Le compteur ne dit pas 1, le dernier numéro du journal." in breaches()


def test_an_account_79_put_by_force_is_seen():
    some_history()

    by_force_check_off("UPDATE ledger_account SET code = '791' WHERE code = '758'")

    assert "Ce compte n’est pas dans le plan comptable." in breaches()


def by_force_check_off(statement):
    if connection.vendor == "postgresql":
        by_force("ALTER TABLE ledger_account DROP CONSTRAINT account_of_the_chart")
    by_force(statement)


def test_an_entry_slipped_into_a_closed_month_is_seen():
    book = some_history()
    by_force("UPDATE ledger_period SET closed_at = NULL")
    factories.post(book=book, on=date(2026, 5, 9), at=AT + timedelta(days=3))
    by_force("UPDATE ledger_period SET closed_at = %s WHERE starts_on = '2026-05-01'", [AT])

    assert "Une écriture est entrée dans ce mois après sa clôture." in breaches()


def test_a_chain_made_again_does_not_hold_the_seal_of_the_closing():
    some_history()

    by_force("UPDATE ledger_period SET seal = %s WHERE closed_at IS NOT NULL", ["0" * 64])

    assert "Le sceau noté à la clôture n’est plus dans le journal." in breaches()


def test_a_month_open_before_a_closed_one_is_seen():
    some_history()
    by_force("UPDATE ledger_period SET closed_at = %s WHERE starts_on = '2026-06-01'", [AT])
    by_force("UPDATE ledger_period SET closed_at = NULL WHERE starts_on = '2026-05-01'")

    assert "Ce mois est ouvert avant un clos." in breaches()


def test_a_guard_put_down_is_seen():
    if connection.vendor == "postgresql":
        by_force("DROP TRIGGER ledger_journalline_no_update ON ledger_journalline")
    else:
        connection.cursor().execute("DROP TRIGGER ledger_journalline_no_update")

    assert breaches() == ["Le verrou ledger_journalline_no_update manque. Relancez les migrations."]


def other_breaches(book):
    yield Breach("sales/invoice/4", "Le PDF a changé.")


def test_the_other_apps_add_their_checks(settings):
    settings.KPACITE_AUDITS = [f"{__name__}.other_breaches"]

    assert breaches() == ["Le PDF a changé."]


def test_the_command_says_that_all_agrees():
    some_history()
    out = StringIO()

    call_command("audit_ledger", stdout=out)
    call_command("audit_ledger", "--host", "optale", stdout=out)

    assert out.getvalue() == "Tout concorde.\nTout concorde.\n"


def test_the_command_fails_and_says_each_breach():
    some_history()
    Counter.objects.filter(journal__code="RP").update(last_number=2)
    out = StringIO()

    with pytest.raises(CommandError, match="1 écart"):
        call_command("audit_ledger", stdout=out)

    assert out.getvalue().startswith("optale RP-2026 : Le compteur")


def test_the_command_refuses_a_host_it_does_not_know():
    with pytest.raises(CommandError, match="Aucun livre"):
        call_command("audit_ledger", "--host", "personne")
