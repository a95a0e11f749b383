"""The coop answers by its own rule, and another member may look again."""

from datetime import date, timedelta

import pytest

from kpacite.coops import admitting
from kpacite.coops import queries as coops
from kpacite.governance import deciding
from kpacite.joining import admitting_applicants as admissions
from kpacite.joining import applying, committing, guardians, second_looking
from kpacite.joining.answering import NotAMember
from kpacite.joining.core.scopes import SCOPES
from kpacite.joining.tests import factories as make
from kpacite.people.models import Person
from kpacite.people.tests import factories as people

pytestmark = pytest.mark.django_db
JUNE_1, NOON = make.JUNE_1, make.NOON


@pytest.fixture
def cape():
    return make.coop(slug="la-cape")


def admit(application, by=None, on=JUNE_1, **more):
    by = by or application.answers.first().member
    return admissions.admit(application=application, on=on, at=NOON, by=by, **more)


def say_not_now(application, by=None, on=JUNE_1, **more):
    by = by or application.answers.first().member
    words = {"question": "wish", "reason": "L’envie n’est pas encore là."} | more
    return admissions.say_not_now(application=application, on=on, at=NOON, by=by, **words)


def rule(coop, by, **values):
    deciding.found_rules(
        coop=coop, values={f"joining.{key}": value for key, value in values.items()},
        on=coop.opened_on, by=by,
    )  # fmt: skip


def test_seventeen_without_mail_is_a_whole_member(cape):
    sofia = make.ready(coop=cape, first_name="Sofia")

    membership = admit(sofia, last_name="Roux")

    person = membership.person
    assert coops.is_member(person, cape, JUNE_1)
    assert (person.full_name, person.email, person.born_on) == ("Sofia Roux", "", sofia.born_on)
    sofia.refresh_from_db()
    assert (sofia.outcome, sofia.person, sofia.membership) == ("welcome", person, membership)
    assert membership.commitments.get().text == "Cuisiner le mercredi."


def test_who_joins_at_seventeen_needs_an_adult_for_some_acts_and_nobody_at_eighteen(cape):
    lina = admit(make.ready(coop=cape, first_name="Lina")).person
    eighteen = lina.born_on.replace(year=lina.born_on.year + 18)
    keys = [scope.key for scope in SCOPES]

    assert not any(guardians.may(lina, key, JUNE_1) for key in keys)
    assert not any(guardians.may(lina, key, eighteen - timedelta(days=1)) for key in keys)
    assert all(guardians.may(lina, key, eighteen) for key in keys)


def test_two_people_of_one_name_have_two_usernames(cape):
    first = admit(make.ready(coop=cape, first_name="Sofia"))
    second = admit(make.ready(coop=cape, first_name="Sofia", born_on=date(1990, 1, 1)))

    assert first.person.username == "sofia"
    assert second.person.username.startswith("sofia-")


def test_a_name_in_another_alphabet_has_a_username_too(cape):
    assert admit(make.ready(coop=cape, first_name="李")).person.username.startswith("membre")


def test_the_commitment_is_done_afterwards(cape):
    membership = admit(make.ready(coop=cape))
    agreed = membership.commitments.get()

    done = committing.finish(commitment=agreed, on=JUNE_1, by=membership.person, at=NOON)

    assert done.done_on == JUNE_1


def test_answers_are_missing(cape):
    with pytest.raises(admissions.AnswersAreMissing):
        admit(make.ready(coop=cape, answers=2), by=make.member(coop=cape))


def test_a_coop_of_two_needs_two_answers(cape):
    assert admit(make.ready(coop=cape, answers=2)).pk


def test_the_rule_says_how_many_answer(cape):
    amina = make.member(coop=cape)
    rule(cape, amina, answers_needed=1)
    sofia = make.ready(coop=cape, answers=1)

    assert admit(sofia, by=amina).pk


def test_somebody_wants_to_talk_first(cape):
    sofia = make.ready(coop=cape)
    make.answer(application=sofia, member=make.member(coop=cape), wish="talk")

    with pytest.raises(admissions.SomebodyWantsToTalk):
        admit(sofia)


def test_a_wish_to_talk_does_not_hold_back_for_ever(cape):
    sofia = make.ready(coop=cape)
    make.answer(application=sofia, member=make.member(coop=cape), wish="talk")

    assert admit(sofia, on=JUNE_1 + timedelta(days=22)).pk


def test_nobody_settles_alone_what_members_see_differently(cape):
    sofia = make.ready(coop=cape)
    yanis = make.member(coop=cape)
    make.answer(application=sofia, member=yanis, wish="not_now")

    with pytest.raises(admissions.AnswersDiffer):
        admit(sofia)
    with pytest.raises(admissions.AnswersDiffer):
        say_not_now(sofia, by=yanis)


def test_the_meeting_settles_it(cape):
    sofia = make.ready(coop=cape)
    yanis = make.member(coop=cape)
    make.answer(application=sofia, member=yanis, wish="not_now")

    admit(sofia, decision=make.decision(coop=cape, by=yanis))

    sofia.refresh_from_db()
    assert (sofia.outcome, sofia.decision_number) == ("welcome", 1)


