"""How a proposal ends: decided, awaited, sought again, or without agreement."""

import pytest

from kpacite.coops import admitting
from kpacite.governance import concluding, consenting, proposing, rounds, rulebook
from kpacite.governance.models import Decision, Proposal
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tasks import rounds as tasks
from kpacite.governance.tests.consent_world import (
    TWELVE,
    all_agree,
    answer,
    asked,
    close,
    day,
    objection_of,
    shared,
    terms,
    world,
)

pytestmark = pytest.mark.django_db
RESTING: set[int] = set()


def rests(coop, on):
    """Who rests, as a higher app would tell it."""
    return RESTING


@pytest.fixture
def there(settings):
    RESTING.clear()
    settings.KPACITE_RESTING = ""
    return world()


@pytest.fixture
def somebody_rests(there, settings):
    settings.KPACITE_RESTING = f"{__name__}.rests"
    RESTING.update({there.jordan.pk, there.yacine.pk, there.rosa.pk})


def stop(proposal, by, *, number=8):
    return consenting.stop(proposal=proposal, by=by, on=day(number).date(), at=day(number))


def fresh(proposal):
    return Proposal.objects.get(pk=proposal.pk)


def test_without_objection_it_is_decided(there):
    proposal = asked(there)
    for person in (there.amina, there.rosa, there.yacine):
        answer(proposal, person)

    decision = close(proposal)

    assert (decision.method, decision.title) == ("consent", "Acheter un four")
    assert queries.stage(fresh(proposal)) == "adopted"
    assert decision.noted_by == there.amina


def test_a_decision_changes_the_rule_the_day_after_and_never_before(there):
    proposal = asked(there, effects=[TWELVE])
    all_agree(there, proposal)

    close(proposal, by=there.fatoumata, number=2)

    read = [rulebook.value(there.coop, "sharing.commons_bp", day(n).date()) for n in (2, 3)]
    assert read == [1000, 1200]


def test_an_objection_leads_to_seeking_something_better(there):
    proposal = asked(there)
    all_agree(there, proposal, but=("rosa",))
    answer(proposal, there.rosa, "objection")

    assert close(proposal) is None
    assert queries.stage(fresh(proposal)) == "integrate"
    assert not Decision.objects.filter(version__proposal=proposal).exists()


def test_from_ten_to_twelve_after_an_objection_taken_in(there):
    proposal = asked(there, effects=[TWELVE])
    all_agree(there, proposal, but=("rosa",))
    answer(proposal, there.rosa, "objection", harms="person")
    close(proposal, by=there.fatoumata, number=2)
    version = proposing.amend(
        proposal=proposal, title="12 € au commun", text="12 €, et on en reparle dans 3 mois.",
        effects=[TWELVE], integrates=[objection_of(there.rosa)], by=there.amina, at=day(3),
    )  # fmt: skip
    all_agree(there, proposal, number=4)

    decision = close(proposal, by=there.fatoumata, number=4)

    assert decision.version == version
    assert objection_of(there.rosa).settlement == "integrated"
    assert rulebook.value(there.coop, "sharing.commons_bp", day(5).date()) == 1200


def test_withdrawn_the_version_that_stayed_is_decided(there):
    proposal = asked(there)
    all_agree(there, proposal, but=("rosa",))
    answer(proposal, there.rosa, "objection")
    close(proposal)
    with pytest.raises(concluding.ObjectionsStand):
        close(proposal, by=there.fatoumata, number=6)
    consenting.withdraw_objection(objection=objection_of(there.rosa), by=there.rosa, at=day(6))

    decision = close(proposal, by=there.fatoumata, number=6)

    assert decision.version.number == 1


def test_set_aside_but_with_too_few_answers_consent_is_asked_again(there):
    proposal = asked(there)
    answer(proposal, there.rosa, "objection")
    close(proposal)
    consenting.set_aside(
        objection=objection_of(there.rosa), test="Un danger ? Non.", by=there.fatoumata, at=day(6)
    )

    assert close(proposal, by=there.fatoumata, number=6) is None
    assert queries.stage(fresh(proposal)) == "consent"


def test_nobody_counts_before_there_is_something_to_count(there):
    with pytest.raises(concluding.NothingToClose):
        close(shared(there), by=there.amina)


def test_anybody_does_not_count(there):
    with pytest.raises(rounds.NotTheFacilitator):
        close(asked(there), by=there.rosa)


def test_earlier_once_everybody_has_answered(there):
    proposal = asked(there)
    all_agree(there, proposal, but=("yacine",))
    with pytest.raises(concluding.NotTimeYet, match=r"1\sréponse"):
        close(proposal, by=there.fatoumata, number=2)
    answer(proposal, there.yacine)

    assert close(proposal, by=there.fatoumata, number=2)


def test_time_never_closes_early(there):
    proposal = asked(there)
    all_agree(there, proposal)

    with pytest.raises(concluding.NotTimeYet):
        close(proposal, number=2)


def test_in_a_meeting_the_minimum_is_enough(there):
    proposal = asked(there, mode="live")
    answer(proposal, there.rosa, by=there.fatoumata)
    with pytest.raises(concluding.AnswersAreMissing, match=r"2\sréponses"):
        close(proposal, by=there.fatoumata, number=1)
    for person in (there.amina, there.jordan):
        answer(proposal, person, by=there.fatoumata)

    assert close(proposal, by=there.fatoumata, number=1)


