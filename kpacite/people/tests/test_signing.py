"""What somebody signed is sealed, chained, and can be checked by both sides."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from kpacite.people import evidence, signing
from kpacite.people.models import Signature
from kpacite.people.tests.factories import person

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)


def seal(**facts):
    amina = facts.pop("signer", None) or person(last_name="Haddad")
    return signing.seal(
        **{
            "thing": "coops/charter/3", "purpose": "charter", "document": "Nous décidons ensemble.",
            "signer": amina, "signer_name": amina.full_name, "capacity": "membre",
            "means": "session", "sentence": "J’ai lu et je suis d’accord.",
            "facts": {"opened_at": NOON, "address": "192.0.2.7"}, "at": NOON, "by": amina,
        } | facts
    )  # fmt: skip


def test_a_signature_is_sealed_with_what_proves_it():
    signature = seal()

    signature.refresh_from_db()
    assert signing.verify(signature)
    assert signature.facts["opened_at"] == "2026-06-12T10:00:00+00:00"
    assert signature.entered_by is None


def test_each_signature_follows_the_one_before():
    first, second = seal(), seal()

    assert (first.previous_sha256, second.previous_sha256) == ("", first.sha256)
    assert (first.facts["order"], second.facts["order"]) == (1, 2)
    assert signing.verify(first) and signing.verify(second)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("document", "Nous décidons ensemble !"),
        ("signer_name", "Rosa Almeida"),
        ("facts", {"order": 1}),
        ("sentence", "Je suis d’accord."),
        ("means", "code"),
        ("signed_at", datetime(2026, 6, 11, 10, tzinfo=UTC)),
        ("previous_sha256", "0" * 64),
    ],
)
def test_one_word_changed_is_seen(field, value):
    signature = seal()

    setattr(signature, field, value)

    assert not signing.verify(signature)


def test_the_whole_chain_is_checked_in_one_pass(django_assert_num_queries):
    first = seal()
    for _ in range(3):
        seal()
    with django_assert_num_queries(1):
        assert list(signing.broken()) == []

    forged = Signature.objects.create(
        thing="x", purpose="charter", document="Faux", document_sha256=signing.hash_of("Faux"),
        signer_name="Personne", capacity="", means="session", sentence="", signed_at=NOON,
        previous_sha256="0" * 64, sha256="1" * 64,
    )  # fmt: skip

    assert list(signing.broken()) == [forged]
    assert signing.verify(first)


def test_a_row_slipped_into_the_chain_is_seen():
    first = seal()
    second = seal()
    second.previous_sha256 = "0" * 64
    second.sha256 = signing.fingerprint(second)

    assert signing.verify(first)
    assert not signing.verify(second)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_signature SET document = 'Autre chose'",
        "UPDATE people_signature SET signer_name = 'Rosa'",
        "UPDATE people_signature SET sha256 = 'x'",
        "DELETE FROM people_signature",
    ],
)
def test_the_base_itself_refuses_to_change_what_was_signed(statement):
    signature = seal()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    signature.refresh_from_db()
    assert signing.verify(signature)


def test_after_the_delay_of_the_law_the_words_go_and_the_chain_stays():
    first, second = seal(), seal()

    signing.empty(signature=first, at=NOON, by=None)

    first.refresh_from_db()
    assert (first.document, first.signer_name, first.facts) == ("", "", {})
    assert signing.verify(first) and signing.verify(second)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.filter(pk=first.pk).update(document="Un autre texte")


def test_a_paper_typed_in_says_who_typed_it():
    rosa, fatoumata = person(first_name="Rosa"), person(first_name="Fatoumata")

    signature = seal(signer=rosa, means="paper", by=fatoumata)

    assert signature.entered_by == fatoumata


def test_what_binds_a_family_asks_for_more_than_a_session():
    with pytest.raises(signing.SignedTooLightly):
        seal(purpose="guardian", means="session")

    assert not Signature.objects.exists()


def test_the_chain_cannot_fork():
    first = seal()

    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(
            thing="x", purpose="charter", document="", document_sha256="", signer_name="",
            capacity="", means="session", sentence="", signed_at=NOON,
            previous_sha256=first.previous_sha256, sha256="y",
        )  # fmt: skip


def test_both_sides_may_keep_the_evidence_as_a_paper():
    signature = seal(facts={"code_sent_to": "nadia@famille.example", "code_sent_at": NOON})

    paper = evidence.evidence_pdf(signature)

    assert paper.startswith(b"%PDF")
    assert paper == evidence.evidence_pdf(Signature.objects.get())
