"""A guardian signs, or takes it back, and both sides can prove it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.module_loading import import_string

from kpacite.coops.tests.factories import coop, member
from kpacite.joining import (
    allowing,
    authorisation_text,
    authorising,
    guardian_codes,
    guardian_papers,
    guardians,
)
from kpacite.joining.allowing import Paper, Trace
from kpacite.joining.guardian_texts import Choice
from kpacite.joining.tests.factories_guardians import (
    JUNE_12,
    NOON,
    asked,
    authorised,
    code_for,
    grown,
    minor,
    paper,
    signed,
    withdrawn,
)
from kpacite.lib.models import Task
from kpacite.people import signing
from kpacite.people.models import Deed, Signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def cape():
    return coop(slug="la-cape")


@pytest.fixture
def jordan(cape):
    return minor(coop=cape)


@pytest.fixture
def waiting(cape, jordan):
    return asked(minor=jordan, coop=cape, scopes=["contract", "buy"])


def test_a_guardian_signs_with_a_code_and_everything_is_sealed(waiting, jordan):
    authorisation = signed(waiting)

    seal = authorisation.seal
    assert (seal.purpose, seal.means, seal.capacity) == ("guardian", "code", "responsable légal")
    assert seal.sentence == authorisation_text.SENTENCE
    assert {"code_sent_to", "code_sent_at", "code_used_at", "opened_at", "address", "agent",
            "link", "version", "order"} <= set(seal.facts)  # fmt: skip
    assert waiting.token not in str(seal.facts)
    assert signing.verify(Signature.objects.get())
    assert guardians.may(jordan, "contract", JUNE_12)


def test_the_words_sealed_are_the_text_of_law_for_that_choice(waiting):
    authorisation = signed(waiting, scopes=["buy"], ceilings={"buy": 2_000})

    assert authorisation.scopes == ["buy"]
    assert "20,00" in authorisation.seal.document and "CAPE" not in authorisation.seal.document
    assert "code civil, articles 388-1-1" in authorisation.seal.document


def test_a_guardian_signs_less_and_never_more(waiting):
    with pytest.raises(allowing.NotAsked):
        signed(waiting, scopes=["contract", "payment"])
    with pytest.raises(authorising.NothingIsAsked):
        signed(waiting, scopes=[])
    with pytest.raises(authorising.CeilingIsNegative):
        signed(waiting, ceilings={"buy": -5})

    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("refusal", "facts"),
    [
        (allowing.NameIsMissing, {"name": "Nadia"}),
        (allowing.SignerIsTheMinor, {"name": "Jordan Lemaire"}),
        (allowing.BoxIsNotTicked, {"consents": False}),
        (guardian_codes.CodeIsMissing, {"code": ""}),
        (guardian_codes.CodeIsWrong, {"code": "not a code"}),
    ],
)
def test_what_is_not_signed_well_is_not_signed(waiting, refusal, facts):
    code_for(waiting)

    with pytest.raises(refusal):
        signed(waiting, **facts)

    waiting.refresh_from_db()
    assert waiting.signed_at is None and not Signature.objects.exists()


def test_three_wrong_codes_kill_the_code_and_a_new_one_signs(waiting):
    good = code_for(waiting)
    for refusal in (
        guardian_codes.CodeIsWrong, guardian_codes.CodeIsWrong, guardian_codes.TooManyTries,
    ):  # fmt: skip
        with pytest.raises(refusal):
            signed(waiting, code="12")
    with pytest.raises(guardian_codes.TooManyTries):
        signed(waiting, code=good)

    assert signed(waiting, at=NOON + timedelta(minutes=2)).signed_at


def test_a_code_lives_twenty_minutes_and_serves_once(waiting):
    code = code_for(waiting)

    with pytest.raises(guardian_codes.CodeIsTooOld):
        signed(waiting, code=code, at=NOON + timedelta(minutes=20))
    fresh = code_for(waiting, at=NOON + timedelta(minutes=21))
    with pytest.raises(guardian_codes.CodeIsWrong):
        signed(waiting, code=code, at=NOON + timedelta(minutes=22))
    authorisation = signed(waiting, code=fresh, at=NOON + timedelta(minutes=22))
    with pytest.raises(guardian_codes.CodeIsTooOld):
        allowing.withdraw(
            authorisation=authorisation, name="Nadia Lemaire", code=fresh, trace=Trace(),
            at=NOON + timedelta(minutes=23),
        )  # fmt: skip


def test_a_code_is_kept_as_a_hash_and_is_not_asked_for_without_end(waiting):
    code = guardian_codes.send(authorisation=waiting, at=NOON, by=None)

    assert guardian_codes.digits(code) not in f"{code.sha256} {code.sent_to}"
    for _ in range(guardian_codes.A_DAY_AT_MOST - 1):
        code_for(waiting)
    with pytest.raises(guardian_codes.TooManyCodes):
        code_for(waiting)


def test_without_mail_there_is_no_code(cape, jordan):
    waiting = asked(minor=jordan, coop=cape, email="", phone="06 39 98 90 90")

    with pytest.raises(guardian_codes.NoAddressForACode):
        code_for(waiting)


def test_a_link_played_again_after_the_signature_signs_nothing(waiting):
    signed(waiting)
    waiting.refresh_from_db()

    with pytest.raises(authorising.AlreadyAnswered):
        signed(waiting)
    with pytest.raises(authorising.AlreadyAnswered):
        authorising.refuse(authorisation=waiting, because="disagrees", at=NOON)
    assert Signature.objects.count() == 1


def test_two_clicks_at_once_sign_once(waiting):
    stale = type(waiting).objects.get(pk=waiting.pk)
    signed(waiting)

    with pytest.raises(authorising.AlreadyAnswered):
        signed(stale)


def test_at_eighteen_there_is_nothing_to_sign(waiting, jordan):
    grown(jordan, on=JUNE_12)
    waiting.minor.refresh_from_db()

    with pytest.raises(allowing.NoLongerNeeded):
        signed(waiting)


def test_a_sheet_signed_by_hand_is_typed_in_by_somebody_else(cape, waiting, jordan):
    rosa = member(coop=cape, first_name="Rosa")
    facts = {
        "authorisation": waiting, "choice": Choice(["contract"], {}), "name": "Nadia Lemaire",
        "on": JUNE_12, "at": NOON,
    }  # fmt: skip
    with pytest.raises(allowing.MinorCannotTypeIt):
        allowing.sign_on_paper(paper=paper(), by=jordan, **facts)
    with pytest.raises(allowing.PaperInTheFuture):
        allowing.sign_on_paper(paper=paper(signed_on=JUNE_12 + timedelta(days=1)), by=rosa, **facts)
    with pytest.raises(allowing.WhoHoldsThePaper):
        allowing.sign_on_paper(paper=paper(held_by=" "), by=rosa, **facts)

    authorisation = allowing.sign_on_paper(paper=paper(), by=rosa, **facts)

    seal = authorisation.seal
    assert (seal.means, seal.entered_by) == ("paper", rosa)
    assert seal.facts["held_by"] == "le classeur de la coop"
    assert guardians.may(jordan, "contract", JUNE_12)


def test_a_withdrawal_is_sealed_too_and_what_was_signed_stays_valid(cape, jordan):
    authorisation = withdrawn(authorised(minor=jordan, coop=cape))

    assert authorisation.withdrawal.purpose == "guardian_withdrawal"
    assert signing.verify(authorisation.seal) and signing.verify(authorisation.withdrawal)
    assert Deed.objects.filter(verb="joining.authorisation.withdrawn", about=jordan).exists()


def test_a_withdrawal_may_come_on_paper(cape, jordan):
    authorisation = authorised(minor=jordan, coop=cape)
    rosa = member(coop=cape, first_name="Rosa")

    stopped = allowing.withdraw_on_paper(
        authorisation=authorisation, name="Nadia Lemaire", paper=Paper(JUNE_12, "Rosa"),
        on=JUNE_12, at=NOON, by=rosa,
    )  # fmt: skip

    assert stopped.withdrawal.entered_by == rosa
    assert not guardians.may(jordan, "contract", JUNE_12)


def test_only_what_stands_is_taken_back_once(cape, jordan, waiting):
    with pytest.raises(allowing.NothingToWithdraw):
        withdrawn(waiting)
    authorisation = withdrawn(signed(waiting))
    with pytest.raises(allowing.AlreadyWithdrawn):
        withdrawn(authorisation)
    with pytest.raises(allowing.NameIsMissing):
        withdrawn(authorised(minor=jordan, coop=cape, scopes=["till"]), name="N")


def test_the_link_the_code_and_the_copy_are_mailed(cape, jordan, waiting):
    signed(waiting)

    for task in Task.objects.order_by("pk"):
        import_string(task.function)(**task.arguments)

    invitation, code, copy = mail.outbox
    assert f"/parent/{waiting.token}/" in invitation.body
    assert "Votre code" in code.subject
    assert copy.attachments[0][0] == "accord.pdf"
    assert copy.attachments[0][1].startswith(b"%PDF")


def test_the_sheet_to_print_says_both_texts(waiting):
    assert guardian_papers.sheet_pdf(waiting, at=NOON).startswith(b"%PDF")


def test_the_simple_words_say_how_to_stop(waiting):
    from kpacite.joining.guardian_texts import as_asked, facts_of

    words = authorisation_text.simple(facts_of(waiting, as_asked(waiting)))

    assert any("arrêter quand vous voulez" in line for line in words)
    assert all(len(line.split()) <= 18 for line in words)
