"""What is undone, or ends badly: a rule dropped in a meeting, somebody whom the others let go."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.governance import (
    asking_the_others,
    conflicting,
    consenting,
    meeting,
    proposing,
    rounds,
    rulebook,
)
from kpacite.governance.models import Decision
from kpacite.joining.models import Departure

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]
AS_READ = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def let_go(world, *, who, bearer):
    """Amina says what happened, he is heard, the others answer one by one: it is decided."""
    now, today = timezone.now(), world.today
    when = {"by": bearer, "on": today, "at": now}
    found = conflicting.open_one(
        coop=world.cape, about=who, words="La caisse était vide trois fois.", wished="", **when
    )
    conflicting.conclude(step=found.steps.get(), outcome="Nous nous sommes parlé.", **when)
    step = conflicting.go_on(
        conflict=found, kind="exclusion", helper_name="Le Fil", reasons="Trois fois la caisse.",
        skips_because="Il ne vient plus aux rendez-vous.", **when,
    )  # fmt: skip
    conflicting.hear(step=step, words="Je regrette.", heard_on=today, by=bearer, at=now)
    proposal = asking_the_others.put_to_the_others(step=step, **when)
    proposing.open_proposal(proposal=proposal, **when)
    rounds.advance(proposal=proposal, to="consent", mode="live", **when)
    for person in coops.members(world.cape, today).exclude(pk=who.pk):
        consenting.answer(
            version=proposal.versions.get(), person=person, kind="agree", by=person, at=now
        )
    return consenting.close(proposal=proposal, **when)


@AS_READ
def test_a_person_confirms_a_departure_and_the_money_stays_due(world, enter, scripts):
    rosa = world.person("rosa")
    decision = let_go(world, who=rosa, bearer=world.person("amina"))
    assert not Departure.objects.exists()
    phone = enter("fatoumata", scripts)

    phone.go(f"/c/la-cape/decisions/{decision.number}/")
    phone.click("Confirmer")
    phone.sees("L’outil ne le fait jamais tout seul")
    phone.click("Je confirme")

    way_out = Departure.objects.get()
    assert (way_out.membership.person, way_out.decision_number) == (rosa, decision.number)
    leaving = enter("rosa", scripts)
    leaving.go(f"/c/la-cape/partir/{way_out.pk}/")
    leaving.sees("L’argent")
    assert coops.is_member(rosa, world.cape, world.today)  # until what is hers is settled
    assert [*phone.faults, *leaving.faults] == []


def a_meeting_goes_on(world, *, leader):
    by, today, now = leader, world.today, timezone.now()
    plan = meeting.Plan("On reparle du commun", today, timezone.localtime().time())
    held = meeting.call(coop=world.cape, plan=plan, by=by, on=today, at=now)
    meeting.lead(
        meeting=held, facilitator=leader, note_taker=world.person("amina"), by=by, on=today, at=now
    )
    meeting.start(meeting=held, by=by, on=today, at=now)
    everybody = {person.pk: "present" for person in coops.members(world.cape, today)}
    meeting.attend(meeting=held, presences=everybody, by=by, at=now)


@AS_READ
def test_a_rule_is_dropped_in_a_meeting_where_all_agree(world, enter, scripts):
    tomorrow = world.today + timedelta(days=1)
    decision = Decision.objects.get(coop=world.cape, title="Le commun garde 10 € sur 100 €")
    assert rulebook.whole(world.cape, "sharing.commons_bp", tomorrow) == 1000
    a_meeting_goes_on(world, leader=world.person("fatoumata"))
    phone = enter("fatoumata", scripts)

    phone.go(f"/c/la-cape/decisions/{decision.number}/en-reparler/")
    phone.tick("On arrête")
    phone.click("Continuer")
    phone.sees("Il faut l’accord de chaque personne présente")
    phone.tick("On arrête")
    phone.tick("Chaque personne présente est d’accord")
    phone.click("Continuer")
    phone.sees("C’est arrêté")

    assert rulebook.whole(world.cape, "sharing.commons_bp", world.today) == 1000
    assert rulebook.whole(world.cape, "sharing.commons_bp", tomorrow) == 900
    assert phone.faults == []
