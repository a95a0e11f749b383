"""Decisions that execute: once, at their day, whole or not at all, within everybody's bounds."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kpacite.coops.models import CharterVersion
from kpacite.coops.tests.factories import coop, member, person
from kpacite.governance import applying_effects, bounding, deciding, effects, mandating, rulebook
from kpacite.governance import types as decision_types
from kpacite.governance.commands import setting_rules, setting_types
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import DecisionEffect, Mandate, RuleValue, TypeTerms
from kpacite.governance.tasks.effects import apply_due
from kpacite.governance.tests.factories import (
    JUNE_1,
    NOON,
    adopted,
    decision,
    role,
    rule,
    rules,
)
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db

JUNE_2 = date(2026, 6, 2)
JULY_1 = date(2026, 7, 1)
TWELVE = Planned("rule.set", {"key": "sharing.commons_bp", "value": 1200})


@pytest.fixture
def cape():
    return coop(slug="la-cape")


@pytest.fixture
def amina(cape):
    who = member(coop=cape)
    rules(coop=cape, by=who)
    return who


def refused(coop, planned, refusal, *, on=JUNE_1, match=None):
    with pytest.raises(refusal, match=match):
        effects.check(coop, planned.command, planned.payload, on, planned.effective_on)


def only(decided):
    return decided.effects.get()


def commons(coop, on):
    return rulebook.whole(coop, "sharing.commons_bp", on)


# --- a rule


def test_a_rule_changes_the_day_after_its_decision_and_never_before(cape, amina):
    decided = adopted(coop=cape, by=amina, effects=[TWELVE])

    done = only(decided)
    assert done.applied_at and done.effective_on == JUNE_2
    assert commons(cape, JUNE_1) == 1000 and commons(cape, JUNE_2) == 1200
    assert rulebook.decision(cape, "sharing.commons_bp", JUNE_2) == decided
    assert done.before["value"] == 1000 and done.after["value"] == 1200


def test_a_rule_holds_from_the_chosen_day(cape, amina):
    adopted(coop=cape, by=amina, effects=[Planned("rule.set", TWELVE.payload, JULY_1)])

    assert commons(cape, date(2026, 6, 30)) == 1000 and commons(cape, JULY_1) == 1200


def test_a_consent_that_came_late_changes_nothing_of_the_past(cape, amina):
    wished = Planned("rule.set", TWELVE.payload, date(2026, 5, 1))

    decided = adopted(coop=cape, by=amina, effects=[wished])

    assert only(decided).effective_on == JUNE_2
    assert commons(cape, JUNE_1) == 1000


def test_a_rule_that_changes_backwards_is_refused_when_it_is_proposed(cape, amina):
    today = Planned("rule.set", TWELVE.payload, JUNE_1)

    refused(cape, today, effects.NotBeforeTomorrow)


def test_a_proposal_says_before_and_after(cape, amina):
    change = effects.change(cape, TWELVE.command, TWELVE.payload, JUNE_2)

    assert change.before.replace("\u00a0", " ") == "Le commun garde 10 € sur 100 €."
    assert change.after.replace("\u00a0", " ") == "Le commun garde 12 € sur 100 €."
    assert effects.target(TWELVE.command, TWELVE.payload) == "rule:sharing.commons_bp"


def test_asking_for_what_is_already_so_is_refused(cape, amina):
    same = Planned("rule.set", {"key": "sharing.commons_bp", "value": 1000})

    refused(cape, same, effects.NothingChanges)


@pytest.mark.parametrize("value", ["douze", None, True, 12.5, 9000, -1])
def test_a_value_out_of_the_bounds_of_the_software_is_refused(cape, amina, value):
    wrong = Planned("rule.set", {"key": "sharing.commons_bp", "value": value})

    with pytest.raises((bounding.RuleValueOutOfBounds, effects.SomethingIsMissing)):
        effects.check(cape, wrong.command, wrong.payload, JUNE_1)


def test_a_value_the_law_forbids_is_refused_with_its_article(cape, amina):
    late = Planned("rule.set", {"key": "sales.payment_days", "value": 90})

    refused(cape, late, bounding.RuleValueOutOfBounds, match="La loi.*L441-10")


def test_a_rule_nobody_declared_is_refused(cape, amina):
    refused(cape, Planned("rule.set", {"key": "a.b", "value": 1}), effects.SomethingIsMissing)


def test_two_decisions_on_the_same_rule_follow_each_other(cape, amina):
    adopted(coop=cape, by=amina, effects=[Planned("rule.set", TWELVE.payload, JULY_1)])

    sooner = Planned("rule.set", {"key": "sharing.commons_bp", "value": 800}, JUNE_2)
    refused(cape, sooner, setting_rules.RuleAlreadyFollowed, match="décision 2")


def test_an_effect_outside_the_closed_list_is_refused(cape, amina):
    refused(cape, Planned("member.erase", {}), effects.UnknownCommand)


def test_rules_of_money_how_we_decide_and_the_host_are_never_decided_by_silence():
    assert effects.forbids_silence("rule.set", TWELVE.payload)
    assert effects.forbids_silence("rule.set", {"key": "work.purchase_limit_cents", "value": 1})
    assert not effects.forbids_silence("rule.set", {"key": "work.doubt_days", "value": 3})
    for key in ("type.set", "host.change", "member.end"):
        assert effects.forbids_silence(key, {})


def test_every_command_says_what_it_does_in_plain_words():
    for key, command in effects.declared().items():
        assert command.words and key.count(".") == 1


# --- once, whole, visible


def test_an_effect_is_applied_once_whoever_asks(cape, amina):
    done = only(adopted(coop=cape, by=amina, effects=[TWELVE]))

    applying_effects.apply(effect=done, on=JULY_1, at=NOON, by=amina)

    assert RuleValue.objects.filter(key="sharing.commons_bp").count() == 2
    with pytest.raises(applying_effects.NothingToApply):
        applying_effects.retry(effect=done, on=JULY_1, at=NOON, by=amina)


def test_an_effect_that_fails_leaves_the_decision_and_its_reason(cape, amina):
    rule(coop=cape, by=amina, key="sharing.commons_bp", value=800, on=JULY_1)

    decided = adopted(coop=cape, by=amina, effects=[TWELVE])

    failed = only(decided)
    assert failed.applied_at is None and "Choisissez un jour après" in failed.error
    assert failed.tries == 1 and commons(cape, JUNE_2) == 1000
    assert Deed.objects.filter(verb="governance.effect.failed").exists()


def test_one_effect_that_fails_takes_nothing_back_from_the_others(cape, amina):
    rule(coop=cape, by=amina, key="sharing.commons_bp", value=800, on=JULY_1)
    days = Planned("rule.set", {"key": "sharing.silence_days", "value": 9})

    decided = adopted(coop=cape, by=amina, effects=[TWELVE, days])

    assert [bool(one.applied_at) for one in decided.effects.all()] == [False, True]


def test_an_effect_that_breaks_half_way_writes_nothing(cape, amina, monkeypatch):
    def half(decision, payload, on, at, by):
        RuleValue.objects.create(
            coop=decision.coop, key="sales.payment_days", value=7, valid_from=on, decision=decision
        )
        raise RuntimeError("the disk is full")

    broken = effects.Command(
        "rule.set", "Casser", *[getattr(effects.command("rule.set"), name)
        for name in ("target", "check", "change")], apply=half, waits_days=1, at_once=True,
    )  # fmt: skip
    monkeypatch.setattr(effects, "declared", lambda: {"rule.set": broken})

    failed = only(adopted(coop=cape, by=amina, effects=[TWELVE]))

    assert failed.error == applying_effects.OUR_FAULT and failed.applied_at is None
    assert rulebook.whole(cape, "sales.payment_days", JULY_1) == 30


def test_what_failed_is_tried_again_by_a_member_and_by_the_night(cape, amina):
    jordan = member(coop=cape, first_name="Jordan")
    given = role(coop=cape, person=jordan, key="treasury", ends_on=JUNE_2 + timedelta(days=9))
    wished = Planned(
        "role.give",
        {"role": "treasury", "person": jordan.pk, "starts_on": "2026-06-01",
         "ends_on": "2026-12-01"},
    )  # fmt: skip
    failed = only(adopted(coop=cape, by=amina, effects=[wished]))
    assert "tient déjà ce rôle" in failed.error

    applying_effects.retry(effect=failed, on=JUNE_2, at=NOON, by=amina)
    failed.refresh_from_db()
    assert failed.tries == 2 and failed.applied_at is None

    apply_due(given.ends_on.isoformat())
    failed.refresh_from_db()
    assert failed.applied_at and not failed.error and failed.tries == 3


def test_an_effect_waits_for_its_day(cape, amina):
    jordan = member(coop=cape, first_name="Jordan")
    payload = {"role": "quotes", "person": jordan.pk, "starts_on": "2026-07-01",
               "ends_on": "2027-01-01"}  # fmt: skip
    waits = only(adopted(coop=cape, by=amina, effects=[Planned("role.give", payload, JULY_1)]))

    assert waits.applied_at is None and not waits.error
    with pytest.raises(applying_effects.NotYetTheDay):
        applying_effects.retry(effect=waits, on=JUNE_2, at=NOON, by=amina)
    apply_due("2026-06-30")
    assert not Mandate.objects.exists()

    apply_due("2026-07-01")

    assert Mandate.objects.get().person == jordan


# --- what a person confirms


def test_a_departure_is_never_done_by_the_software_alone(cape, amina):
    jordan = member(coop=cape, first_name="Jordan")
    leaves = Planned("member.end", {"person": jordan.pk})
    waits = only(adopted(coop=cape, by=amina, effects=[leaves], type_key="exclusion", about=jordan))

    apply_due("2026-07-01")
    waits.refresh_from_db()
    assert waits.needs_confirmation and waits.applied_at is None
    with pytest.raises(applying_effects.WaitsForSomebody):
        applying_effects.retry(effect=waits, on=JUNE_2, at=NOON, by=amina)
    with pytest.raises(applying_effects.ConfirmingTakesARole):
        applying_effects.confirm(effect=waits, on=JUNE_2, at=NOON, by=amina)

    role(coop=cape, person=amina)
    done = applying_effects.confirm(effect=waits, on=JUNE_2, at=NOON, by=amina)

    assert done.applied_at and done.confirmed_by == amina
    departure = jordan.memberships.get().departure
    assert departure.decision_number == done.decision.number and departure.done_at is None
    with pytest.raises(applying_effects.NothingToConfirm):
        applying_effects.confirm(effect=done, on=JUNE_2, at=NOON, by=amina)


def test_nobody_confirms_what_is_about_themselves(cape, amina):
    role(coop=cape, person=amina)
    leaves = Planned("member.end", {"person": amina.pk})
    waits = only(adopted(coop=cape, by=amina, effects=[leaves]))

    with pytest.raises(applying_effects.ConfirmingTakesARole):
        applying_effects.confirm(effect=waits, on=JUNE_2, at=NOON, by=amina)


# --- the charter, roles, types


def test_a_charter_is_published_by_a_decision_and_comes_back(cape, amina):
    first = {"text": "Nous décidons ensemble.", "simple_text": "On décide ensemble."}
    adopted(coop=cape, by=amina, effects=[Planned("charter.publish", first)])
    second = {"text": "Tout autre texte.", "simple_text": "Autre chose."}
    decided = adopted(coop=cape, by=amina, effects=[Planned("charter.publish", second)], on=JUNE_2)

    version = CharterVersion.objects.get(number=2)
    assert version.decision_number == decided.number and version.valid_from == JUNE_2
    back = effects.reverted(only(decided), JULY_1)
    assert back.command == "charter.publish" and back.payload["text"] == first["text"]


def test_a_role_is_given_for_its_term_and_taken_back(cape, amina):
    payload = {"role": "quotes", "person": amina.pk, "starts_on": "2026-06-01",
               "ends_on": "2026-12-01"}  # fmt: skip
    decided = adopted(coop=cape, by=amina, effects=[Planned("role.give", payload)])

    mandate = Mandate.objects.get()
    assert (mandate.starts_on, mandate.ends_on) == (JUNE_1, date(2026, 12, 1))
    back = effects.reverted(only(decided), JULY_1)
    ended = adopted(coop=cape, by=amina, effects=[back], on=JULY_1)
    mandate.refresh_from_db()
    assert mandate.ends_on == JULY_1
    again = effects.reverted(only(ended), JULY_1 + timedelta(days=3))
    assert again.payload["ends_on"] == "2026-12-01"


def test_a_role_that_could_not_be_given_is_refused_when_it_is_proposed(cape, amina):
    stranger = person(first_name="Karim")
    payload = {"role": "quotes", "person": stranger.pk, "starts_on": "2026-06-01",
               "ends_on": "2026-12-01"}  # fmt: skip

    refused(cape, Planned("role.give", payload), mandating.NotAMember)
    too_long = payload | {"person": amina.pk, "ends_on": "2029-01-01"}
    refused(cape, Planned("role.give", too_long), mandating.TermIsTooLong)
    lost = payload | {"person": amina.pk, "starts_on": "demain"}
    refused(cape, Planned("role.give", lost), effects.SomethingIsMissing)


def test_a_way_of_deciding_is_changed_by_a_decision(cape, amina):
    slower = Planned("type.set", {"type": "consent", "delay_days": 10})

    decided = adopted(coop=cape, by=amina, effects=[slower])

    consent = decision_types.type_of(cape, "consent")
    assert decision_types.terms_on(consent, JUNE_1).delay_days == 5
    assert decision_types.terms_on(consent, JUNE_2).delay_days == 10
    back = effects.reverted(only(decided), JUNE_2)
    assert back.payload["delay_days"] == 5 and back.effective_on == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        ({"delay_days": 400}, setting_types.TermsAreNotPossible),
        ({"minimum_bp": -1}, setting_types.TermsAreNotPossible),
        ({"fallback": "dice"}, setting_types.TermsAreNotPossible),
        ({"proposers": "king"}, setting_types.TermsAreNotPossible),
        ({}, effects.SomethingIsMissing),
        ({"delay_days": 5}, effects.NothingChanges),
    ],
)
def test_a_way_of_deciding_that_cannot_be_is_refused(cape, amina, terms, refusal):
    refused(cape, Planned("type.set", {"type": "consent"} | terms), refusal)


def test_nobody_leaves_by_silence_nor_by_their_own_voice(cape, amina):
    silent = Planned("type.set", {"type": "exclusion", "silence": "agrees"})
    few = Planned("type.set", {"type": "exclusion", "minimum_bp": 1000})
    oneself = Planned("type.set", {"type": "exclusion", "electorate": "members"})

    refused(cape, silent, setting_types.ExclusionIsNeverSilent)
    refused(cape, few, setting_types.ExclusionIsNeverSilent)
    refused(cape, oneself, setting_types.TermsAreNotPossible)


def test_two_changes_of_a_way_of_deciding_follow_each_other(cape, amina):
    slower = Planned("type.set", {"type": "consent", "delay_days": 10}, JULY_1)
    adopted(coop=cape, by=amina, effects=[slower])

    sooner = Planned("type.set", {"type": "consent", "delay_days": 3}, JUNE_2)
    refused(cape, sooner, setting_types.TypeAlreadyFollowed)


def test_a_coop_without_types_says_so(amina):
    fil = coop(slug="le-fil")

    with pytest.raises(decision_types.TypeIsUnknown):
        decision_types.type_of(fil, "consent")


def test_a_type_has_no_terms_before_it_exists(cape, amina):
    consent = decision_types.type_of(cape, "consent")

    with pytest.raises(decision_types.TypeHasNoTermsYet):
        decision_types.terms_on(consent, date(2020, 1, 1))


# --- undone by another decision


def test_the_inverse_of_a_rule_is_the_former_value(cape, amina):
    done = only(adopted(coop=cape, by=amina, effects=[TWELVE]))

    back = effects.reverted(done, JUNE_1)

    assert back.payload == {"key": "sharing.commons_bp", "value": 1000}
    assert back.effective_on == date(2026, 6, 3)  # never on the very day it begins


def test_what_is_not_applied_has_no_inverse(cape, amina):
    jordan = member(coop=cape, first_name="Jordan")
    waits = only(
        adopted(coop=cape, by=amina, effects=[Planned("member.end", {"person": jordan.pk})])
    )

    with pytest.raises(effects.CannotBeUndone):
        effects.reverted(waits, JULY_1)


# --- nothing of it is edited


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("governance_decision", "title = 'Autre chose'"),
        ("governance_rulevalue", "value = '1'"),
        ("governance_decisioneffect", "payload = '{}'"),
        ("governance_typeterms", "delay_days = 0"),
    ],
)
def test_what_is_decided_and_done_cannot_be_edited(cape, amina, table, change):
    adopted(coop=cape, by=amina, effects=[TWELVE])

    for statement in (f"UPDATE {table} SET {change}", f"DELETE FROM {table}"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_decision_noted_by_hand_is_in_the_register(cape, amina):
    noted = deciding.record(
        coop=cape, title="Acheter du café", text="Du bon.", method="daily", on=JUNE_1, by=amina
    )

    assert noted.number == 2 and not noted.effects.exists()


def test_a_decision_is_talked_of_again_after_the_months_it_chose(cape, amina):
    decided = adopted(coop=cape, by=amina, effects=[TWELVE], review_months=6)

    assert decided.review_on == date(2026, 12, 1)
    assert decision(coop=cape, by=amina).review_on is None
    assert DecisionEffect.objects.get().effective_on == JUNE_2
    assert TypeTerms.objects.filter(type__coop=cape).count() == 5
