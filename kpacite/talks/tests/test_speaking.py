"""Saying something where the thing is, and taking it back."""

import pytest

from kpacite.people.models import Deed
from kpacite.talks import speaking
from kpacite.talks.models import Message
from kpacite.talks.tests import factories
from kpacite.talks.tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def cape(db):
    return factories.coop(slug="la-cape")


@pytest.fixture
def amina(cape):
    return factories.member(coop=cape)


def say(author, *, text="Le camion est libre.", by=None, **facts):
    return speaking.say(
        thing="talks/table/1", coop_key="la-cape", author=author, by=by or author, text=text,
        **{"at": NOON, "title": "La table du fond"} | facts,
    )  # fmt: skip


def test_a_message_stands_with_its_author_and_is_noted(amina):
    said = say(amina)

    deed = Deed.objects.get(verb="talks.message.said")
    assert (said.author, said.entered_by, said.text) == (amina, None, "Le camion est libre.")
    assert (deed.by, deed.thing, deed.note) == (amina, "talks/table/1", "La table du fond")


def test_somebody_types_for_a_person_without_telephone(cape, amina):
    rosa = factories.member(coop=cape, first_name="Rosa")

    said = say(rosa, by=amina)

    assert (said.author, said.entered_by) == (rosa, amina)
    assert Deed.objects.get(verb="talks.message.said").about == rosa


def test_a_double_click_says_a_thing_once(amina):
    first = say(amina, key="one")
    again = say(amina, key="one")

    assert first == again
    assert Message.objects.count() == Deed.objects.filter(verb="talks.message.said").count() == 1


@pytest.mark.parametrize("text", ["", "   \n ", "\x00"])
def test_a_message_without_words_is_refused(amina, text):
    with pytest.raises(speaking.MessageIsEmpty):
        say(amina, text=text)


def test_a_very_long_message_is_refused(amina):
    assert say(amina, text="a" * speaking.LONGEST)

    with pytest.raises(speaking.MessageIsTooLong):
        say(amina, text="a" * (speaking.LONGEST + 1))


def test_nothing_is_added_to_a_talk_that_is_over(amina):
    with pytest.raises(speaking.TopicIsClosed):
        say(amina, closed=True)


def test_a_message_taken_back_keeps_its_place_and_loses_its_words(amina):
    said = speaking.withdraw(message=say(amina), by=amina, at=NOON)

    assert (said.text, said.withdrawn_at) == ("", NOON)
    assert Message.objects.filter(text__icontains="camion").count() == 0
    assert Deed.objects.filter(verb="talks.message.withdrawn").count() == 1


def test_taking_back_twice_changes_nothing_more(amina):
    said = say(amina)
    speaking.withdraw(message=said, by=amina, at=NOON)

    speaking.withdraw(message=said, by=amina, at=NOON)

    assert Deed.objects.filter(verb="talks.message.withdrawn").count() == 1


def test_nobody_takes_back_the_words_of_somebody_else(cape, amina):
    rosa = factories.member(coop=cape, first_name="Rosa")

    with pytest.raises(speaking.MessageOfSomebodyElse):
        speaking.withdraw(message=say(amina), by=rosa, at=NOON)


def test_who_typed_a_message_may_take_it_back(cape, amina):
    rosa = factories.member(coop=cape, first_name="Rosa")

    assert speaking.withdraw(message=say(rosa, by=amina), by=amina, at=NOON).withdrawn_at
