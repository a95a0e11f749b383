"""The charter: written once, signed by each, changed by a decision, read in two texts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kpacite.coops import charter_papers, charters, queries
from kpacite.coops.models import CharterSignature, CharterVersion
from kpacite.coops.notices import NOTICES
from kpacite.coops.tests.factories import charter, charter_signed, coop, member, opened, person
from kpacite.lib.models import Task
from kpacite.people import signing
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db
JUNE_1, JUNE_2 = date(2026, 6, 1), date(2026, 6, 2)
MORNING = datetime(2026, 6, 1, 9, tzinfo=UTC)


def publish(cape, by, on=JUNE_1, **facts):
    return charters.publish(
        **{"coop": cape, "text": "Longue.", "simple_text": "Courte.", "on": on, "by": by} | facts
    )


def test_a_charter_has_its_twin_in_simple_words():
    with pytest.raises(charters.CharterIsEmpty):
        publish(coop(), person(), simple_text=" ")


def test_after_the_founders_only_a_decision_changes_the_charter():
    cape, amina = coop(), person()
    publish(cape, amina)

    with pytest.raises(charters.CharterTakesADecision):
        publish(cape, amina, on=JUNE_2)
    second = publish(cape, amina, on=JUNE_2, decision_number=7)

    assert (second.number, second.decision_number) == (2, 7)
    assert queries.charter_of(cape, JUNE_1).number == 1
    assert queries.charter_of(cape, JUNE_2) == second


def test_a_charter_follows_another_and_never_goes_before():
    cape, amina = coop(), person()
    publish(cape, amina)

    with pytest.raises(charters.CharterAlreadyFollowed):
        publish(cape, amina, decision_number=7)


def test_a_signature_seals_the_text_of_law_and_how_the_person_was_known():
    cape = coop()
    amina = member(coop=cape, person=person(first_name="Amina", last_name="Haddad"))
    version = charter(coop=cape, text="Nous décidons.", simple_text="On décide.")

    seal = charter_signed(version=version, person=amina, at=MORNING).seal

    assert (seal.document, seal.means, seal.purpose) == ("Nous décidons.", "session", "charter")
    assert seal.document_sha256 == charters.fingerprint(version)
    assert (seal.signer, seal.signer_name) == (amina, "Amina Haddad")
    assert {"version", "account", "opened_at", "address"} <= set(seal.facts)
    assert signing.verify(seal)


def test_somebody_of_sixteen_signs_alone():
    cape = coop()
    sofia = member(coop=cape, person=person(first_name="Sofia", born_on=date(2010, 1, 15)))

    assert charter_signed(version=charter(coop=cape), person=sofia, at=MORNING).pk


def test_a_sheet_signed_by_hand_says_who_typed_it_and_where_it_is():
    cape = coop()
    amina, rosa = member(coop=cape), member(coop=cape, first_name="Rosa")
    version = charter(coop=cape)
    facts = {"version": version, "person": rosa, "at": MORNING}
    for refusal, by, paper in (
        (charters.PaperInTheFuture, amina, charters.Paper(JUNE_2, "le classeur")),
        (charters.WhoHoldsThePaper, amina, charters.Paper(JUNE_1, " ")),
        (charters.OnlyMembersSign, person(), charters.Paper(JUNE_1, "le classeur")),
    ):
        with pytest.raises(refusal):
            charters.sign_on_paper(paper=paper, by=by, **facts)

    signature = charters.sign_on_paper(
        paper=charters.Paper(JUNE_1, "le classeur"), by=amina, **facts
    )

    assert (signature.seal.means, signature.seal.entered_by) == ("paper", amina)
    assert signature.seal.facts["held_by"] == "le classeur"


def test_nobody_signs_unread_nor_in_the_place_of_another():
    cape = coop()
    amina, rosa = member(coop=cape), member(coop=cape, first_name="Rosa")
    version = charter(coop=cape)

    with pytest.raises(charters.TextNotOpened):
        charters.sign(version=version, person=amina, opened=None, at=MORNING, by=amina)
    with pytest.raises(charters.NotForAnother):
        charters.sign(
            version=version, person=rosa, opened=opened(version, at=MORNING), at=MORNING, by=amina
        )
    assert not CharterSignature.objects.exists()


def test_a_charter_is_signed_once_by_members_and_only_the_one_in_force():
    cape = coop()
    amina, stranger = member(coop=cape), person()
    old = charter(coop=cape)
    charter_signed(version=old, person=amina, at=MORNING)

    with pytest.raises(charters.AlreadySigned):
        charter_signed(version=old, person=amina, at=MORNING)
    with pytest.raises(charters.OnlyMembersSign):
        charter_signed(version=old, person=stranger, at=MORNING)
    new = charter(coop=cape, number=2, valid_from=JUNE_1, text="Autre.")
    with pytest.raises(charters.NotTheCharterInForce):
        charter_signed(version=old, person=amina, at=MORNING)
    with pytest.raises(charters.NotTheCharterInForce):
        charters.sign(
            version=new, person=amina, opened=opened(old, at=MORNING), at=MORNING, by=amina
        )
    assert charter_signed(version=new, person=amina, at=MORNING).pk


def test_a_new_version_is_told_once_more_to_those_who_have_not_signed():
    cape = coop()
    amina, rosa = member(coop=cape), member(coop=cape, first_name="Rosa")
    version = publish(cape, amina)
    task = Task.objects.get(function=charters.TELL_AGAIN)
    assert task.due_at >= MORNING + timedelta(days=13)
    charter_signed(version=version, person=amina, at=MORNING)

    assert charters.tell_again(version=version, at=MORNING)
    assert not charters.tell_again(version=version, at=MORNING)

    deed = Deed.objects.get(verb="coops.charter.told_again")
    [notice] = [one for one in NOTICES if one.verb == deed.verb]
    assert list(notice.to(deed)) == [rosa]


def test_nobody_is_told_again_of_a_charter_that_all_signed_or_that_was_followed():
    cape = coop()
    amina = member(coop=cape)
    version = publish(cape, amina)
    charter_signed(version=version, person=amina, at=MORNING)
    assert not charters.tell_again(version=version, at=MORNING)
    member(coop=cape, first_name="Rosa")
    publish(cape, amina, on=JUNE_2, decision_number=3)

    assert not charters.tell_again(version=version, at=MORNING + timedelta(days=3))


def test_a_version_and_its_signatures_do_not_change_in_the_base():
    cape = coop()
    amina = member(coop=cape)
    version = charter(coop=cape)
    charter_signed(version=version, person=amina, at=MORNING)

    for rows, change in (
        (CharterVersion.objects, {"text": "Autre"}),
        (CharterSignature.objects, {"signed_at": MORNING + timedelta(days=1)}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.all().delete()


def test_the_charter_is_printed_with_both_texts():
    assert charter_papers.charter_pdf(charter(coop=coop()), at=MORNING).startswith(b"%PDF")
