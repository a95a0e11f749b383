"""Money that came before the team was ready waits, and is shared when it can be."""

import pytest
from django.urls import reverse

from kpacite.money import Euros
from kpacite.sharing import distributing, receiving
from kpacite.sharing.models import Distribution
from kpacite.sharing.receiving import Receipt
from kpacite.sharing.tests import factories
from kpacite.sharing.tests.factories import JUNE_20, LATER
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db


def eight_hundred(mission):
    return Receipt(Euros(80000), JUNE_20, "sales/payment/1")


def nothing(mission):
    return None


@pytest.fixture
def there(settings):
    settings.KPACITE_RECEIPTS = f"{__name__}.eight_hundred"
    return factories.world()


def plan_page(there, name="plans.show"):
    return reverse(f"sharing:{name}", args=[there.coop.slug, there.mission.pk])


def test_money_waits_for_the_team_to_agree(there):
    factories.plan(there)

    assert receiving.waiting(there.mission).received == Euros(80000)
    with pytest.raises(distributing.PlanNotAgreed):
        receiving.share(mission=there.mission, by=there.amina, at=LATER)


def test_once_the_plan_is_agreed_the_team_shares_what_waited(there, client):
    factories.agreed_plan(there)
    client.force_login(there.rosa)
    assert "Partager maintenant" in client.get(plan_page(there)).content.decode()

    client.post(plan_page(there, "distributions.new"))

    assert Distribution.objects.get().received_cents == 80000
    assert receiving.waiting(there.mission) is None


def test_what_is_shared_waits_no_more(there):
    factories.agreed_plan(there)
    factories.posted_distribution(there)

    assert receiving.waiting(there.mission) is None
    with pytest.raises(distributing.NothingToShare):
        receiving.share(mission=there.mission, by=there.amina, at=LATER)


def test_nothing_waits_before_the_client_pays(there, settings):
    settings.KPACITE_RECEIPTS = f"{__name__}.nothing"

    assert receiving.waiting(there.mission) is None


def test_a_refused_sharing_says_why_on_the_page(there, client):
    factories.plan(there)
    client.force_login(there.amina)

    answer = client.post(plan_page(there, "distributions.new"), follow=True)

    assert "pas encore dit d’accord" in answer.content.decode()
    assert not Distribution.objects.exists()


def test_somebody_outside_the_team_does_not_share_its_money(there, client):
    factories.agreed_plan(there)
    client.force_login(work.member(coop=there.coop, first_name="Thi Mai"))

    assert client.post(plan_page(there, "distributions.new")).status_code == 403
