"""Names and texts written to harm: in the head of a mail, in a paper, in a table."""

import json
import subprocess
from datetime import UTC, datetime

import pytest
from django.core import mail
from hypothesis import given, settings
from hypothesis import strategies as st

from kpacite.coops.tests.factories import coop, member
from kpacite.lib.papers import Block, Document, document_pdf
from kpacite.people import tasks
from kpacite.people.tests.factories import person
from kpacite.privacy import letters

AT = datetime(2026, 6, 1, 10, tzinfo=UTC)
# What typst would run, were it code: a call, math, a label, a reference, an import, a show rule.
TYPST = [
    '#panic("pris")', "$ x^2 $", "@amina", "<label>", '#import "document.typ": *', "#let x = 1",
    '#read("/etc/passwd")', "*gras* _italique_", "= Titre", "\\ ` ``` [a](b) ~ -- // /* */",
    '"; #panic("pris"); "', "{{ x }} {% y %}", "]#panic()[",
]  # fmt: skip


def read(pdf):
    found = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return "".join(found.stdout.decode().split())


@pytest.mark.parametrize("words", TYPST)
def test_a_name_written_as_code_is_printed_as_it_is(words):
    """Papers receive values, never text to compile."""
    paper = Document(
        title=f"Relevé de {words}", about=words, lead=words, foot=words,
        blocks=[
            Block("heading", words), Block("text", words),
            Block("facts", rows=[[words, words]]), Block("list", rows=[[words]]),
            Block("table", head=[words], rows=[[words]]), Block("boxes", rows=[[words]]),
        ],
    )  # fmt: skip

    text = read(document_pdf(paper, at=AT))

    plain = "".join(words.split())
    # Typst writes a shorter dash and curly quotes of itself only in text that it compiles.
    assert text.count(plain) >= 5


@given(st.text(alphabet="#$@<>\\*_=`[]{}()\"'/~- aZé1", min_size=1, max_size=40))
@settings(max_examples=15)
def test_no_text_stops_a_paper(words):
    paper = Document(title=words, about=words, blocks=[Block("text", words)])

    assert document_pdf(paper, at=AT).startswith(b"%PDF")


HEADS = ["Rosa\nBcc: tout@exemple.fr", "Rosa\r\nSubject: Gagné", "Rosa\r\n\r\nAutre lettre"]


@pytest.mark.parametrize("name", HEADS)
def test_a_name_adds_no_line_to_the_head_of_a_mail(name):
    tasks.tell_old_address(email="rosa@exemple.fr", first_name=name)

    (sent,) = mail.outbox
    head = sent.message().as_string().split("\n\n")[0]
    assert sent.recipients() == ["rosa@exemple.fr"]
    assert "Bcc" not in head
    assert head.count("Subject:") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", HEADS)
def test_no_letter_about_data_takes_a_line_from_a_name(name):
    who = person(first_name=name, email="rosa@exemple.fr")

    letters.tell_asleep(person=who.pk)

    (sent,) = mail.outbox
    assert sent.recipients() == ["rosa@exemple.fr"]
    assert "\n" not in sent.subject


@pytest.mark.django_db
def test_a_name_of_the_web_is_words_on_every_page(client):
    cape = coop(slug="la-cape")
    rosa = member(coop=cape, first_name='<script>alert("x")</script>', trade="<b>gras</b>")
    client.force_login(rosa)

    for where in ("/c/la-cape/membres/", "/mes-donnees/", "/moi/", "/mes-donnees/qui-a-lu/"):
        page = client.get(where).content.decode()
        assert "<script>alert" not in page
        assert "<b>gras</b>" not in page


def test_the_values_of_a_paper_travel_as_json():
    """What is given to typst is read with `json`: quotes and backslashes are data."""
    words = '"#panic()" \\u0023 \\'

    assert json.loads(json.dumps({"name": words}))["name"] == words
