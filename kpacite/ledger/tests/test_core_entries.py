"""An entry that cannot be kept cannot be built."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.ledger.core import entries
from kpacite.ledger.core.entries import BadEntry, Entry, UnbalancedEntry, credit, debit, lines
from kpacite.ledger.tests.strategies import balanced_lines
from kpacite.money import Euros

DAY = date(2026, 6, 12)
amounts = st.integers(1, 10_000_000).map(Euros)


def build(built):
    return Entry(
        journal="OD", on=DAY, label="Une écriture", source="test/1",
        piece_ref="P-1", piece_date=DAY, lines=built,
    )  # fmt: skip


@given(balanced_lines())
def test_an_entry_is_worth_nothing_in_all(built):
    assert not Euros.total(line.amount for line in build(built).lines)


@given(balanced_lines(), st.integers(-1_000, 1_000).filter(bool))
def test_an_unbalanced_entry_cannot_be_built(built, drift):
    wrong = [*built, debit("471", Euros(drift))]

    with pytest.raises(UnbalancedEntry):
        build(wrong)


@given(balanced_lines())
def test_an_entry_and_its_reversal_leave_nothing(built):
    entry = build(built)
    opposite = entries.reverse(entry, on=DAY, label="Annulation")

    left = {}
    for line in (*entry.lines, *opposite.lines):
        key = replace(line, amount=Euros.zero())
        left[key] = left.get(key, 0) + line.amount.cents
    assert set(left.values()) == {0}
    assert entries.reverse(opposite, on=DAY, label=entry.label).lines == entry.lines


@given(amounts)
def test_a_negative_debit_is_a_credit(amount):
    assert debit("411", -amount) == credit("411", amount)


def test_lines_that_move_nothing_are_left_out():
    nothing = debit("411", Euros.zero())

    assert lines(nothing, None, credit("512", Euros(1))) == (credit("512", Euros(1)),)


@pytest.mark.parametrize("missing", ["journal", "label", "source", "piece_ref"])
def test_an_entry_says_its_journal_its_words_its_source_and_its_piece(missing):
    entry = build([debit("512", Euros(1)), credit("411", Euros(1))])

    with pytest.raises(BadEntry, match=missing):
        replace(entry, **{missing: " "})


@pytest.mark.parametrize(
    ("built", "why"),
    [
        ([], "two lines"),
        ([debit("512", Euros(1))], "two lines"),
        ([debit("512", Euros(0)), credit("411", Euros(0))], "says nothing"),
        ([debit("601", Euros(1)), credit("401", Euros(1))], "name its coop"),
        ([debit("411", Euros(1)), credit("706", Euros(1))], "name its coop"),
    ],
)
def test_an_entry_that_cannot_be_kept_is_a_fault(built, why):
    with pytest.raises(BadEntry, match=why):
        build(built)
