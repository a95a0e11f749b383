"""Who may use the name, under which rule, lent by which decision."""

import pytest

from kpacite.brand import granting, queries
from kpacite.brand.models import BrandGrant
from kpacite.brand.tests import factories as there
from kpacite.brand.tests.factories import JULY_1, JUNE_1, JUNE_12
from kpacite.governance import effects
from kpacite.governance.tests import factories as governance
from kpacite.governance.tests import factories_conflicts as conflicts

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop():
    return there.coop()


@pytest.fixture
def amina(coop):
    return there.member(coop=coop, first_name="Amina")


def test_every_member_may_use_the_name_by_default(coop, amina):
    assert queries.may_use(amina, coop, JUNE_12)
    assert list(queries.users(coop, JUNE_12)) == [amina]


def test_a_stranger_may_not(coop):
    karim = there.member(coop=there.coop(), first_name="Karim")

    assert not queries.may_use(karim, coop, JUNE_12)


def test_the_coop_may_decide_that_the_name_is_lent(coop, amina):
    governance.rules(coop=coop, by=amina, brand__used_by="granted")
    rosa = there.member(coop=coop, first_name="Rosa")
    there.grant(coop=coop, by=amina, person=rosa)

    assert queries.may_use(rosa, coop, JUNE_12)
    assert not queries.may_use(amina, coop, JUNE_12)
    assert list(queries.users(coop, JUNE_12)) == [rosa]


def test_whoever_is_suspended_does_not_use_the_name(coop, amina):
    there.grant(coop=coop, by=amina, person=amina)
    conflicts.suspended(coop=coop, person=amina)

    assert not queries.may_use(amina, coop, JUNE_12)
    assert amina not in queries.users(coop, JUNE_12)
    assert queries.may_use(amina, coop, JULY_1)


def test_a_partner_may_have_the_name(coop, amina):
    made = there.grant(coop=coop, by=amina, partner="Le Phare", scope="L’affiche de la fête")

    assert made.partner == "Le Phare"
    assert made.decision.number


def test_somebody_is_named(coop, amina):
    with pytest.raises(granting.NobodyIsNamed):
        there.grant(coop=coop, by=amina)


def test_the_name_is_lent_for_something(coop, amina):
    with pytest.raises(granting.ScopeIsMissing):
        there.grant(coop=coop, by=amina, person=amina, scope=" ")


def test_a_loan_does_not_end_before_it_starts(coop, amina):
    with pytest.raises(granting.GrantEndsBeforeItStarts):
        there.grant(coop=coop, by=amina, person=amina, ends_on=JUNE_1)


def test_the_same_loan_is_given_once(coop, amina):
    there.grant(coop=coop, by=amina, person=amina)

    with pytest.raises(granting.AlreadyGranted):
        there.grant(coop=coop, by=amina, person=amina)


def test_a_loan_ends(coop, amina):
    governance.rules(coop=coop, by=amina, brand__used_by="granted")
    made = there.grant(coop=coop, by=amina, person=amina)

    granting.end(grant=made, on=JUNE_12, by=amina)

    assert not queries.may_use(amina, coop, JUNE_12)


def test_what_is_over_does_not_end_again(coop, amina):
    made = there.grant(coop=coop, by=amina, person=amina, ends_on=JUNE_12)

    with pytest.raises(granting.GrantIsOver):
        granting.end(grant=made, on=JULY_1, by=amina)


def test_the_page_names_the_decision_behind_the_rule(coop, amina):
    decision = governance.rules(coop=coop, by=amina)

    assert queries.rule(coop, JUNE_12).decision == decision


# A decision lends the name, and takes it back.


def apply(coop, amina, key, payload, on=JUNE_12):
    decision = governance.decision(coop=coop, by=amina, on=on)
    effects.check(coop, key, payload, on)
    return effects.command(key).apply(decision, payload, on, there.NOON, amina)


def test_a_decision_lends_the_name(coop, amina, wired):
    payload = {"partner": "Le Phare", "scope": "L’affiche", "ends_on": JULY_1.isoformat()}

    applied = apply(coop, amina, "brand.grant", payload)

    made = BrandGrant.objects.get(pk=applied.after["grant"])
    assert (made.partner, made.ends_on, made.starts_on) == ("Le Phare", JULY_1, JUNE_12)


def test_a_decision_ends_a_loan(coop, amina, wired):
    made = there.grant(coop=coop, by=amina, person=amina)

    apply(coop, amina, "brand.end", {"grant": made.pk})

    made.refresh_from_db()
    assert made.ends_on == JUNE_12


def test_everybody_reads_what_would_change(coop, amina, wired):
    made = there.grant(coop=coop, by=amina, person=amina)

    phare = {"partner": "Le Phare", "scope": "L’affiche"}

    lent = effects.change(coop, "brand.grant", phare, JUNE_12)
    ended = effects.change(coop, "brand.end", {"grant": made.pk}, JUNE_12)

    assert "Le Phare peut utiliser le nom" in lent.after
    assert "Amina n’utilise plus le nom" in ended.after


def test_a_loan_that_nobody_gave_does_not_end(coop, amina, wired):
    with pytest.raises(effects.SomethingIsMissing):
        apply(coop, amina, "brand.end", {"grant": 999})


def test_a_decision_does_not_lend_to_nobody(coop, amina, wired):
    with pytest.raises(granting.NobodyIsNamed):
        apply(coop, amina, "brand.grant", {"scope": "L’affiche"})


def test_a_decision_does_not_end_what_is_over(coop, amina, wired):
    made = there.grant(coop=coop, by=amina, person=amina, ends_on=JUNE_12)

    with pytest.raises(granting.GrantIsOver):
        apply(coop, amina, "brand.end", {"grant": made.pk}, JULY_1)


@pytest.fixture
def wired(settings):
    settings.KPACITE_EFFECTS = ["kpacite.brand.effects"]
    effects.declared.cache_clear()
    yield
    effects.declared.cache_clear()
