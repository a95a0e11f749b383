"""What somebody said they would do: done, passed on, or dropped with a reason."""

from datetime import date

import pytest

from kpacite.coops.tests.factories import coop, member
from kpacite.governance import following
from kpacite.governance.models import ActionItem
from kpacite.governance.queries import actions
from kpacite.governance.tests import factories_meetings as factories
from kpacite.governance.tests.factories_meetings import JUNE_1, JUNE_1_NOON

pytestmark = pytest.mark.django_db
JUNE_20 = date(2026, 6, 20)


@pytest.fixture
def there():
    return factories.there()


def noted(there, person, what="Appeler la mairie", due_on=JUNE_20):
    return following.note(coop=there.coop, task=following.Task(what, person, due_on),
                          by=there.amina, on=JUNE_1, at=JUNE_1_NOON)  # fmt: skip


def test_mine_comes_first_then_the_soonest(there):
    noted(there, there.rosa, "Les clés", date(2026, 6, 5))
    noted(there, there.jordan, "Le four")
    noted(there, there.jordan, "Le pain", date(2026, 6, 10))

    found = actions.to_do(there.coop, there.jordan)

    assert [action.what for action in found] == ["Le pain", "Le four", "Les clés"]


def test_what_is_done_leaves_the_list_and_stays_readable(there):
    action = noted(there, there.jordan)

    following.finish(action=action, by=there.jordan, on=JUNE_20, at=JUNE_1_NOON)

    assert not actions.to_do(there.coop, there.jordan).exists()
    assert actions.to_do(there.coop, there.jordan, "fait").get().done_on == JUNE_20
    with pytest.raises(following.ActionIsClosed):
        following.finish(action=action, by=there.rosa, on=JUNE_20, at=JUNE_1_NOON)


def test_passing_on_makes_a_new_line_that_remembers(there):
    action = noted(there, there.jordan)
    task = following.Task(action.what, there.rosa, date(2026, 6, 25))

    new = following.pass_on(action=action, task=task, by=there.jordan, on=JUNE_1, at=JUNE_1_NOON)

    assert (new.person, new.passed_from) == (there.rosa, action)
    assert [one.person for one in actions.to_do(there.coop, there.amina)] == [there.rosa]
    with pytest.raises(following.ActionIsClosed):
        following.drop(action=action, because="Fini.", by=there.jordan, at=JUNE_1_NOON)


def test_one_does_not_pass_it_to_oneself_to_a_stranger_or_to_the_past(there):
    action = noted(there, there.jordan)

    for person, due_on, refusal in (
        (there.jordan, None, following.AlreadyTheirs),
        (member(coop=coop()), None, following.NotAMember),
        (there.rosa, date(2026, 5, 1), following.DayIsPast),
    ):
        with pytest.raises(refusal):
            following.pass_on(
                action=action, task=following.Task(action.what, person, due_on), by=there.jordan,
                on=JUNE_1, at=JUNE_1_NOON,
            )  # fmt: skip


def test_what_is_dropped_says_why(there):
    action = noted(there, there.jordan)

    with pytest.raises(following.ReasonIsMissing):
        following.drop(action=action, because="", by=there.jordan, at=JUNE_1_NOON)
    following.drop(action=action, because="La mairie a répondu.", by=there.jordan, at=JUNE_1_NOON)

    assert not actions.to_do(there.coop, there.jordan).exists()


def test_the_same_thing_is_not_noted_twice_for_one_person(there):
    noted(there, there.jordan)

    with pytest.raises(following.AlreadyNoted):
        noted(there, there.jordan, "appeler la MAIRIE")
    noted(there, there.rosa)
    assert ActionItem.objects.count() == 2


def test_nothing_is_noted_for_a_stranger_or_for_yesterday(there):
    with pytest.raises(following.NotAMember):
        noted(there, member(coop=coop()))
    with pytest.raises(following.DayIsPast):
        noted(there, there.rosa, due_on=date(2026, 5, 1))
