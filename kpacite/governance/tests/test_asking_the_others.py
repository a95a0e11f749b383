"""A suspension or an exclusion: the person is heard, then the others decide, never by silence."""

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.governance import (
    asking_the_others,
    conflicting,
    consenting,
    proposing,
    queries,
    rounds,
)
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


def test_the_person_it_is_about_does_not_bear_the_question():
    found = reached("exclusion")

    with pytest.raises(conflicting.NotByThePersonConcerned):
        asking_the_others.put_to_the_others(
            step=there.step(found), by=found.about, on=JUNE_12, at=NOON
        )


def decided(found, *, ends_on=None):
    """The others answer, one after the other; the decision does what it says."""
    rosa = coops.member(coop=found.coop, first_name="Rosa")
    proposal = ask(found, ends_on=ends_on)
    bearer = found.opened_by
    proposing.open_proposal(proposal=proposal, by=bearer, on=JUNE_12, at=NOON)
    rounds.advance(proposal=proposal, to="consent", mode="live", by=bearer, on=JUNE_12, at=NOON)
    version = proposal.versions.get()
    for person in (bearer, rosa):
        consenting.answer(version=version, person=person, kind="agree", by=person, at=NOON)
    return consenting.close(proposal=proposal, by=bearer, on=JUNE_12, at=NOON)


def test_the_others_suspend_somebody_until_a_day():
    found = reached("suspension")

    decided(found, ends_on=JULY_1)

    assert queries.is_suspended(found.about, found.coop, JUNE_12)
    assert not queries.is_suspended(found.about, found.coop, JULY_1)


def test_the_person_concerned_is_no_elector():
    found = reached("exclusion")
    decided(found)

    electors = there.step(found).proposal.electors.values_list("person", flat=True)
    assert found.about_id not in electors


def test_an_exclusion_waits_for_a_person_to_confirm_it():
    found = reached("exclusion")

    decision = decided(found)

    effect = decision.effects.get()
    assert effect.needs_confirmation
    assert effect.applied_at is None
