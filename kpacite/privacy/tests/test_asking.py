"""Asking, and being answered within the month."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kpacite.lib.models import Task
from kpacite.people.models import Deed
from kpacite.people.tests.factories import person
from kpacite.privacy import asking, reminding

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 31)
AT = datetime(2026, 1, 31, 10, tzinfo=UTC)


def ask(who, kind="correct", words="Mon nom s’écrit Rosa."):
    return asking.ask(person=who, kind=kind, words=words, by=who, on=DAY, at=AT)


def test_a_request_is_answered_within_a_month():
    request = ask(person(first_name="Rosa"))

    assert request.due_on == date(2026, 2, 28)


def test_the_same_thing_is_not_asked_twice_at_once():
    rosa = person(first_name="Rosa")
    ask(rosa)

    with pytest.raises(asking.AlreadyAsked):
        ask(rosa)


def test_once_answered_it_may_be_asked_again():
    rosa = person(first_name="Rosa")
    claire = person(first_name="Claire")
    asking.answer(request=ask(rosa), words="C’est fait.", by=claire, at=AT)

    assert ask(rosa).done_at is None


def test_a_correction_says_what_is_wrong():
    with pytest.raises(asking.WordsAreMissing):
        ask(person(), words="  ")


def test_an_archive_begins_at_once():
    request = ask(person(), kind="export", words="")

    task = Task.objects.get(function="kpacite.privacy.tasks.build_archive")
    assert task.arguments == {"request": request.pk}


def test_what_is_answered_is_answered():
    request = ask(person())
    asking.answer(request=request, words="C’est fait.", by=person(first_name="Claire"), at=AT)

    with pytest.raises(asking.AlreadyAnswered):
        asking.answer(request=request, words="Encore.", by=person(first_name="Marc"), at=AT)


def test_an_answer_says_something():
    with pytest.raises(asking.AnswerIsEmpty):
        asking.answer(request=ask(person()), words=" ", by=person(), at=AT)


def test_something_complex_takes_two_more_months_once_and_says_why():
    request = ask(person())
    claire = person(first_name="Claire")

    later = asking.put_off(request=request, because="Il y a trois coops.", by=claire, at=AT)

    assert later.due_on == date(2026, 4, 28)
    assert "trois coops" in later.answer
    with pytest.raises(asking.AlreadyLater):
        asking.put_off(request=request, because="Encore.", by=claire, at=AT)


def test_putting_off_without_a_reason_is_refused():
    with pytest.raises(asking.AnswerIsEmpty):
        asking.put_off(request=ask(person()), because="", by=person(), at=AT)


def test_a_week_before_its_day_a_request_is_recalled_once():
    request = ask(person())

    early = reminding.recall(on=request.due_on - timedelta(days=8), at=AT, by=None)
    recalled = reminding.recall(on=request.due_on - timedelta(days=7), at=AT, by=None)
    again = reminding.recall(on=request.due_on, at=AT, by=None)

    assert (early, recalled, again) == (0, 1, 0)


def test_the_deed_says_what_was_asked_and_not_the_words():
    ask(person())

    deed = Deed.objects.get(verb="privacy.request.asked")
    assert deed.note == "correct"
