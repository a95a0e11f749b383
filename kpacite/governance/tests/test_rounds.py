"""From understanding to answering: who leads, when, and who is around the table."""

import pytest

from kpacite.coops import admitting
from kpacite.coops.tests import factories as coops
from kpacite.governance import consenting, rounds
from kpacite.governance.models import Round
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tests.consent_world import (
    AT,
    JUNE_1,
    answer,
    asked,
    close,
    day,
    draft,
    shared,
    terms,
    world,
)
from kpacite.lib.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return world()


def advance(proposal, to, by, **facts):
    return rounds.advance(proposal=proposal, to=to, by=by, on=JUNE_1, at=AT, **facts)


def test_one_understands_reacts_then_answers(there):
    proposal = shared(there)

    kinds = [advance(proposal, to, there.amina).kind for to in ("react", "consent")]

    assert kinds == ["react", "consent"]
    assert queries.stage(proposal) == "consent"
    assert Round.objects.filter(proposal=proposal, closed_at=None).count() == 1


def test_one_does_not_go_back(there):
    proposal = shared(there)
    advance(proposal, "react", there.amina)

    for to in ("clarify", "react", "integrate"):
        with pytest.raises(rounds.RoundsGoForward):
            advance(proposal, to, there.amina)


def test_a_draft_has_no_round(there):
    with pytest.raises(rounds.ProposalIsADraft):
        advance(draft(there), "react", there.amina)


def test_the_bearer_or_the_facilitator_leads(there):
    proposal = shared(there)

    with pytest.raises(rounds.NotTheFacilitator):
        advance(proposal, "react", there.rosa)
    assert advance(proposal, "react", there.fatoumata).kind == "react"


def test_somebody_named_leads_the_round(there):
    proposal = shared(there)
    rounds.name_facilitator(
        proposal=proposal, person=there.yacine, by=there.amina, on=JUNE_1, at=AT
    )

    now = advance(proposal, "react", there.yacine)

    assert now.facilitator == there.yacine


def test_who_leads_belongs_to_the_coop(there):
    stranger = coops.person(first_name="Karim")
    proposal = shared(there)

    with pytest.raises(rounds.FacilitatorIsNotAMember):
        rounds.name_facilitator(
            proposal=proposal, person=stranger, by=there.amina, on=JUNE_1, at=AT
        )
    with pytest.raises(rounds.FacilitatorIsNotAMember):
        advance(proposal, "react", there.amina, facilitator=stranger)
    with pytest.raises(rounds.NotTheFacilitator):
        rounds.name_facilitator(
            proposal=proposal, person=there.rosa, by=there.rosa, on=JUNE_1, at=AT
        )


def test_consent_stays_open_the_days_of_the_terms(there):
    proposal = shared(there)

    now = advance(proposal, "consent", there.amina)

    assert now.closes_at == day(5)
    assert Task.objects.get(key=f"governance/round/{now.pk}/close").due_at == day(5)


def test_nobody_shortens_the_delay(there):
    for mode in ("online", "mixed"):
        with pytest.raises(rounds.DelayIsTooShort, match=r"samedi 6 juin"):
            advance(shared(there), "consent", there.amina, mode=mode, closes_at=day(4))


def test_more_days_may_be_given(there):
    assert advance(shared(there), "consent", there.amina, closes_at=day(9)).closes_at == day(9)


def test_face_to_face_there_is_no_delay(there):
    now = advance(shared(there), "consent", there.amina, mode="live")

    assert now.closes_at is None
    assert not Task.objects.filter(key__startswith="governance/round").exists()


def test_who_answers_is_copied_when_consent_opens(there):
    proposal = asked(there)
    admitting.admit(
        coop=there.coop, person=coops.person(first_name="Noé"), on=day(1).date(), by=there.amina
    )

    names = proposal.electors.values_list("person__first_name", flat=True)

    assert sorted(names) == ["Amina", "Fatoumata", "Jordan", "Rosa", "Yacine"]


def test_the_person_concerned_is_not_asked_when_the_others_decide(there):
    proposal = asked(there, type_key="exclusion", about=there.yacine)

    assert there.yacine.pk not in proposal.electors.values_list("person_id", flat=True)


def test_who_answers_does_not_move_when_a_new_version_is_made(there):
    from kpacite.governance import proposing

    proposal = asked(there)
    admitting.admit(
        coop=there.coop, person=coops.person(first_name="Noé"), on=day(1).date(), by=there.amina
    )
    proposing.amend(proposal=proposal, title="Four", text="Mieux", by=there.amina, at=day(2))

    assert proposal.electors.count() == 5


def test_around_the_table_each_speaks_in_turn(there):
    proposal = asked(there, mode="live")

    def turn():
        return rounds.give_turn(proposal=proposal, by=there.fatoumata, on=JUNE_1, at=AT).turn

    assert turn().first_name == "Amina"
    answer(proposal, there.amina, by=there.fatoumata)
    assert turn().first_name == "Fatoumata"
    answer(proposal, there.jordan, by=there.fatoumata)
    assert [turn().first_name, turn().first_name] == ["Rosa", "Yacine"]


def test_when_all_have_spoken_nobody_has_the_turn(there):
    proposal = asked(there, mode="live")
    for person in there.people.values():
        answer(proposal, person, by=there.fatoumata)

    now = rounds.give_turn(proposal=proposal, by=there.fatoumata, on=JUNE_1, at=AT)

    assert (now.turn, now.turn_since) == (None, None)


def test_passing_is_a_turn(there):
    proposal = shared(there)
    consenting.say(
        round=queries.open_round(proposal), person=there.amina, kind="pass", by=there.amina, at=AT
    )

    now = rounds.give_turn(proposal=proposal, by=there.fatoumata, on=JUNE_1, at=AT)

    assert now.turn == there.fatoumata


def test_only_who_leads_gives_the_turn(there):
    with pytest.raises(rounds.NotTheFacilitator):
        rounds.give_turn(proposal=shared(there), by=there.rosa, on=JUNE_1, at=AT)


def test_terms_of_no_delay_close_the_same_day(there):
    terms(there, delay_days=0)
    proposal = asked(there)

    assert queries.open_round(proposal).closes_at == AT
    assert close(proposal, number=0) is None
