"""From what somebody lives to a proposal that the coop reads, and its versions."""

from datetime import timedelta

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.governance import concluding, consenting, objecting, proposing, rounds
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import Decision, Position, Proposal, ProposalVersion
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tests import factories
from kpacite.governance.tests.consent_world import (
    AT,
    JUNE_1,
    TWELVE,
    answer,
    asked,
    close,
    day,
    draft,
    objection_of,
    shared,
    terms,
    world,
)
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return world()


def test_a_draft_is_read_by_nobody_until_it_is_shared(there):
    proposal = draft(there)

    assert queries.stage(proposal) == "draft"
    assert not queries.open_proposals(there.coop).exists()
    assert not Deed.objects.filter(verb__startswith="governance.proposal").exists()


def test_sharing_a_proposal_begins_with_understanding_it(there):
    proposal = shared(there)

    assert queries.stage(proposal) == "clarify"
    assert queries.current_version(proposal).title == "Acheter un four"
    assert Deed.objects.filter(verb="governance.proposal.opened", by=there.amina).exists()


def test_proposals_of_a_coop_follow_each_other(there):
    elsewhere = world()

    numbers = [draft(there).number, draft(there).number, draft(elsewhere).number]

    assert numbers == [1, 2, 1]


def test_a_double_click_makes_one_draft(there):
    first, second = draft(there, key="form-1"), draft(there, key="form-1")

    assert first == second
    assert Proposal.objects.count() == 1


def test_a_stranger_proposes_nothing(there):
    with pytest.raises(proposing.NotAMember):
        draft(there, by=coops.person(first_name="Karim"))


def test_a_proposal_comes_from_something_lived(there):
    with pytest.raises(proposing.TensionIsMissing):
        draft(there, lived="  ")


def test_a_proposal_has_words(there):
    with pytest.raises(proposing.ProposalIsEmpty):
        draft(there, text=" ")


def test_some_ways_of_deciding_are_kept_to_a_role(there):
    terms(there, proposers="facilitator")

    with pytest.raises(proposing.NotAProposerOfThisType, match="Animer les réunions"):
        draft(there)
    assert draft(there, by=there.fatoumata).bearer == there.fatoumata


def test_deciding_of_somebody_says_of_whom(there):
    with pytest.raises(rounds.ConcernedIsMissing):
        draft(there, type_key="exclusion")


def test_nobody_changes_a_rule_alone(there):
    for key in ("daily", "advice"):
        with pytest.raises(proposing.NeedsConsent):
            draft(there, type_key=key, effects=[TWELVE])


def test_an_effect_out_of_bounds_is_refused_when_it_is_proposed(there):
    from kpacite.governance.bounding import RuleValueOutOfBounds

    with pytest.raises(RuleValueOutOfBounds):
        draft(there, effects=[Planned("rule.set", {"key": "sharing.commons_bp", "value": 99_999})])


def test_only_the_bearer_shares_it_and_once(there):
    proposal = draft(there)

    with pytest.raises(proposing.NotTheBearer):
        proposing.open_proposal(proposal=proposal, by=there.rosa, on=JUNE_1, at=AT)
    proposing.open_proposal(proposal=proposal, by=there.amina, on=JUNE_1, at=AT)
    with pytest.raises(proposing.AlreadyShared):
        proposing.open_proposal(proposal=proposal, by=there.amina, on=JUNE_1, at=AT)


def test_the_terms_are_those_of_the_day_it_is_shared(there):
    proposal = draft(there)
    later = terms(there, minimum_bp=10_000)
    opened = proposing.open_proposal(proposal=proposal, by=there.amina, on=JUNE_1, at=AT)
    terms(there, valid_from=JUNE_1 + timedelta(days=1), minimum_bp=0)

    assert Proposal.objects.get(pk=opened.pk).terms == later