def test_the_meeting_decides_where_the_rule_says_so(cape):
    amina = make.member(coop=cape)
    rule(cape, amina, admission="meeting")
    sofia = make.ready(coop=cape)

    with pytest.raises(admissions.MeetingMustDecide):
        admit(sofia)
    with pytest.raises(admissions.MeetingMustDecide):
        say_not_now(sofia)
    assert admit(sofia, decision=make.decision(coop=cape, by=amina)).pk


def test_a_decision_of_elsewhere_or_of_before_settles_nothing(cape):
    amina, fil = make.member(coop=cape), make.coop(slug="le-fil")
    elsewhere = make.decision(coop=fil, by=make.member(coop=fil))
    before = make.decision(coop=cape, by=amina, on=JUNE_1 - timedelta(days=1))
    sofia = make.ready(coop=cape)

    for decision in (elsewhere, before):
        with pytest.raises(admissions.DecisionIsNotAboutThis):
            admit(sofia, decision=decision)


def test_the_commitment_is_agreed_before_entering(cape):
    sofia = make.ready(coop=cape)
    committing.propose(application=sofia, text="Autre chose.", by=None, at=NOON)

    with pytest.raises(admissions.CommitmentIsNotAgreed):
        admit(sofia)


def test_a_mail_that_opens_an_account_is_tied_by_its_owner(cape):
    karim = people.person(first_name="Karim", email="karim@exemple.example")
    made = make.ready(coop=cape, first_name="Karim", email="karim@exemple.example")

    with pytest.raises(admissions.AddressOpensAnAccount):
        admit(made)
    assert Person.objects.filter(first_name="Karim").count() == 1

    applying.tie(application=made, by=karim, on=JUNE_1, at=NOON)
    assert admit(made).person == karim


def test_nobody_is_admitted_twice(cape):
    sofia = make.ready(coop=cape)
    admit(sofia)

    with pytest.raises(applying.ApplicationIsClosed):
        admit(sofia)


def test_who_joined_by_another_way_is_already_a_member(cape):
    karim = make.member(coop=make.coop(slug="le-fil"), first_name="Karim")
    made = make.ready(coop=cape, first_name="Karim", person=karim)
    admitting.admit(coop=cape, person=karim, on=JUNE_1, by=karim)

    with pytest.raises(admitting.AlreadyAMember):
        admit(made)


def test_not_now_is_explained_against_one_of_the_two_questions(cape):
    made = make.application(coop=cape)
    amina = make.member(coop=cape)

    for words in ({"question": "diploma"}, {"reason": " "}):
        with pytest.raises(admissions.ReasonIsMissing):
            say_not_now(made, by=amina, **words)


def test_not_now_is_said_by_those_who_answered(cape):
    sofia = make.ready(coop=cape)

    with pytest.raises(admissions.AnswersSayYes):
        say_not_now(sofia)


def test_nobody_enters_against_those_who_answered(cape):
    sofia = make.application(coop=cape)
    members = [make.member(coop=cape) for _ in range(3)]
    for one in members:
        make.answer(application=sofia, member=one, wish="not_now")
    make.commitment(application=sofia, by=members[0])

    with pytest.raises(admissions.AnswersSayNotNow):
        admit(sofia)


def test_not_now_keeps_its_question_and_its_words(cape):
    made, _ = make.refused(coop=cape)

    made.refresh_from_db()
    assert (made.outcome, made.reason_question) == ("not_now", "wish")
    assert made.reason and made.decided_at


def ask(application, by=None):
    return second_looking.ask(application=application, by=by, at=NOON)


def look(second_look, by, reopens=True, words="Je l’ai vue venir trois fois."):
    return second_looking.look(
        second_look=second_look, reopens=reopens, words=words, by=by, on=JUNE_1, at=NOON
    )


def test_another_member_looks_again_and_reopens(cape):
    made, (_, other, _) = make.refused(coop=cape)

    look(ask(made), other)

    made.refresh_from_db()
    assert made.is_open
    assert (made.reason, made.reason_question) == ("", "")
    assert made.answers.count() == 3


def test_another_member_looks_again_and_keeps_the_answer(cape):
    made, (_, other, _) = make.refused(coop=cape)

    look(ask(made, by=other), other, reopens=False)

    made.refresh_from_db()
    assert made.outcome == "not_now"


def test_who_said_not_now_does_not_look_again(cape):
    made, (noted_it, *_) = make.refused(coop=cape)

    with pytest.raises(second_looking.LookIsAnothers):
        look(ask(made), noted_it)


def test_a_second_look_is_asked_once_and_made_once(cape):
    made, (_, other, _) = make.refused(coop=cape)
    asked = ask(made)

    with pytest.raises(second_looking.AlreadyAsked):
        ask(made)
    look(asked, other, reopens=False)
    with pytest.raises(second_looking.AlreadyLooked):
        look(asked, other)


def test_a_second_look_has_words_and_comes_from_the_coop(cape):
    made, (_, other, _) = make.refused(coop=cape)
    asked = ask(made)

    with pytest.raises(second_looking.LookNeedsWords):
        look(asked, other, words=" ")
    with pytest.raises(NotAMember):
        look(asked, make.member(coop=make.coop()))


def test_only_a_not_now_is_looked_at_again(cape):
    with pytest.raises(second_looking.NothingToLookAtAgain):
        ask(make.application(coop=cape))
