"""A conflict: talk first, one step after the other, seen by those it concerns."""

import pytest
from django.http import Http404

from kpacite.coops.tests import factories as coops
from kpacite.governance import conflicting, queries
from kpacite.governance.access import conflicts as access
from kpacite.governance.queries import conflicts as seen
from kpacite.governance.tests import factories_conflicts as there
from kpacite.governance.tests.factories_conflicts import JUNE_12, NOON
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db


def see(person, coop):
    return list(seen.conflicts(coop, person))


def test_a_conflict_starts_with_talking():
    found = there.conflict()

    assert [step.kind for step in found.steps.all()] == ["talk"]


def test_it_may_be_about_a_thing():
    assert there.conflict(thing=True).about is None


def test_words_are_needed():
    with pytest.raises(conflicting.WordsAreMissing):
        there.conflict(words="  ")


def test_nobody_opens_a_conflict_about_themselves():
    coop = coops.coop()
    yacine = coops.member(coop=coop, first_name="Yacine")

    with pytest.raises(conflicting.AboutOneself):
        there.conflict(coop=coop, by=yacine, about=yacine)


def test_a_conflict_is_between_people_of_the_coop():
    with pytest.raises(conflicting.NotAMember):
        there.conflict(about=coops.member(coop=coops.coop(), first_name="Karim"))


def test_the_next_step_waits_for_what_this_one_gave():
    found = there.conflict()

    with pytest.raises(conflicting.StepIsOpen):
        there.up(found, "mediator", helper_name="Rosa")


def test_a_mediator_helps_after_a_talk():
    found = there.conflict()
    rosa = coops.member(coop=found.coop, first_name="Rosa")
    there.concluded(found)

    step = there.up(found, "mediator", helper=rosa)

    assert (step.rank, step.helper, step.opened_on) == (2, rosa, JUNE_12)


def test_a_gentler_step_is_not_skipped_without_a_reason():
    found = there.conflict()
    there.concluded(found)

    with pytest.raises(conflicting.StepIsSkipped):
        there.up(found, "meeting")

    step = there.up(found, "meeting", skips_because="Tout le monde l’a vu.")
    assert "Tout le monde" in step.reasons


def test_the_ladder_is_not_walked_down():
    found = there.at_step("meeting")
    there.concluded(found)

    with pytest.raises(conflicting.LadderGoesUp):
        there.up(found, "mediator", helper_name="Rosa")


def test_who_helps_has_a_name():
    found = there.conflict()
    there.concluded(found)

    with pytest.raises(conflicting.HelperIsMissing):
        there.up(found, "mediator")


def test_who_helps_is_not_concerned():
    found = there.conflict()
    there.concluded(found)

    with pytest.raises(conflicting.HelperIsConcerned):
        there.up(found, "mediator", helper=found.about)


def test_a_thing_is_not_suspended():
    found = there.at_step("meeting", thing=True)
    there.concluded(found)

    with pytest.raises(conflicting.NobodyToSuspend):
        there.up(found, "suspension", reasons="La machine.")


def test_a_heavy_step_has_written_reasons():
    found = there.at_step("meeting")
    there.concluded(found)

    with pytest.raises(conflicting.ReasonsAreMissing):
        there.up(found, "suspension")


def test_what_a_step_gave_is_written_once():
    found = there.conflict()
    with pytest.raises(conflicting.WordsAreMissing):
        there.concluded(found, outcome="")
    step = there.concluded(found)

    with pytest.raises(conflicting.StepIsDone):
        conflicting.conclude(step=step, outcome="Autre.", by=found.opened_by, on=JUNE_12, at=NOON)


def test_it_is_closed_with_words_once_the_steps_are_done():
    found = there.conflict()
    close = {"conflict": found, "by": found.opened_by, "on": JUNE_12, "at": NOON}
    with pytest.raises(conflicting.StepIsOpen):
        conflicting.close(how="C’est bon.", **close)
    there.concluded(found)
    with pytest.raises(conflicting.WordsAreMissing):
        conflicting.close(how=" ", **close)

    conflicting.close(how="On se dit les horaires avant.", **close)

    with pytest.raises(conflicting.ConflictIsClosed):
        there.up(found, "mediator", helper_name="Rosa")