def test_too_few_answers_are_awaited_once_more(there):
    proposal = asked(there)
    answer(proposal, there.rosa)

    assert close(proposal) is None
    now = queries.open_round(proposal)
    assert (queries.stage(fresh(proposal)), now.closes_at) == ("consent", day(10))

    for person in (there.amina, there.yacine):
        answer(proposal, person, number=6)
    assert close(proposal, number=10)


@pytest.mark.parametrize("fallback", ["as_is", "two_thirds"])
def test_then_nothing_changes(there, fallback):
    terms(there, fallback=fallback)
    proposal = asked(there)
    close(proposal)

    assert close(proposal, number=10) is None
    assert queries.stage(fresh(proposal)) == "expired"
    assert fresh(proposal).ended_because == "Trop peu de réponses."


@pytest.mark.parametrize("fallback", ["meeting", "mediation"])
def test_or_the_next_meeting_asks(there, fallback):
    terms(there, fallback=fallback)
    proposal = asked(there)
    close(proposal)
    close(proposal, number=10)

    now = queries.open_round(proposal)
    assert (now.kind, now.mode, now.closes_at) == ("consent", "live", None)
    assert stop(proposal, there.fatoumata, number=12) is None
    assert queries.stage(fresh(proposal)) == "expired"


def with_a_lasting_objection(there, **facts):
    proposal = asked(there, **facts)
    all_agree(there, proposal, but=("rosa",))
    answer(proposal, there.rosa, "objection")
    close(proposal)
    return proposal


def test_without_agreement_it_stays_as_it_is(there):
    terms(there, fallback="as_is")
    proposal = with_a_lasting_objection(there)

    stop(proposal, there.fatoumata)

    assert queries.stage(fresh(proposal)) == "expired"


@pytest.mark.parametrize("fallback", ["meeting", "mediation"])
def test_without_agreement_one_talks_face_to_face_then_it_is_over(there, fallback):
    terms(there, fallback=fallback)
    proposal = with_a_lasting_objection(there)

    stop(proposal, there.fatoumata)
    now = queries.open_round(proposal)
    assert (now.kind, now.mode) == ("integrate", "live")

    stop(proposal, there.fatoumata, number=9)
    assert queries.stage(fresh(proposal)) == "expired"


def test_without_agreement_two_present_out_of_three(there):
    terms(there, fallback="two_thirds")
    proposal = with_a_lasting_objection(there)

    decision = stop(proposal, there.fatoumata)

    assert decision.method == "two_thirds"


def test_two_out_of_three_or_nothing(there):
    terms(there, fallback="two_thirds")
    proposal = asked(there)
    for name in ("rosa", "yacine"):
        answer(proposal, there.people[name], "objection")
    for name in ("amina", "jordan"):
        answer(proposal, there.people[name])
    close(proposal)

    assert stop(proposal, there.fatoumata) is None
    assert queries.stage(fresh(proposal)) == "expired"


def test_one_does_not_give_up_before_having_sought(there):
    with pytest.raises(concluding.NothingToClose):
        stop(asked(there), there.fatoumata)


def test_only_who_leads_gives_up(there):
    with pytest.raises(rounds.NotTheFacilitator):
        stop(with_a_lasting_objection(there), there.yacine)


def test_silence_agrees_when_the_terms_say_so(there):
    terms(there, silence="agrees")
    proposal = asked(there)

    assert close(proposal, number=5)


def test_silence_says_nothing_while_the_time_is_not_over(there):
    terms(there, silence="agrees")

    with pytest.raises(concluding.AnswersAreMissing):
        close(asked(there), by=there.fatoumata, number=2)


def test_who_rests_is_not_awaited(there, somebody_rests):
    proposal = asked(there)
    for person in (there.amina, there.fatoumata):
        answer(proposal, person)

    assert close(proposal, by=there.fatoumata, number=2)


def test_who_rests_counts_if_they_answer(there, somebody_rests):
    terms(there, minimum_bp=10_000)
    proposal = asked(there)
    answer(proposal, there.rosa)

    ballot = queries.ballot(proposal, queries.current_version(proposal), day(1).date())

    assert ballot.asked == {there.amina.pk, there.fatoumata.pk, there.rosa.pk}
    assert ballot.missing == 2


def test_who_left_is_not_awaited(there):
    terms(there, minimum_bp=10_000)
    proposal = asked(there)
    admitting.leave(coop=there.coop, person=there.jordan, on=day(1).date(), by=there.jordan)
    all_agree(there, proposal, but=("jordan",))

    assert close(proposal, by=there.fatoumata, number=2)


def test_the_worker_counts_once(there, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: day(5))
    proposal = asked(there)
    now = queries.open_round(proposal)
    all_agree(there, proposal)

    for _ in range(2):
        tasks.close_when_due(now.pk)

    assert Decision.objects.filter(version__proposal=proposal).count() == 1


def test_the_worker_leaves_alone_the_round_that_took_its_place(there, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: day(5))
    proposal = asked(there)
    before = queries.open_round(proposal)
    proposing.amend(proposal=proposal, title="Four", text="Mieux", by=there.amina, at=day(4))

    tasks.close_when_due(before.pk)

    assert queries.open_round(proposal).closes_at == day(9)


def test_what_waits_for_somebody_is_what_they_may_still_answer(there):
    proposal = asked(there)
    shared(there, title="Encore en discussion")
    answer(proposal, there.rosa)

    def waits(person, number):
        return [one.proposal for one in queries.waiting_for(person, there.coop, day(number))]

    assert waits(there.yacine, 2) == [proposal]
    assert waits(there.rosa, 2) == waits(there.yacine, 5) == []
