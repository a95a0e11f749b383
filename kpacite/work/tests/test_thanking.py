"""Thanks, questions, objections: kindly, in both directions."""

import pytest

from kpacite.people.models import Deed
from kpacite.work import declaring, staffing, thanking
from kpacite.work.models import Acknowledgement
from kpacite.work.tests.factories import JUNE_12, NOON, contribution


@pytest.fixture
def help_of_amina(world):
    return contribution(coop=world.coop, person=world.amina, note="J’ai rangé la réserve")


def test_a_peer_says_thank_you_once(world, help_of_amina):
    for _click in range(2):
        thanking.thank(
            contribution=help_of_amina, by=world.rosa, text="Merci !", on=JUNE_12, at=NOON
        )

    assert Acknowledgement.objects.get().text == "Merci !"
    assert Deed.objects.get(verb="work.contribution.thanks").about == world.amina


def test_thanks_stay_with_the_gesture_when_the_hours_are_corrected(world, help_of_amina):
    corrected = declaring.correct(
        contribution=help_of_amina, minutes=60, by=world.amina, on=JUNE_12, at=NOON
    )

    said = thanking.thank(contribution=corrected, by=world.rosa, on=JUNE_12, at=NOON)

    assert said.contribution == help_of_amina


def test_nobody_thanks_or_asks_themselves(world, help_of_amina):
    with pytest.raises(thanking.OneOwnContribution):
        thanking.thank(contribution=help_of_amina, by=world.amina, on=JUNE_12, at=NOON)
    with pytest.raises(thanking.OneOwnContribution):
        thanking.ask(contribution=help_of_amina, by=world.amina, text="Et ?", on=JUNE_12, at=NOON)


def test_who_typed_the_slip_may_thank_its_person(world):
    typed = contribution(coop=world.coop, person=world.amina, declared_by=world.rosa)

    assert thanking.thank(contribution=typed, by=world.rosa, on=JUNE_12, at=NOON).pk


def test_a_stranger_says_nothing_here(world, help_of_amina):
    with pytest.raises(staffing.NotAMember):
        thanking.thank(contribution=help_of_amina, by=world.karim, on=JUNE_12, at=NOON)


def test_a_question_stays_open_until_its_author_says_it_is_clear(world, help_of_amina):
    question = thanking.ask(
        contribution=help_of_amina, by=world.rosa, text="C’était bien vendredi ?", on=JUNE_12,
        at=NOON,
    )  # fmt: skip

    answered = thanking.answer(
        acknowledgement=question, by=world.amina, text="Oui, après le marché.", at=NOON
    )
    assert (answered.answer, answered.settled_at) == ("Oui, après le marché.", None)

    assert thanking.settle(acknowledgement=question, by=world.rosa, at=NOON).settled_at == NOON


def test_an_objection_has_a_reason(world, help_of_amina):
    with pytest.raises(thanking.NoWords):
        thanking.object_to(
            contribution=help_of_amina, by=world.rosa, text="  ", on=JUNE_12, at=NOON
        )

    said = thanking.object_to(
        contribution=help_of_amina, by=world.rosa, text="On l’a fait à deux.", on=JUNE_12, at=NOON
    )
    assert (said.kind, said.settled_at) == ("objection", None)


def test_only_the_person_who_helped_answers(world, help_of_amina):
    question = thanking.ask(
        contribution=help_of_amina, by=world.rosa, text="Quand ?", on=JUNE_12, at=NOON
    )

    with pytest.raises(thanking.NotYourAnswer):
        thanking.answer(acknowledgement=question, by=world.jordan, text="Hier", at=NOON)
    with pytest.raises(thanking.NoWords):
        thanking.answer(acknowledgement=question, by=world.amina, text=" ", at=NOON)


def test_only_who_asked_says_that_it_is_clear(world, help_of_amina):
    question = thanking.ask(
        contribution=help_of_amina, by=world.rosa, text="Quand ?", on=JUNE_12, at=NOON
    )

    with pytest.raises(thanking.NotYoursToSettle):
        thanking.settle(acknowledgement=question, by=world.amina, at=NOON)


def test_what_is_settled_stays_settled(world, help_of_amina):
    question = thanking.ask(
        contribution=help_of_amina, by=world.rosa, text="Quand ?", on=JUNE_12, at=NOON
    )
    thanking.settle(acknowledgement=question, by=world.rosa, at=NOON)

    with pytest.raises(thanking.AlreadySettled):
        thanking.answer(acknowledgement=question, by=world.amina, text="Hier", at=NOON)


def test_thanks_ask_for_no_answer(world, help_of_amina):
    thanks = thanking.thank(contribution=help_of_amina, by=world.rosa, on=JUNE_12, at=NOON)

    with pytest.raises(thanking.NothingToAnswer):
        thanking.answer(acknowledgement=thanks, by=world.amina, text="De rien", at=NOON)