def test_the_words_of_the_person_concerned_are_kept():
    found = there.at_step("suspension", heard=False)
    hear = {"step": there.step(found), "heard_on": JUNE_12, "by": found.opened_by, "at": NOON}
    with pytest.raises(conflicting.WordsAreMissing):
        conflicting.hear(words="", **hear)

    step = conflicting.hear(words="J’avais peur.", **hear)

    assert (step.heard_on, step.heard_words) == (JUNE_12, "J’avais peur.")


def test_the_others_see_nothing_until_the_meeting():
    found = there.conflict()
    jordan = coops.member(coop=found.coop, first_name="Jordan")

    assert see(jordan, found.coop) == []
    assert see(found.opened_by, found.coop) == [found]
    assert see(found.about, found.coop) == [found]


def test_who_helps_sees_it():
    found = there.conflict()
    rosa = coops.member(coop=found.coop, first_name="Rosa")
    there.concluded(found)

    there.up(found, "mediator", helper=rosa)

    assert see(rosa, found.coop) == [found]


def test_the_meeting_reads_its_own_steps_and_not_what_was_said_before():
    found = there.at_step("meeting")
    jordan = coops.member(coop=found.coop, first_name="Jordan")

    read = see(jordan, found.coop)[0]

    assert [step.kind for step in seen.steps_for(jordan, read)] == ["meeting"]
    assert [step.kind for step in seen.steps_for(found.about, read)] == ["talk", "meeting"]


def test_a_member_of_another_coop_sees_nothing_even_at_the_meeting():
    found = there.at_step("meeting")
    elsewhere = coops.coop()
    karim = coops.member(coop=elsewhere, first_name="Karim")

    assert see(karim, elsewhere) == []
    assert found not in see(karim, elsewhere)


def test_no_journal_of_the_coop_learns_of_a_conflict():
    found = there.at_step("suspension")

    deeds = Deed.objects.filter(verb__startswith="governance.conflict")
    assert deeds.exists()
    assert set(deeds.values_list("coop_key", "note")) == {("", "")}
    assert found.coop.slug not in deeds.values_list("coop_key", flat=True)


def test_reading_conflicts_asks_the_same_questions_whatever_their_number(
    django_assert_max_num_queries,
):
    coop = coops.coop()
    yacine = coops.member(coop=coop, first_name="Yacine")
    for name in ("Solène", "Rosa", "Karim", "Jordan"):
        there.conflict(coop=coop, by=yacine, about=coops.member(coop=coop, first_name=name))

    with django_assert_max_num_queries(2):
        assert sum(len(list(one.steps.all())) for one in see(yacine, coop)) == 4


def test_nobody_is_suspended_by_a_conflict_alone():
    found = there.at_step("suspension")

    assert not queries.is_suspended(found.about, found.coop, JUNE_12)


def test_the_next_meeting_has_it_on_its_agenda_without_a_name():
    found = there.at_step("meeting")

    points = seen.for_the_meeting(found.coop, JUNE_12)

    assert [(point.title, point.thing) for point in points] == [
        ("Un désaccord, à parler ensemble", f"governance/conflict/{found.pk}")
    ]


def test_before_the_meeting_no_agenda_learns_of_it():
    found = there.conflict()

    assert seen.for_the_meeting(found.coop, JUNE_12) == []


def test_its_place_is_given_to_those_who_may_see_it_only():
    found = there.conflict()
    jordan = coops.member(coop=found.coop, first_name="Jordan")

    assert access.topic(found.about, found.pk, JUNE_12).closed
    for pk in (found.pk, 9999):
        with pytest.raises(Http404):
            access.topic(jordan, pk, JUNE_12)
