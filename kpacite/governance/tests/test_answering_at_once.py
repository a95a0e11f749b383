"""Two people at the same moment: nothing is counted twice, and nobody is killed."""

import threading

import pytest
from django.db import connection

from kpacite.governance import concluding, consenting, proposing, rounds
from kpacite.governance.models import Decision, Elector, Position, Proposal, Round
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tests.consent_world import (
    JUNE_1,
    TWELVE,
    all_agree,
    answer,
    asked,
    close,
    day,
    draft,
    shared,
    world,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*gestures):
    """Each gesture in its own connection, started together; what each raised."""
    start, raised = threading.Barrier(len(gestures)), []

    def run(gesture):
        try:
            start.wait(timeout=30)
            gesture()
        except Exception as fault:  # the test says which
            raised.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(gesture,)) for gesture in gestures]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


def test_a_double_answer_is_one_answer():
    there = world()
    proposal = asked(there)

    raised = at_once(*[lambda: answer(proposal, there.rosa)] * 2)

    assert [type(fault) for fault in raised] == [consenting.AlreadyAnswered]
    assert Position.objects.count() == 1


def test_two_changes_of_mind_follow_each_other():
    there = world()
    proposal = asked(there)
    answer(proposal, there.rosa)
    version = queries.current_version(proposal)

    def change(kind):
        consenting.change_answer(
            version=version, person=there.rosa, kind=kind, by=there.rosa, at=day(2)
        )

    assert at_once(lambda: change("aside"), lambda: change("reservation")) == []
    assert Position.objects.count() == 3
    assert queries.standing(version).count() == 1


def test_two_people_who_close_decide_once():
    there = world()
    proposal = asked(there, effects=[TWELVE])
    all_agree(there, proposal)

    raised = at_once(
        lambda: close(proposal, by=there.fatoumata), lambda: close(proposal, by=there.amina)
    )

    assert [type(fault) for fault in raised] == [rounds.ProposalIsOver]
    assert Decision.objects.filter(version__proposal=proposal).count() == 1


def test_closing_while_somebody_objects_loses_neither():
    there = world()
    proposal = asked(there)
    all_agree(there, proposal, but=("rosa",))

    raised = at_once(
        lambda: close(proposal, number=5),
        lambda: answer(proposal, there.rosa, "objection", number=4),
    )

    decided = Decision.objects.filter(version__proposal=proposal).exists()
    objected = Position.objects.filter(kind="objection").exists()
    assert decided != objected
    refused = {rounds.ProposalIsOver, consenting.ConsentIsNotOpen}
    assert all(type(fault) in refused for fault in raised)


def test_two_proposals_of_the_same_rule_shared_at_once():
    there = world()
    drafts = [draft(there, effects=[TWELVE]), draft(there, effects=[TWELVE], by=there.rosa)]

    raised = at_once(
        *[
            lambda one=one: proposing.open_proposal(
                proposal=one, by=one.bearer, on=JUNE_1, at=day(0)
            )
            for one in drafts
        ]
    )

    assert [type(fault) for fault in raised] == [proposing.AnotherProposalChangesThis]
    assert Proposal.objects.exclude(opened_at=None).count() == 1


def test_opening_the_answers_twice_copies_the_members_once():
    there = world()
    proposal = shared(there)

    def advance(person):
        rounds.advance(proposal=proposal, to="consent", by=person, on=JUNE_1, at=day(0))

    raised = at_once(lambda: advance(there.amina), lambda: advance(there.fatoumata))

    assert [type(fault) for fault in raised] == [rounds.RoundsGoForward]
    assert Elector.objects.count() == 5
    assert Round.objects.filter(kind="consent").count() == 1


def test_a_new_version_and_the_count_wait_for_each_other():
    there = world()
    proposal = asked(there)
    all_agree(there, proposal)

    raised = at_once(
        lambda: close(proposal, by=there.fatoumata),
        lambda: proposing.amend(
            proposal=proposal, title="Four", text="Mieux", by=there.amina, at=day(4)
        ),
    )

    refused = {rounds.ProposalIsOver, concluding.AnswersAreMissing, concluding.NotTimeYet}
    assert len(raised) == 1
    assert type(raised[0]) in refused


def test_two_numbers_are_never_the_same():
    there = world()

    raised = at_once(lambda: draft(there), lambda: draft(there, by=there.rosa))

    assert raised == []
    assert sorted(Proposal.objects.values_list("number", flat=True)) == [1, 2]
