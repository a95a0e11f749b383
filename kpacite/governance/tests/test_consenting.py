"""Answering a proposal: once, for oneself or on paper, with the right to change one's mind."""

import pytest
from django.db import IntegrityError, transaction

from kpacite.coops import admitting
from kpacite.coops.tests import factories as coops
from kpacite.governance import consenting, proposing, rounds
from kpacite.governance.models import Elector, Objection, Position, Proposal, Remark, Round
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tests.consent_world import (
    RISK,
    answer,
    asked,
    close,
    day,
    objection_of,
    shared,
    world,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return world()


def change(proposal, person, kind, **facts):
    said = {"harms": "means", "argument": RISK} if kind == "objection" else {}
    return consenting.change_answer(
        **{
            "version": queries.current_version(proposal), "person": person, "kind": kind,
            "by": person, "at": day(2),
        } | said | facts
    )  # fmt: skip


def newcomer(there):
    noe = coops.person(first_name="Noé")
    admitting.admit(coop=there.coop, person=noe, on=day(1).date(), by=there.amina)
    return noe


def test_each_of_the_four_answers_may_be_given(there):
    proposal = asked(there)
    given = [
        answer(proposal, there.amina, "agree"),
        answer(proposal, there.rosa, "reservation", reason="Où le mettre ?"),
        answer(proposal, there.yacine, "aside"),
        answer(proposal, there.jordan, "objection"),
    ]

    assert [one.kind for one in given] == ["agree", "reservation", "aside", "objection"]
    assert objection_of(there.jordan).argument == RISK


def test_only_an_objection_needs_a_reason(there):
    proposal = asked(there)

    for facts in ({"argument": " "}, {"harms": ""}, {"harms": "nothing"}):
        with pytest.raises(consenting.ObjectionNeedsAReason):
            answer(proposal, there.rosa, "objection", **facts)
    assert not Position.objects.exists()


def test_nobody_answers_twice(there):
    proposal = asked(there)
    answer(proposal, there.rosa)

    with pytest.raises(consenting.AlreadyAnswered):
        answer(proposal, there.rosa, "objection")
    assert Position.objects.get().kind == "agree"


def test_a_change_of_mind_keeps_what_was_said_before(there):
    proposal = asked(there)
    first = answer(proposal, there.rosa)

    second = change(proposal, there.rosa, "reservation", reason="Et le bruit ?")

    assert second.replaces == first
    assert list(queries.standing(second.version)) == [second]


def test_one_changes_only_what_one_said(there):
    with pytest.raises(consenting.NothingToChange):
        change(asked(there), there.rosa, "agree")


def test_nobody_answers_before_consent(there):
    with pytest.raises(consenting.ConsentIsNotOpen):
        answer(shared(there), there.rosa)


def test_nobody_answers_once_the_time_is_over_even_if_nobody_counted(there):
    proposal = asked(there)
    answer(proposal, there.rosa)

    with pytest.raises(consenting.AnswersAreClosed):
        answer(proposal, there.yacine, number=5)
    with pytest.raises(consenting.AnswersAreClosed):
        change(proposal, there.rosa, "objection", at=day(5))


def test_nobody_answers_a_version_that_is_no_longer_proposed(there):
    proposal = asked(there)
    old = queries.current_version(proposal)
    proposing.amend(proposal=proposal, title="Four", text="Mieux", by=there.amina, at=day(1))

    with pytest.raises(consenting.VersionHasChanged):
        answer(proposal, there.rosa, version=old, number=2)


def test_who_joined_after_the_opening_speaks_but_does_not_answer(there):
    proposal = asked(there)
    noe = newcomer(there)

    with pytest.raises(consenting.JoinedAfterOpening):
        answer(proposal, noe, number=2)
    remark = consenting.say(
        round=queries.open_round(proposal), person=noe, kind="reaction", text="Bonne idée.",
        by=noe, at=day(2),
    )  # fmt: skip
    assert remark.person == noe


def test_the_person_concerned_is_heard_and_does_not_answer(there):
    proposal = asked(there, type_key="exclusion", about=there.yacine)

    with pytest.raises(consenting.ConcernedDoesNotAnswer):
        answer(proposal, there.yacine)
    assert consenting.say(
        round=queries.open_round(proposal), person=there.yacine, kind="reaction",
        text="Je ne suis pas d’accord.", by=there.yacine, at=day(1),
    )  # fmt: skip


def test_the_person_concerned_types_no_paper_and_leads_nothing(there):
    proposal = asked(there, type_key="exclusion", about=there.fatoumata)

    with pytest.raises(consenting.ConcernedDoesNotAnswer):
        answer(proposal, there.rosa, by=there.fatoumata)
    with pytest.raises(rounds.NotTheFacilitator):
        close(proposal, by=there.fatoumata)


def test_a_stranger_has_no_voice_here(there):
    proposal = asked(there)
    karim = coops.person(first_name="Karim")

    with pytest.raises(proposing.NotAMember):
        answer(proposal, karim)
    with pytest.raises(proposing.NotAMember):
        consenting.say(
            round=queries.open_round(proposal), person=karim, kind="reaction", text="Et moi ?",
            by=karim, at=day(1),
        )  # fmt: skip


def test_a_paper_is_typed_and_the_person_may_correct_it(there):
    proposal = asked(there)

    typed = answer(proposal, there.rosa, by=there.fatoumata)
    corrected = change(proposal, there.rosa, "reservation", reason="Non, j’ai un doute.")

    assert typed.entered_by == there.fatoumata
    assert (corrected.entered_by, corrected.kind) == (None, "reservation")


def test_whoever_proposes_does_not_type_the_answers_of_the_others(there):
    with pytest.raises(consenting.BearerWritesForOthers):
        answer(asked(there), there.rosa, by=there.amina)


def test_in_a_meeting_one_phone_is_enough(there):
    proposal = asked(there, mode="live")

    for person in there.people.values():
        answer(proposal, person, by=there.amina)

    assert Position.objects.filter(entered_by=there.amina).count() == 4


def test_an_objection_is_taken_back_by_its_author(there):
    proposal = asked(there)
    answer(proposal, there.rosa, "objection")

    consenting.withdraw_objection(objection=objection_of(there.rosa), by=there.rosa, at=day(2))

    objection = objection_of(there.rosa)
    assert (objection.settlement, objection.settled_by) == ("withdrawn", there.rosa)
    assert queries.standing(queries.current_version(proposal)).get().kind == "agree"


def test_changing_an_objection_for_an_agreement_takes_it_back(there):
    proposal = asked(there)
    answer(proposal, there.rosa, "objection")

    change(proposal, there.rosa, "agree")

    assert objection_of(there.rosa).settlement == "withdrawn"
    assert not queries.standing_objections(queries.current_version(proposal)).exists()


def test_objecting_otherwise_leaves_one_objection_standing(there):
    proposal = asked(there)
    answer(proposal, there.rosa, "objection")

    change(proposal, there.rosa, "objection", argument="Et le bruit ?")

    standing = queries.standing_objections(queries.current_version(proposal))
    assert [one.argument for one in standing] == ["Et le bruit ?"]


def test_nobody_else_takes_an_objection_back(there):
    proposal = asked(there)
    answer(proposal, there.rosa, "objection")

    for by in (there.amina, there.fatoumata, there.yacine):
        with pytest.raises(consenting.OnlyTheAuthorWithdraws):
            consenting.withdraw_objection(objection=objection_of(there.rosa), by=by, at=day(2))
    with pytest.raises(consenting.OnlyTheAuthorWithdraws):
        change(proposal, there.rosa, "agree", by=there.fatoumata)


def test_in_a_meeting_the_facilitator_may_type_that_it_is_taken_back(there):
    proposal = asked(there, mode="live")
    answer(proposal, there.rosa, "objection")

    with pytest.raises(consenting.OnlyTheAuthorWithdraws):
        consenting.withdraw_objection(objection=objection_of(there.rosa), by=there.amina, at=day(1))
    consenting.withdraw_objection(objection=objection_of(there.rosa), by=there.fatoumata, at=day(1))

    assert objection_of(there.rosa).settled_by == there.rosa


def test_an_objection_is_taken_back_once(there):
    proposal = asked(there)
    answer(proposal, there.rosa, "objection")
    objection = objection_of(there.rosa)
    consenting.withdraw_objection(objection=objection, by=there.rosa, at=day(2))

    with pytest.raises(consenting.AlreadySettled):
        consenting.withdraw_objection(objection=objection, by=there.rosa, at=day(2))


def test_a_question_is_answered_where_it_was_asked(there):
    proposal = shared(there)
    now = queries.open_round(proposal)
    question = consenting.say(
        round=now, person=there.rosa, kind="question", text="Quel prix ?", by=there.rosa, at=day(1)
    )

    reply = consenting.say(
        round=now, person=there.amina, kind="answer", text="480 €.", answers=question,
        by=there.amina, at=day(1),
    )  # fmt: skip

    assert (reply.kind, reply.answers) == ("answer", question)


def test_one_answers_a_question_of_the_same_proposal(there):
    elsewhere = queries.open_round(shared(there, title="Autre chose"))
    question = consenting.say(
        round=elsewhere, person=there.rosa, kind="question", text="Quand ?", by=there.rosa,
        at=day(1),
    )  # fmt: skip

    with pytest.raises(consenting.NotAQuestionHere):
        consenting.say(
            round=queries.open_round(shared(there)), person=there.amina, kind="answer",
            text="Demain.", answers=question, by=there.amina, at=day(1),
        )  # fmt: skip


def test_a_remark_has_words_unless_one_passes(there):
    now = queries.open_round(shared(there))

    with pytest.raises(consenting.WordsAreMissing):
        consenting.say(round=now, person=there.rosa, kind="reaction", by=there.rosa, at=day(1))
    assert consenting.say(round=now, person=there.rosa, kind="pass", by=there.rosa, at=day(1))


def test_nothing_is_said_in_a_closed_round(there):
    proposal = shared(there)
    before = queries.open_round(proposal)
    rounds.advance(proposal=proposal, to="react", by=there.amina, on=day(1).date(), at=day(1))

    with pytest.raises(rounds.RoundIsClosed):
        consenting.say(
            round=before, person=there.rosa, kind="question", text="Quel prix ?", by=there.rosa,
            at=day(2),
        )  # fmt: skip


def test_a_double_click_says_it_once(there):
    now = queries.open_round(shared(there))
    for _ in range(2):
        consenting.say(
            round=now, person=there.rosa, kind="reaction", text="Oui.", by=there.rosa,
            at=day(1), key="form-7",
        )  # fmt: skip

    assert Remark.objects.count() == 1


def test_what_was_said_and_answered_does_not_change_in_the_base_either(there):
    proposal = asked(there)
    consenting.say(
        round=queries.open_round(proposal), person=there.rosa, kind="reaction", text="Oui.",
        by=there.rosa, at=day(1),
    )  # fmt: skip
    answer(proposal, there.yacine, "objection")
    consenting.withdraw_objection(objection=objection_of(there.yacine), by=there.yacine, at=day(2))
    for name in ("amina", "rosa", "fatoumata", "jordan"):
        answer(proposal, there.people[name])
    close(proposal)

    for change_ in (
        lambda: Position.objects.update(kind="agree"),
        lambda: Position.objects.all().delete(),
        lambda: Remark.objects.update(kind="question"),
        lambda: Elector.objects.all().delete(),
        lambda: Objection.objects.update(settlement="unfounded"),
        lambda: Round.objects.filter(closed_at__isnull=False).update(mode="live"),
        lambda: Proposal.objects.update(ending="expired"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change_()
