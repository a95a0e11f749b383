"""The members answer two questions, and find words together."""

import pytest

from kpacite.joining import answering, committing
from kpacite.joining.applying import ApplicationIsClosed
from kpacite.joining.models import ApplicationAnswer
from kpacite.joining.tests import factories as make

pytestmark = pytest.mark.django_db
JUNE_1, NOON = make.JUNE_1, make.NOON


@pytest.fixture
def cape():
    return make.coop(slug="la-cape")


@pytest.fixture
def sofia(cape):
    return make.application(coop=cape)


def write(application, by, text="Nous t’attendons."):
    return answering.write(application=application, text=text, by=by, on=JUNE_1, at=NOON)


def approve(wording, by, text="Nous t’attendons."):
    return answering.approve(wording=wording, text=text, by=by, at=NOON)


def test_a_member_changes_their_answer_until_it_is_decided(cape, sofia):
    amina = make.member(coop=cape)
    make.answer(application=sofia, member=amina, wish="talk")
    make.answer(application=sofia, member=amina, wish="yes", commitment="Le marché")

    assert ApplicationAnswer.objects.get().wish == "yes"


def test_an_answer_on_paper_says_who_typed_it(cape, sofia):
    rosa, jordan = make.member(coop=cape), make.member(coop=cape)

    given = make.answer(application=sofia, member=rosa, by=jordan)

    assert (given.member, given.entered_by) == (rosa, jordan)


def test_only_members_answer(sofia):
    with pytest.raises(answering.NotAMember):
        make.answer(application=sofia, member=make.member(coop=make.coop()))


def test_who_left_answers_no_more(cape, sofia):
    with pytest.raises(answering.NotAMember):
        make.answer(application=sofia, member=make.member(coop=cape, left_on=JUNE_1))


def test_not_now_says_why(cape, sofia):
    with pytest.raises(answering.NotNowNeedsWords):
        make.answer(application=sofia, member=make.member(coop=cape), wish="not_now", words=" ")


def test_nobody_answers_what_is_finished(cape):
    made, (amina, *_) = make.refused(coop=cape)

    with pytest.raises(ApplicationIsClosed):
        make.answer(application=made, member=amina)


def test_common_words_are_shared_once_all_who_answered_agree(cape, sofia):
    amina, rosa = make.member(coop=cape), make.member(coop=cape)
    for one in (amina, rosa):
        make.answer(application=sofia, member=one)

    wording = write(sofia, amina)
    assert wording.shared_at is None

    assert approve(wording, rosa).shared_at == NOON


def test_other_words_ask_everybody_again(cape, sofia):
    amina, rosa = make.member(coop=cape), make.member(coop=cape)
    for one in (amina, rosa):
        make.answer(application=sofia, member=one)
    approve(write(sofia, amina), rosa)

    wording = write(sofia, rosa, "Viens mercredi.")

    assert wording.shared_at is None
    assert [row.member for row in wording.approvals.all()] == [rosa]


def test_one_more_answer_reads_the_words_again(cape, sofia):
    amina, rosa = make.member(coop=cape), make.member(coop=cape)
    make.answer(application=sofia, member=amina)
    wording = write(sofia, amina)
    assert wording.shared_at

    make.answer(application=sofia, member=rosa, wish="talk")

    wording.refresh_from_db()
    assert wording.shared_at is None


def test_nobody_agrees_to_words_they_have_not_read(cape, sofia):
    amina, rosa = make.member(coop=cape), make.member(coop=cape)
    for one in (amina, rosa):
        make.answer(application=sofia, member=one)
    wording = write(sofia, amina)
    write(sofia, amina, "D’autres mots.")

    with pytest.raises(answering.WordingChanged):
        approve(wording, rosa)


def test_only_who_answered_agrees_to_the_words(cape, sofia):
    amina = make.member(coop=cape)
    make.answer(application=sofia, member=amina)

    with pytest.raises(answering.OnlyWhoAnsweredApproves):
        approve(write(sofia, amina), make.member(coop=cape))


def test_words_come_after_an_answer_and_say_something(cape, sofia):
    amina = make.member(coop=cape)

    with pytest.raises(answering.NobodyAnsweredYet):
        write(sofia, amina)
    with pytest.raises(answering.WordingIsEmpty):
        write(sofia, amina, "  ")
    with pytest.raises(answering.NotAMember):
        write(sofia, make.member(coop=make.coop()))


def test_a_commitment_is_agreed_by_both_sides(cape, sofia):
    amina = make.member(coop=cape)
    proposed = make.commitment(application=sofia, by=amina, agreed=False)
    assert proposed.agreed_by_members_at and not proposed.agreed_by_applicant_at

    accepted = committing.accept(commitment=proposed, by=None, at=NOON)

    assert accepted.agreed_by_applicant_at == NOON


def test_the_applicant_proposes_and_the_members_agree(cape, sofia):
    amina = make.member(coop=cape)
    mine = committing.propose(application=sofia, text="Tenir le stand.", by=None, at=NOON)

    agreed = committing.agree(commitment=mine, by=amina, at=NOON)

    assert (agreed.agreed_by, agreed.agreed_by_applicant_at) == (amina, NOON)


def test_an_older_proposal_is_not_agreed_any_more(cape, sofia):
    amina = make.member(coop=cape)
    old = make.commitment(application=sofia, by=amina, agreed=False)
    committing.propose(application=sofia, text="Autre chose.", by=None, at=NOON)

    with pytest.raises(committing.CommitmentWasReplaced):
        committing.accept(commitment=old, by=None, at=NOON)


def test_a_commitment_says_something(sofia):
    with pytest.raises(committing.CommitmentIsEmpty):
        committing.propose(application=sofia, text="  ", by=None, at=NOON)


def test_a_commitment_is_done_once_one_is_a_member(cape, sofia):
    amina = make.member(coop=cape)
    agreed = make.commitment(application=sofia, by=amina)

    with pytest.raises(committing.CommitmentIsNotDoneYet):
        committing.finish(commitment=agreed, on=JUNE_1, by=amina, at=NOON)
