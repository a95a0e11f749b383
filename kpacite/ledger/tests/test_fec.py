"""The FEC: the file of entries that the tax administration asks for."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kpacite.coops.tests import factories as coops
from kpacite.ledger import exporting
from kpacite.ledger.core import fec
from kpacite.ledger.core.entries import credit, debit
from kpacite.ledger.tests import factories
from kpacite.ledger.tests.fec_checker import check, read
from kpacite.money import Euros

pytestmark = pytest.mark.django_db


def a_year(book):
    coop = coops.coop()
    thi_mai = coops.member(coop=coop, first_name="Thi Mai", person=None)
    factories.post(
        book=book,
        journal="VE",
        label="Buffet de l’inauguration – « 40 personnes »",
        lines=[
            debit("411", Euros(12_000), third_party="sales/client/4", third_party_name="Le Phare"),
            credit("706", Euros(10_000), coop=coop.pk),
            credit("4458720", Euros(2_000), label='TVA\t20 %|\n"à payer"'),
        ],
    )
    factories.post(
        book=book,
        journal="RP",
        lines=[
            debit("6581", Euros(5), coop=coop.pk),
            credit("4671", Euros(5), coop=coop.pk, member=thi_mai.pk),
        ],
    )
    factories.post(book=book, on=date(2027, 1, 2))
    return thi_mai


def test_the_file_of_a_year_passes_a_strict_reader(tmp_path):
    book = factories.book()
    thi_mai = a_year(book)

    path = exporting.write_fec(book=book, year=2026, folder=tmp_path)

    assert path.name == "732829320FEC20261231.txt"
    assert check(path) == []
    rows = list(read(path))
    assert [row["CompteNum"] for row in rows] == ["411", "706", "4458720", "6581", "4671"]
    assert (rows[0]["CompAuxNum"], rows[0]["CompAuxLib"]) == ("CLIENT-4", "Le Phare")
    assert rows[4]["CompAuxNum"] == f"MEMBRE-{thi_mai.pk}"
    assert rows[0]["EcritureLib"] == "Buffet de l'inauguration - « 40 personnes »"
    assert rows[2]["EcritureLib"] == "TVA 20 %/ 'à payer'"
    assert (rows[4]["Debit"], rows[4]["Credit"]) == ("0,00", "0,05")
    assert list(tmp_path.glob("*.part")) == []


def test_a_year_without_entries_has_its_header_only(tmp_path):
    path = exporting.write_fec(book=factories.book(), year=2020, folder=tmp_path)

    assert path.read_bytes().decode("iso8859-15") == "\t".join(fec.COLUMNS) + "\r\n"


def test_the_file_is_read_with_the_same_questions_whatever_its_length(
    tmp_path, django_assert_num_queries
):
    book = factories.book()
    for _ in range(30):
        factories.post(book=book)

    with django_assert_num_queries(1):
        exporting.write_fec(book=book, year=2026, folder=tmp_path)


def test_the_strict_reader_finds_what_is_wrong(tmp_path):
    book = factories.book()
    a_year(book)
    path = exporting.write_fec(book=book, year=2026, folder=tmp_path)
    wrong = path.read_bytes().replace(b"120,00", b"120,01").replace(b"RP000001", b"RP000003")
    path.write_bytes(wrong)

    assert check(path) == ["VE000001 does not balance", "hole before RP000003"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Œuf, ž, €", "Œuf, ž, €"),
        ("Łódź → Ăn", "?ódz ? An"),
        ("ligne\nautre\tcolonne|x", "ligne autre colonne/x"),
        ("12\u202f000\u00a0€", "12 000 €"),
        ("œ\u200b« l’été »", "œ « l'été »"),
        ("日本", "??"),
    ],
)
def test_a_text_keeps_what_the_file_can_hold(text, written):
    assert fec.plain(text) == written


def test_the_command_writes_one_year_of_a_host_and_says_what_it_is(tmp_path):
    a_year(factories.book(slug="optale"))
    out = StringIO()

    call_command("export_fec", "--host=optale", "--year=2026", f"--output={tmp_path}", stdout=out)

    assert "écritures du sous-journal kpacite au format FEC" in out.getvalue()
    assert [path.name for path in tmp_path.iterdir()] == ["732829320FEC20261231.txt"]


def test_the_command_writes_every_year_of_every_host(tmp_path):
    a_year(factories.book())
    factories.post(book=factories.book(siren="552100554"))

    call_command("export_fec", "--all", f"--output={tmp_path / 'new'}", stdout=StringIO())

    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "552100554FEC20261231.txt", "732829320FEC20261231.txt", "732829320FEC20271231.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "options",
    [[], ["--host=optale"], ["--host=personne", "--year=2026"], ["--host=optale", "--year=26"]],
)
def test_the_command_says_what_it_lacks(tmp_path, options):
    factories.book(slug="optale")

    with pytest.raises(CommandError):
        call_command("export_fec", *options, f"--output={tmp_path}")