def test_silence_never_decides_of_money(there):
    terms(there, silence="agrees")
    proposal = draft(there, effects=[TWELVE])

    with pytest.raises(proposing.SilenceCannotDecide):
        proposing.open_proposal(proposal=proposal, by=there.amina, on=JUNE_1, at=AT)


def test_silence_never_decides_of_a_departure(there):
    terms(there, "exclusion", silence="agrees")
    proposal = draft(there, type_key="exclusion", about=there.yacine)

    with pytest.raises(proposing.SilenceCannotDecide):
        proposing.open_proposal(proposal=proposal, by=there.amina, on=JUNE_1, at=AT)


def test_silence_does_not_come_back_by_a_new_version(there):
    terms(there, silence="agrees")
    proposal = shared(there)

    with pytest.raises(proposing.SilenceCannotDecide):
        proposing.amend(
            proposal=proposal, title="Le commun", text="12 €", effects=[TWELVE], by=there.amina,
            at=day(1),
        )  # fmt: skip


def test_two_proposals_do_not_change_the_same_rule_at_once(there):
    first = shared(there, title="12 € au commun", effects=[TWELVE])
    second = draft(
        there, by=there.rosa, effects=[Planned("rule.set", TWELVE.payload | {"value": 1500})]
    )

    with pytest.raises(proposing.AnotherProposalChangesThis, match="12 € au commun") as refused:
        proposing.open_proposal(proposal=second, by=there.rosa, on=JUNE_1, at=AT)
    assert refused.value.other == first


def test_nor_by_a_new_version(there):
    shared(there, effects=[TWELVE])
    second = shared(there, by=there.rosa)

    with pytest.raises(proposing.AnotherProposalChangesThis):
        proposing.amend(
            proposal=second, title="Le commun", text="12 €", effects=[TWELVE], by=there.rosa,
            at=day(1),
        )  # fmt: skip


def test_once_the_first_is_over_the_rule_may_be_proposed_again(there):
    first = shared(there, effects=[TWELVE])
    proposing.drop(proposal=first, by=there.amina, at=day(1))

    second = shared(there, by=there.rosa, effects=[TWELVE], at=day(2))

    assert queries.stage(second) == "clarify"


def test_a_new_version_before_consent_leaves_the_talk_going(there):
    proposal = shared(there)

    version = proposing.amend(
        proposal=proposal, title="Acheter un four", text="Un four qui consomme peu.",
        by=there.amina, at=day(1),
    )  # fmt: skip

    assert (version.number, queries.stage(proposal)) == (2, "clarify")
    assert ProposalVersion.objects.filter(proposal=proposal).count() == 2


def test_a_new_version_asks_for_consent_again_and_for_nothing_else(there):
    proposal = asked(there)
    answer(proposal, there.rosa)

    version = proposing.amend(
        proposal=proposal, title="Acheter un four", text="Un four qui consomme peu.",
        by=there.amina, at=day(2),
    )  # fmt: skip

    now = queries.open_round(proposal)
    assert (now.kind, now.version, now.closes_at) == ("consent", version, day(7))
    assert not Position.objects.filter(version=version).exists()


def test_only_the_bearer_changes_the_words(there):
    with pytest.raises(proposing.NotTheBearer):
        proposing.amend(proposal=shared(there), title="Four", text="Neuf", by=there.rosa, at=day(1))


def test_a_version_takes_in_objections_of_its_own_proposal_only(there):
    other = asked(there)
    answer(other, there.rosa, "objection")
    proposal = asked(there, title="Autre chose")

    with pytest.raises(proposing.ObjectionOfAnotherProposal):
        proposing.amend(
            proposal=proposal, title="Autre chose", text="Mieux",
            integrates=[objection_of(there.rosa)], by=there.amina, at=day(2),
        )  # fmt: skip


def test_the_bearer_takes_the_proposal_back(there):
    proposal = shared(there)

    proposing.drop(proposal=proposal, because="Nous avons trouvé mieux.", by=there.amina, at=day(1))

    proposal.refresh_from_db()
    assert queries.stage(proposal) == "dropped"
    assert queries.open_round(proposal) is None


