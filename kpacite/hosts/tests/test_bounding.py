"""A host bounds the rules of its coops: refused by its name, dated, never backwards."""

from datetime import date

import pytest

from kpacite.coops.tests.factories import coop, member, person
from kpacite.governance import bounding as governance_bounding
from kpacite.governance import effects
from kpacite.governance.core.effects import Planned
from kpacite.governance.tests.factories import adopted, rules
from kpacite.hosts import bounding, bounds
from kpacite.hosts.effects import AlreadyCarriedByThisHost
from kpacite.hosts.tests import factories as make

pytestmark = pytest.mark.django_db

JUNE_1, JUNE_2, JULY_1 = date(2026, 6, 1), date(2026, 6, 2), date(2026, 7, 1)
FIFTEEN = {"key": "sharing.commons_bp", "value": 1500}


@pytest.fixture
def optale():
    return make.host()


@pytest.fixture
def cape(optale):
    found = coop(slug="la-cape")
    make.hosting(host=optale, coop=found)
    return found


@pytest.fixture
def amina(cape):
    who = member(coop=cape)
    rules(coop=cape, by=who)
    return who


def bound(optale, **facts):
    return bounding.set_bound(**{
        "host": optale, "key": "sharing.commons_bp", "minimum": None, "maximum": 1200,
        "because": "Le compte commun reste petit.", "valid_from": JUNE_1, "on": JUNE_1,
        "by": person(first_name="Claire"),
    } | facts)  # fmt: skip


def test_a_value_beyond_the_host_is_refused_by_its_name_with_its_reason(optale, cape, amina):
    bound(optale)

    with pytest.raises(governance_bounding.RuleValueOutOfBounds, match=r"Optale.*reste petit"):
        effects.check(cape, "rule.set", FIFTEEN, JUNE_1)


def test_what_became_too_much_meanwhile_is_decided_and_not_applied(optale, cape, amina):
    bound(optale)

    failed = adopted(coop=cape, by=amina, effects=[Planned("rule.set", FIFTEEN)]).effects.get()

    assert failed.applied_at is None and optale.name in failed.error


def test_a_bound_holds_from_its_day_and_can_be_lifted(optale, cape, amina):
    bound(optale, valid_from=JULY_1)
    effects.check(cape, "rule.set", FIFTEEN, JUNE_1)

    bound(optale, maximum=None, valid_from=date(2026, 8, 1))

    assert bounds.of_rule(cape, "sharing.commons_bp", JUNE_1) is None
    assert bounds.of_rule(cape, "sharing.commons_bp", JULY_1).maximum == 1200
    assert bounds.of_rule(cape, "sharing.commons_bp", date(2026, 8, 2)) is None


def test_the_host_sees_which_coops_are_already_beyond(optale, cape, amina):
    bound(optale, maximum=800)

    line = bounds.lines(optale, JUNE_1)[0]

    assert cape.name in line.outside[0] and line.row.because == "Le compte commun reste petit."


def test_a_coop_without_host_has_no_bound(amina):
    assert bounds.of_rule(coop(), "sharing.commons_bp", JUNE_1) is None


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"key": "sharing.key"}, bounding.RuleCannotBeBounded),
        ({"key": "a.b"}, bounding.RuleCannotBeBounded),
        ({"minimum": 1300}, bounding.BoundsAreReversed),
        ({"maximum": 9000}, bounding.BoundsAreBeyond),
        ({"because": " "}, bounding.BoundNeedsAReason),
        ({"valid_from": date(2026, 5, 1)}, bounding.BoundIsNotRetroactive),
    ],
)
def test_a_bound_that_cannot_be_is_refused(optale, facts, refusal):
    with pytest.raises(refusal):
        bound(optale, **facts)


def test_bounds_follow_each_other(optale):
    bound(optale, valid_from=JULY_1)

    with pytest.raises(bounding.BoundAlreadyFollowed):
        bound(optale, valid_from=JUNE_2)


def test_changing_host_only_begins_something_to_do(optale, cape, amina):
    other = make.host(slug="autre-cae", name="Autre CAE")

    done = adopted(
        coop=cape, by=amina, effects=[Planned("host.change", {"host": other.slug})]
    ).effects.get()

    assert done.applied_at and cape.actions.get().what == "Préparer le passage chez Autre CAE"
    assert cape.hostings.get().host == optale
    with pytest.raises(AlreadyCarriedByThisHost):
        effects.check(cape, "host.change", {"host": optale.slug}, JUNE_1)
    with pytest.raises(effects.SomethingIsMissing):
        effects.check(cape, "host.change", {"host": "nulle-part"}, JUNE_1)
    with pytest.raises(effects.CannotBeUndone):
        effects.reverted(done, JULY_1)
