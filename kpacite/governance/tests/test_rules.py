"""Rules are read at the date of the fact; a decision sets them; roles have a term."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.coops.tests.factories import JANUARY_1, coop, member, person
from kpacite.governance import bounding, deciding, mandating, roles, rulebook, wording
from kpacite.governance.core.rules import Rule, UndeclaredValue
from kpacite.governance.models import RuleValue
from kpacite.governance.tests.factories import decision, role, rules

JULY_1 = date(2026, 7, 1)


@given(st.integers() | st.booleans() | st.text(max_size=3))
def test_a_rule_of_number_takes_numbers_within_its_bounds_only(value):
    rule = Rule("a.b", "{value}", "bp", 1000, 0, 5000)

    is_a_number = isinstance(value, int) and not isinstance(value, bool)
    assert rule.accepts(value) == (is_a_number and 0 <= value <= 5000)


@pytest.mark.parametrize(
    "declaration",
    [
        {"sentence": "Sans trou."},
        {"kind": "percent"},
        {"default": 9000},
        {"kind": "choice", "default": "x"},
        {"kind": "bool", "default": 1},
    ],
)
def test_a_rule_that_contradicts_itself_cannot_be_declared(declaration):
    facts = {"key": "a.b", "sentence": "{value}", "kind": "bp", "default": 10, "maximum": 100}

    with pytest.raises(UndeclaredValue):
        Rule(**(facts | declaration))


def test_each_declared_rule_reads_as_a_sentence():
    for rule in rulebook.declared().values():
        text = wording.sentence(rule, rule.default)
        assert text.endswith(".") and "{" not in text, rule.key


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("bp", 1000, "10 € sur 100 €"),
        ("days", 1, "1 jour"),
        ("hours", 48, "48 heures"),
        ("cents", 1500, "15 €"),
        ("count", 3, "3"),
        ("bool", True, "oui"),
        ("bool", False, "non"),
    ],
)
def test_a_value_is_said_in_plain_words(kind, value, words):
    rule = Rule("a.b", "{value}", kind, value)

    assert wording.words_of(rule, value).replace("\u00a0", " ") == words


@pytest.mark.django_db
def test_the_founding_decision_gives_every_rule_a_value():
    cape, amina = coop(), person()

    found = rules(coop=cape, by=amina, sharing__commons_bp=1500)

    assert (found.number, found.method) == (1, "founding")
    assert set(rulebook.declared()) == {row.key for row in RuleValue.objects.all()}
    assert rulebook.whole(cape, "sharing.commons_bp", JULY_1) == 1500
    assert rulebook.decision(cape, "sharing.commons_bp", JULY_1) == found


@pytest.mark.django_db
def test_a_later_value_does_not_move_the_facts_before_it():
    cape, amina = coop(), person()
    rules(coop=cape, by=amina)
    later = decision(coop=cape, by=amina, on=JULY_1)
    RuleValue.objects.create(
        coop=cape, key="sharing.commons_bp", value=1200, valid_from=JULY_1, decision=later
    )

    assert rulebook.value(cape, "sharing.commons_bp", date(2026, 6, 30)) == 1000
    assert rulebook.value(cape, "sharing.commons_bp", JULY_1) == 1200


@pytest.mark.django_db
def test_a_rule_nobody_decided_has_its_declared_default():
    cape = coop()

    assert rulebook.whole(cape, "sales.payment_days", JULY_1) == 30
    assert rulebook.choice(cape, "sharing.key", JULY_1) == "parts"
    assert rulebook.decision(cape, "sharing.key", JULY_1) is None


@pytest.mark.django_db
def test_asking_for_a_rule_that_does_not_exist_is_a_fault():
    with pytest.raises(rulebook.UnknownRule):
        rulebook.value(coop(), "sharing.comons_bp", JULY_1)


@pytest.mark.django_db
def test_several_rules_are_read_in_one_query(django_assert_num_queries):
    cape = coop()
    rules(coop=cape, by=person())

    with django_assert_num_queries(1):
        rulebook.values(cape, list(rulebook.declared()), JULY_1)


@pytest.mark.django_db
def test_the_rules_of_two_coops_are_never_mixed():
    cape, fil, amina = coop(), coop(), person()
    rules(coop=cape, by=amina, sharing__commons_bp=1500)

    assert rulebook.whole(fil, "sharing.commons_bp", JULY_1) == 1000


@pytest.mark.django_db
def test_first_rules_are_set_once():
    cape, amina = coop(), person()
    rules(coop=cape, by=amina)

    with pytest.raises(deciding.RulesAlreadyFounded):
        rules(coop=cape, by=amina)


@pytest.mark.django_db
def test_a_rule_out_of_bounds_leaves_nothing_behind():
    cape = coop()

    with pytest.raises(bounding.RuleValueOutOfBounds, match="Le commun garde"):
        rules(coop=cape, by=person(), sharing__commons_bp=9000)

    assert not RuleValue.objects.exists() and not cape.decisions.exists()


@pytest.mark.django_db
def test_a_role_is_held_from_its_first_day_until_its_term():
    cape = coop()
    amina = member(coop=cape)
    role(coop=cape, person=amina, ends_on=JULY_1)

    assert roles.holds(amina, cape, "quotes", JANUARY_1)
    assert list(roles.holders(cape, "quotes", date(2026, 6, 30))) == [amina]
    assert not roles.holds(amina, cape, "quotes", JULY_1)
    assert roles.keys_of(amina, cape, JANUARY_1) == {"quotes"}
    assert roles.names_held(cape, [amina.pk], JANUARY_1) == {amina.pk: ["Les devis"]}


@pytest.mark.django_db
def test_a_role_in_one_coop_gives_nothing_in_another():
    cape, fil = coop(), coop()
    amina = member(coop=cape)
    role(coop=cape, person=amina)

    assert not roles.holds(amina, fil, "quotes", JANUARY_1)


@pytest.mark.django_db
def test_what_a_role_refuses():
    cape = coop()
    amina, stranger = member(coop=cape), person()
    role(coop=cape, person=amina)

    with pytest.raises(mandating.NotAMember):
        role(coop=cape, person=stranger)
    with pytest.raises(mandating.TermIsEmpty):
        role(coop=cape, person=amina, key="treasury", ends_on=JANUARY_1)
    with pytest.raises(mandating.TermIsTooLong, match="12 mois"):
        role(coop=cape, person=amina, key="treasury", ends_on=date(2027, 1, 2))
    with pytest.raises(mandating.AlreadyHeld):
        role(coop=cape, person=amina, starts_on=JULY_1)
    with pytest.raises(mandating.RoleIsUnknown):
        role(coop=cape, person=amina, key="jardin")


@pytest.mark.django_db
def test_a_coop_invents_a_role_of_its_own():
    cape = coop()
    amina = member(coop=cape)

    role(coop=cape, person=amina, key="jardin", name="Le jardin", purpose="Arroser.")

    assert roles.holds(amina, cape, "jardin", JANUARY_1)


@pytest.mark.django_db
def test_a_role_ends_early_but_not_before_it_began():
    cape = coop()
    amina = member(coop=cape)
    mandate = role(coop=cape, person=amina)
    with pytest.raises(mandating.TermIsEmpty):
        mandating.end(mandate=mandate, on=JANUARY_1, by=amina)

    mandating.end(mandate=mandate, on=JULY_1, by=amina)

    assert not roles.holds(amina, cape, "quotes", JULY_1)
