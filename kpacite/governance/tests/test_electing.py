"""An election without candidate: names and reasons together, changes, a yes, a consent."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kpacite.coops.models import Membership
from kpacite.coops.tests.factories import coop, member
from kpacite.governance import consenting, electing, mandating, meeting, naming, proposing, roles
from kpacite.governance.models import Mandate, Nomination
from kpacite.governance.queries import elections
from kpacite.governance.tests import factories_meetings as factories
from kpacite.governance.tests.factories import role as given
from kpacite.governance.tests.factories_meetings import JUNE_1, JUNE_1_NOON, JUNE_9, JUNE_9_EVENING

pytestmark = pytest.mark.django_db
JUNE_2 = date(2026, 6, 2)
A_YEAR = date(2027, 5, 31)


@pytest.fixture
def there():
    return factories.there(names=("Amina", "Fatoumata", "Jordan", "Rosa"))


def begun(there, *, role=None, ends_on=A_YEAR, facilitator=None):
    return electing.begin(
        coop=there.coop, role=role or factories.role(there),
        term=electing.Term(JUNE_1, ends_on, "Une personne calme, qui écoute."),
        facilitator=facilitator or there.amina, by=there.rosa, on=JUNE_1, at=JUNE_1_NOON,
    )  # fmt: skip


def name(election, person, nominee, reason="Elle écoute.", by=None):
    return electing.name(
        election=election, person=person, nominee=nominee, reason=reason, by=by or person,
        on=JUNE_1, at=JUNE_1_NOON,
    )  # fmt: skip


def heard(there, election):
    """Everybody named; Rosa changed her mind; the turns are over."""
    name(election, there.amina, there.fatoumata)
    name(election, there.jordan, there.rosa, "Elle connaît tout le monde.")
    name(election, there.rosa, there.jordan, "Il apprend vite.")
    electing.show(election=election, by=there.amina, at=JUNE_1_NOON)
    name(election, there.rosa, there.fatoumata, "Vos raisons sont bonnes.")
    return electing.close_changes(election=election, by=there.amina, at=JUNE_1_NOON)


def propose(election, person, by, reason="Elle écoute, et plusieurs le disent."):
    return naming.propose(election=election, person=person, reason=reason, by=by, on=JUNE_1,
                          at=JUNE_1_NOON)  # fmt: skip


def test_an_election_from_the_first_name_to_the_role(there):
    election = heard(there, begun(there))
    candidacy = propose(election, there.fatoumata, there.amina)
    proposal = naming.accept(candidacy=candidacy, answer="Avec plaisir.", by=there.fatoumata,
                             on=JUNE_1, at=JUNE_1_NOON)  # fmt: skip
    version = proposal.versions.get()
    for person in there.people.values():
        consenting.answer(version=version, person=person, kind="agree", by=person,
                          at=JUNE_1_NOON)  # fmt: skip

    decision = consenting.close(proposal=proposal, by=there.amina, on=JUNE_2,
                                at=JUNE_1_NOON + timedelta(days=2, hours=1))  # fmt: skip

    assert decision.method == "election"
    assert roles.holds(there.fatoumata, there.coop, "facilitator", JUNE_2)
    assert Mandate.objects.get().decision == decision
    election.refresh_from_db()
    assert elections.phase(election, election.candidacies.all()) == "given"


def test_in_a_meeting_the_consent_is_asked_around_the_table(there):
    held = factories.called(there)
    meeting.start(meeting=held, by=there.amina, on=JUNE_9, at=JUNE_9_EVENING)
    election = heard(there, begun(there))
    candidacy = propose(election, there.fatoumata, there.amina)

    proposal = naming.accept(candidacy=candidacy, answer="", by=there.amina, on=JUNE_1,
                             at=JUNE_1_NOON)  # fmt: skip

    consent = proposal.rounds.get(closed_at=None)
    assert (consent.kind, consent.mode, consent.meeting) == ("consent", "live", held)


def test_names_are_hidden_until_the_turn_is_over(there):
    election = begun(there)
    name(election, there.rosa, there.fatoumata)
    for person in (there.amina, there.jordan):
        room = elections.room(election, person)
        assert (room.names, room.mine) == ([], None)
    assert elections.room(election, there.rosa).mine.nominee == there.fatoumata

    electing.show(election=election, by=there.amina, at=JUNE_1_NOON)

    election.refresh_from_db()
    (named,) = elections.room(election, there.jordan).names
    assert (named.nominee, [one.reason for one in named.reasons]) == (
        there.fatoumata, ["Elle écoute."],
    )  # fmt: skip


def test_reasons_lead_and_the_software_chooses_nobody(there):
    election = heard(there, begun(there))

    room = elections.room(election, there.amina)

    assert room.phase == "name"
    assert [named.nominee.first_name for named in room.names] == ["Fatoumata", "Rosa"]
    candidacy = propose(election, there.rosa, there.amina, "Elle a le temps, et l’envie.")
    assert candidacy.person == there.rosa


def test_one_may_name_oneself(there):
    election = begun(there)

    assert name(election, there.jordan, there.jordan, "J’ai envie d’apprendre.").turn == 1


def test_a_paper_is_typed_in_and_says_by_whom(there):
    election = begun(there)

    paper = name(election, there.rosa, there.fatoumata, by=there.jordan)

    assert (paper.person, paper.entered_by) == (there.rosa, there.jordan)


def test_one_name_a_turn(there):
    election = begun(there)
    name(election, there.rosa, there.fatoumata)

    with pytest.raises(electing.AlreadyNamed):
        name(election, there.rosa, there.jordan)


def test_nobody_names_after_the_turns(there):
    election = heard(there, begun(there))

    with pytest.raises(electing.TurnIsOver):
        name(election, there.fatoumata, there.rosa)


def test_who_joined_after_names_nobody(there):
    election = begun(there)
    late = member(coop=there.coop, first_name="Léo")

    with pytest.raises(electing.NotAnElector):
        name(election, late, there.rosa)


def test_a_stranger_is_not_named_and_leads_nothing(there):
    election = begun(there)
    karim = member(coop=coop(), first_name="Karim")

    with pytest.raises(electing.NotAMember):
        name(election, there.rosa, karim)
    with pytest.raises(electing.NotAMember):
        electing.lead(election=election, facilitator=karim, by=there.amina, on=JUNE_1,
                      at=JUNE_1_NOON)  # fmt: skip
    with pytest.raises(electing.NotAMember):
        begun(there, role=factories.role(there, key="quotes", name="Les devis"),
              facilitator=karim)  # fmt: skip


def test_a_name_without_a_reason_is_refused(there):
    election = begun(there)

    with pytest.raises(electing.ReasonIsMissing):
        name(election, there.rosa, there.fatoumata, " ")


def test_a_term_beyond_the_rule_is_refused(there):
    with pytest.raises(mandating.TermIsTooLong):
        begun(there, ends_on=date(2028, 1, 1))
    with pytest.raises(mandating.TermIsEmpty):
        begun(there, ends_on=JUNE_1)


def test_one_election_at_a_time_for_a_role(there):
    first = begun(there)

    with pytest.raises(electing.ElectionAlreadyOpen):
        begun(there, role=first.role)
    with pytest.raises(electing.ReasonIsMissing):
        electing.stop(election=first, because="", by=there.amina, at=JUNE_1_NOON)
    electing.stop(election=first, because="Personne n’est prêt.", by=there.amina, at=JUNE_1_NOON)
    assert begun(there, role=first.role).number == 2
    with pytest.raises(electing.ElectionIsOver):
        name(first, there.rosa, there.jordan)


def test_the_facilitator_leads_the_turns_in_order(there):
    election = begun(there)

    with pytest.raises(electing.NobodyIsNamed):
        electing.show(election=election, by=there.amina, at=JUNE_1_NOON)
    with pytest.raises(electing.TurnIsStillOpen):
        electing.close_changes(election=election, by=there.amina, at=JUNE_1_NOON)
    with pytest.raises(electing.TurnIsStillOpen):
        propose(election, there.rosa, there.amina)
    name(election, there.rosa, there.fatoumata)
    with pytest.raises(electing.NotTheFacilitator):
        electing.show(election=election, by=there.rosa, at=JUNE_1_NOON)
    electing.show(election=election, by=there.amina, at=JUNE_1_NOON)
    with pytest.raises(electing.TurnIsOver):
        electing.show(election=election, by=there.amina, at=JUNE_1_NOON)
    electing.close_changes(election=election, by=there.amina, at=JUNE_1_NOON)
    with pytest.raises(electing.TurnIsOver):
        electing.close_changes(election=election, by=there.amina, at=JUNE_1_NOON)


def test_another_member_takes_the_lead(there):
    election = begun(there)
    name(election, there.rosa, there.fatoumata)

    electing.lead(election=election, facilitator=there.jordan, by=there.rosa, on=JUNE_1,
                  at=JUNE_1_NOON)  # fmt: skip

    assert electing.show(election=election, by=there.jordan, at=JUNE_1_NOON).reasons_at


def test_who_declines_is_not_asked_again_and_another_name_comes(there):
    election = heard(there, begun(there))
    candidacy = propose(election, there.fatoumata, there.amina)
    with pytest.raises(naming.AnswerIsAwaited):
        propose(election, there.rosa, there.amina)
    with pytest.raises(naming.NotTheirAnswer):
        naming.decline(candidacy=candidacy, answer="", by=there.rosa, at=JUNE_1_NOON)
    naming.decline(candidacy=candidacy, answer="Pas cette année.", by=there.fatoumata,
                   at=JUNE_1_NOON)  # fmt: skip

    with pytest.raises(naming.AlreadyAnswered):
        naming.decline(candidacy=candidacy, answer="", by=there.fatoumata, at=JUNE_1_NOON)
    with pytest.raises(naming.AlreadyAsked):
        propose(election, there.fatoumata, there.amina)
    with pytest.raises(naming.NobodyNamedThem):
        propose(election, there.amina, there.amina)
    with pytest.raises(electing.ReasonIsMissing):
        propose(election, there.rosa, there.amina, "")
    assert propose(election, there.rosa, there.amina).person == there.rosa
    with pytest.raises(electing.NotTheFacilitator):
        propose(election, there.jordan, there.rosa)


def test_somebody_who_left_is_not_proposed(there):
    election = heard(there, begun(there))
    Membership.objects.filter(person=there.fatoumata).update(left_on=JUNE_1)

    with pytest.raises(electing.NotAMember):
        propose(election, there.fatoumata, there.amina)


def test_who_holds_the_role_already_is_not_given_it_twice(there):
    held = given(coop=there.coop, person=there.fatoumata, key="facilitator")
    election = heard(there, begun(there, role=held.role))

    with pytest.raises(mandating.AlreadyHeld):
        propose(election, there.fatoumata, there.amina)


def test_the_coop_answers_on_one_name_at_a_time_and_another_comes_after(there):
    election = heard(there, begun(there))
    candidacy = propose(election, there.fatoumata, there.amina)
    proposal = naming.accept(candidacy=candidacy, answer="", by=there.fatoumata, on=JUNE_1,
                             at=JUNE_1_NOON)  # fmt: skip
    with pytest.raises(naming.ConsentIsGoingOn):
        propose(election, there.rosa, there.amina)
    proposing.drop(proposal=proposal, by=there.amina, at=JUNE_1_NOON)

    election.refresh_from_db()
    assert elections.phase(election, election.candidacies.all()) == "name"
    assert propose(election, there.rosa, there.amina).accepted is None


def test_who_named_whom_is_not_rewritten(there):
    name(begun(there), there.rosa, there.fatoumata)

    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.update(nominee=there.jordan)
