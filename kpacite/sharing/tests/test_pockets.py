"""From what the client pays to each one's pocket."""

from datetime import date

import pytest

from kpacite.hosts.models import LegalParameter
from kpacite.hosts.queries import NoHost
from kpacite.money import Euros
from kpacite.sharing import pockets
from kpacite.sharing.tests import factories
from kpacite.sharing.tests.factories import JUNE_1
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return factories.world()


def pocket(there, *, net_sales=80000, materials=22000, weights=None, on=JUNE_1, **facts):
    return pockets.pocket(
        coop=there.coop,
        net_sales=Euros(net_sales),
        materials=Euros(materials),
        weights=factories.weights(there) if weights is None else weights,
        on=on,
        **facts,
    )


def charges(host=None, *, employer_bp=4000, employee_bp=2200, valid_from=JUNE_1):
    for key, value in (("charges.employer_bp", employer_bp), ("charges.employee_bp", employee_bp)):
        LegalParameter.objects.create(
            host=host, key=key, value=value, source="Optale", valid_from=valid_from
        )


def test_a_price_goes_through_each_layer_to_the_pockets(there):
    charges(there.host)

    seen = pocket(there, vat=Euros(16000))

    assert seen.gross_price == Euros(96000)
    assert [line.amount.cents for line in seen.lines] == [22000, 6670, 5133, 46197]
    assert [member.share.cents for member in seen.members] == [18479, 18479, 9239]
    assert seen.members[0].pay.net == Euros(10295)


def test_the_rates_of_the_charges_are_those_of_the_host_and_of_the_day(there):
    charges(there.host, employer_bp=5000, valid_from=date(2026, 7, 1))

    before = pocket(there).charges
    after = pocket(there, on=date(2026, 7, 1)).charges

    assert (before.employer_bp, after.employer_bp) == (4000, 5000)
    assert after.since == date(2026, 7, 1)


def test_each_line_says_its_base_its_rate_its_rule_and_its_decision(there):
    host, commons = pocket(there).lines[1:3]

    assert [(cut.base.cents, cut.rate_bp) for cut in host.why.slices] == [(58000, 1150)]
    assert [(cut.base.cents, cut.rate_bp) for cut in commons.why.slices] == [(51330, 1000)]
    assert commons.why.rules[0].sentence == "Le commun garde 10\xa0€ sur 100\xa0€."
    assert commons.why.rules[0].decision_number == 1
    assert commons.why.rules[0].since == date(2026, 1, 1)


def test_a_price_below_the_materials_leaves_nothing_and_breaks_nothing(there):
    seen = pocket(there, net_sales=10000)

    assert [line.amount.cents for line in seen.lines] == [10000, 0, 0, 0]


def test_without_a_team_the_layers_are_still_known(there):
    seen = pocket(there, weights=[])

    assert seen.members == ()
    assert seen.amount("team") == Euros(46197)


def test_the_year_so_far_counts_for_the_host(there):
    there.host.scales.update(brackets=[[80000, 1000], [None, 500]])
    factories.agreed_plan(there, materials=0)
    factories.posted_distribution(there)

    assert pocket(there, materials=0).amount("host") == Euros(4000)


def test_a_coop_without_a_host_cannot_say(there):
    alone = work.coop(name="Seule")

    with pytest.raises(NoHost):
        pockets.pocket(coop=alone, net_sales=Euros(1), materials=Euros(0), weights=[], on=JUNE_1)
