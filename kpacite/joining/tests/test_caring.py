"""Taking news of who is silent: kindly, once, and nothing ever follows by itself."""

from datetime import timedelta

import pytest

from kpacite.coops import queries as coops_queries
from kpacite.coops.tests import factories as coops
from kpacite.governance.tests import factories as governance
from kpacite.joining import caring
from kpacite.joining.models import QuietCall
from kpacite.joining.queries import silence
from kpacite.joining.tasks.quiet import call_the_quiet
from kpacite.joining.tests import factories_leaving as there
from kpacite.joining.tests.factories_leaving import JUNE_1, JUNE_12, NOON
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db


def called():
    return [call.membership.person.first_name for call in QuietCall.objects.order_by("pk")]


def chore(on=JUNE_12, at=NOON):
    return caring.call_the_quiet(on=on, at=at)


def test_a_kind_word_goes_to_who_is_silent_since_sixty_days():
    bruno = there.membership()
    rosa = there.membership(coop=bruno.coop, first_name="Rosa")
    there.deed(by=rosa.person, coop_key=bruno.coop.slug)

    chore()

    assert called() == ["Bruno"]
    assert QuietCall.objects.get().quiet_since == bruno.joined_on


def test_what_others_wrote_about_somebody_is_a_sign_of_life():
    rosa = there.membership(first_name="Rosa")
    there.deed(about=rosa.person, coop_key=rosa.coop.slug)

    chore()

    assert called() == []


def test_a_deed_in_another_coop_says_nothing_here():
    bruno = there.membership()
    there.deed(by=bruno.person, coop_key="ailleurs")

    chore()

    assert called() == ["Bruno"]


def test_nobody_is_called_twice_within_the_delay():
    there.membership()

    chore()
    chore(JUNE_12 + timedelta(days=1), NOON + timedelta(days=1))
    chore(JUNE_12 + timedelta(days=59), NOON + timedelta(days=59))

    assert called() == ["Bruno"]


def test_silence_that_goes_on_is_heard_again_after_the_delay():
    there.membership()
    chore()

    chore(JUNE_12 + timedelta(days=60), NOON + timedelta(days=60))

    assert called() == ["Bruno", "Bruno"]


def test_who_rests_is_left_in_peace():
    there.pause(there.membership(), starts_on=JUNE_1)

    chore()

    assert called() == []


def test_who_leaves_is_left_in_peace():
    there.departure(there.membership())

    chore()

    assert called() == []


def test_the_coop_chooses_the_delay():
    bruno = there.membership()
    amina = coops.member(coop=bruno.coop, first_name="Amina", joined_on=JUNE_1)
    governance.rules(coop=bruno.coop, by=amina, joining__quiet_days=365)

    chore()

    assert called() == []


def test_silence_excludes_nobody():
    bruno = there.membership()

    for month in range(1, 25):
        chore(JUNE_12 + timedelta(days=30 * month), NOON + timedelta(days=30 * month))

    on = JUNE_12 + timedelta(days=800)
    assert coops_queries.is_member(bruno.person, bruno.coop, on)


def test_the_chore_of_the_day_does_nothing_the_second_time():
    there.membership()

    call_the_quiet("2026-06-12")
    call_the_quiet("2026-06-12")

    assert called() == ["Bruno"]


def test_finding_the_silent_asks_the_same_questions_whatever_their_number(
    django_assert_max_num_queries,
):
    for coop in (coops.coop(), coops.coop()):
        for name in ("Bruno", "Solène", "Karim", "Rosa"):
            there.membership(coop=coop, first_name=name)

    with django_assert_max_num_queries(2):
        assert len(list(silence.quiet_memberships(JUNE_12))) == 8


@pytest.mark.parametrize("answer", ["here", "rest", "talk", "leave"])
def test_one_tap_answers(answer):
    bruno = there.membership()
    chore()

    caring.answer(call=QuietCall.objects.get(), answer=answer, by=bruno.person, on=JUNE_12, at=NOON)

    call = QuietCall.objects.get()
    assert (call.answer, call.answered_on) == (answer, JUNE_12)


def test_only_the_person_says_how_they_are():
    bruno = there.membership()
    rosa = coops.member(coop=bruno.coop, first_name="Rosa", joined_on=JUNE_12)
    chore()

    with pytest.raises(caring.NotYourCall):
        caring.answer(call=QuietCall.objects.get(), answer="here", by=rosa, on=JUNE_12, at=NOON)


def test_a_member_takes_news_and_one_only():
    bruno = there.membership()
    rosa = coops.member(coop=bruno.coop, first_name="Rosa", joined_on=JUNE_12)
    yacine = coops.member(coop=bruno.coop, first_name="Yacine", joined_on=JUNE_12)
    chore()
    call = QuietCall.objects.get()

    caring.take(call=call, by=rosa, at=NOON)

    with pytest.raises(caring.AlreadyTaken):
        caring.take(call=call, by=yacine, at=NOON)


def test_one_does_not_take_news_of_oneself():
    bruno = there.membership()
    chore()

    with pytest.raises(caring.OneDoesNotCallOneself):
        caring.take(call=QuietCall.objects.get(), by=bruno.person, at=NOON)


def test_a_call_made_by_hand_has_the_same_limits():
    bruno = there.membership()
    caring.call(membership=bruno, by=None, on=JUNE_12, at=NOON)

    with pytest.raises(caring.AlreadyCalled):
        caring.call(membership=bruno, by=None, on=JUNE_12, at=NOON)


def test_who_was_seen_yesterday_is_not_called():
    bruno = there.membership()
    there.deed(by=bruno.person, coop_key=bruno.coop.slug, at=NOON - timedelta(days=1))

    with pytest.raises(caring.NotQuiet):
        caring.call(membership=bruno, by=None, on=JUNE_12, at=NOON)


def test_asking_for_news_is_not_a_sign_of_life():
    bruno = there.membership()
    chore()

    trace = silence.trace_of(bruno, JUNE_12)

    assert Deed.objects.filter(about=bruno.person).exists()
    assert trace.last_on is None
