"""Tables that leave as a file."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.lib import tables


def read(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))))
def test_no_text_of_anybody_becomes_a_formula(rows):
    for row in read(tables.csv_bytes(["Quoi"], rows)):
        assert not any(one.startswith(("=", "+", "-", "@")) for one in row)


@pytest.mark.parametrize("text", ["=1+1", "+33 6", "-2", "@SOMME(A1)", "\t=1", "\r=1"])
def test_a_formula_is_read_as_words(text):
    assert tables.cell(text) == f"'{text}"


def test_a_number_stays_a_number():
    assert read(tables.csv_bytes(["Somme", "Rien"], [[-1250, None]])) == [
        ["Somme", "Rien"],
        ["-1250", ""],
    ]


def test_a_name_with_semicolons_and_quotes_stays_in_its_cell():
    rows = [['Rosa ; « la » "couture"', "fin"]]

    assert read(tables.csv_bytes(["a", "b"], rows))[1] == rows[0]
