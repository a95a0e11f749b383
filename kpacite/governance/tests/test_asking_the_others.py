"""A suspension or an exclusion: the person is heard, then the others decide, never by silence."""

import pytest

from kpacite.governance import asking_the_others, conflicting
from kpacite.governance.tests import factories as governance
from kpacite.governance.tests import factories_conflicts as there
from kpacite.governance.tests.factories_conflicts import JULY_1, JUNE_12, NOON

pytestmark = pytest.mark.django_db


def ask(found, *, ends_on=None):
    return asking_the_others.put_to_the_others(
        step=there.step(found), by=found.opened_by, on=JUNE_12, at=NOON, ends_on=ends_on
    )


def reached(kind, **facts):
    found = there.at_step(kind, **facts)
    governance.rules(coop=found.coop, by=found.opened_by)
    return found


def test_the_others_are_asked_about_a_suspension_with_its_end():
    found = reached("suspension")

    proposal = ask(found, ends_on=JULY_1)

    effect = proposal.versions.get().effects.get()
    assert (proposal.about, proposal.type.key) == (found.about, "exclusion")
    assert (effect.command, effect.payload["ends_on"]) == ("member.suspend", "2026-07-01")


def test_an_exclusion_only_starts_the_way_out():
    found = reached("exclusion")

    proposal = ask(found)

    effect = proposal.versions.get().effects.get()
    assert (effect.command, effect.payload) == ("member.end", {"person": found.about_id})


def test_the_words_of_the_person_stand_beside_the_reasons():
    proposal = ask(reached("exclusion"))

    text = proposal.versions.get().text
    assert "Trois fois la caisse." in text
    assert "Je regrette." in text
    assert "Ce qui est dû à la personne lui est payé." in text


def test_nobody_is_judged_without_being_heard():
    for kind in ("suspension", "exclusion"):
        with pytest.raises(asking_the_others.NotHeardYet):
            ask(reached(kind, heard=False), ends_on=JULY_1)


def test_a_suspension_without_an_end_is_not_asked():
    found = reached("suspension")

    with pytest.raises(asking_the_others.SuspensionNeedsAnEnd):
        ask(found)
    with pytest.raises(asking_the_others.SuspensionNeedsAnEnd):
        ask(found, ends_on=JUNE_12)


def test_a_talk_is_not_decided():
    with pytest.raises(asking_the_others.NotAHeavyStep):
        ask(reached("meeting"))


def test_the_question_is_put_once():
    found = reached("exclusion")
    ask(found)

    with pytest.raises(conflicting.AlreadyPutToTheOthers):
        ask(found)


def test_once_asked_the_words_of_the_person_do_not_change():
    found = reached("exclusion")
    ask(found)

    with pytest.raises(conflicting.AlreadyPutToTheOthers):
        conflicting.hear(
            step=there.step(found), words="Autre.", heard_on=JUNE_12, by=found.opened_by, at=NOON
        )


def test_silence_never_decides_it():
    proposal = ask(reached("exclusion"))

    assert proposal.terms.silence == "waits"
    assert proposal.terms.electorate == "others"