def test_nobody_else_takes_it_back(there):
    with pytest.raises(proposing.NotTheBearer):
        proposing.drop(proposal=shared(there), by=there.fatoumata, at=day(1))


def test_nothing_more_happens_to_a_proposal_that_is_over(there):
    proposal = asked(there)
    version = queries.current_version(proposal)
    answer(proposal, there.rosa, "objection")
    objection = objection_of(there.rosa)
    now = queries.open_round(proposal)
    proposing.drop(proposal=proposal, by=there.amina, at=day(2))
    amina, fatou, on, at = there.amina, there.fatoumata, day(3).date(), day(3)

    for gesture in (
        lambda: proposing.open_proposal(proposal=proposal, by=amina, on=on, at=at),
        lambda: proposing.amend(proposal=proposal, title="A", text="B", by=amina, at=at),
        lambda: proposing.drop(proposal=proposal, by=amina, at=at),
        lambda: rounds.advance(proposal=proposal, to="react", by=amina, on=on, at=at),
        lambda: rounds.give_turn(proposal=proposal, by=amina, on=on, at=at),
        lambda: rounds.name_facilitator(proposal=proposal, person=fatou, by=amina, on=on, at=at),
        lambda: consenting.say(round=now, person=amina, kind="reaction", text="A", by=amina, at=at),
        lambda: consenting.answer(version=version, person=amina, kind="agree", by=amina, at=at),
        lambda: consenting.withdraw_objection(objection=objection, by=there.rosa, at=at),
        lambda: objecting.set_aside(objection=objection, test="Non.", by=fatou, at=at),
        lambda: objecting.reply(objection=objection, text="Oui.", by=amina, at=at),
        lambda: concluding.close(proposal=proposal, on=on, at=at, by=amina),
        lambda: concluding.stop(proposal=proposal, on=on, at=at, by=amina),
        lambda: concluding.decide(proposal=proposal, on=on, at=at, by=amina),
    ):
        with pytest.raises(rounds.ProposalIsOver):
            gesture()


def test_a_thing_of_every_day_is_decided_at_once_by_whoever_proposes(there):
    proposal = shared(there, type_key="daily", title="Ranger le jeudi")

    decision = consenting.decide(proposal=proposal, by=there.amina, on=JUNE_1, at=AT)

    proposal.refresh_from_db()
    assert (decision.method, decision.title) == ("daily", "Ranger le jeudi")
    assert queries.stage(proposal) == "adopted"


def test_only_its_bearer_decides_alone_and_only_what_may_be(there):
    with pytest.raises(proposing.NotTheBearer):
        consenting.decide(proposal=shared(there, type_key="daily"), by=there.rosa, on=JUNE_1, at=AT)
    with pytest.raises(concluding.NotDecidedAlone):
        consenting.decide(proposal=shared(there), by=there.amina, on=JUNE_1, at=AT)


def test_deciding_after_advice_waits_for_advice(there):
    proposal = shared(there, type_key="advice", title="Changer de fournisseur")
    with pytest.raises(concluding.AdviceIsMissing, match=r"1\savis"):
        consenting.decide(proposal=proposal, by=there.amina, on=JUNE_1, at=AT)
    consenting.say(
        round=queries.open_round(proposal), person=there.rosa, kind="reaction",
        text="Celui du marché est moins cher.", by=there.rosa, at=day(1),
    )  # fmt: skip

    decision = consenting.decide(proposal=proposal, by=there.amina, on=day(1).date(), at=day(1))

    assert decision.method == "advice"


def test_a_follow_up_says_which_decision_it_comes_back_on(there):
    before = factories.decision(coop=there.coop, by=there.amina)
    proposal = asked(there, follows=before)
    for person in (there.amina, there.rosa, there.yacine):
        answer(proposal, person)

    decision = close(proposal)

    assert Decision.objects.get(pk=decision.pk).follows == before
