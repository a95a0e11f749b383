"""What the directory says of a coop that only higher apps know: what it makes."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kpacite.coops import finding
from kpacite.coops.finding import Wanted
from kpacite.coops.tests import factories as coops
from kpacite.sales.queries import services
from kpacite.web.tests import factories as make

pytestmark = pytest.mark.django_db
THURSDAY = datetime(2026, 6, 11, 10, tzinfo=ZoneInfo("Europe/Paris"))


def names(words):
    return [coop.name for coop in finding.coops(Wanted(words=words), THURSDAY)]


def test_a_coop_is_found_by_what_it_makes():
    cape = coops.coop(name="La Cape")
    coops.coop(name="Le Fil")
    item = make.item(coop=cape, name="Buffet de quartier")

    assert names("buffet") == ["La Cape"]
    assert names(item.activity.name[:4]) == ["La Cape"]
    assert finding.cards([cape], THURSDAY)[0].services == [item.activity.name]


def test_what_is_not_sold_any_more_is_not_listed():
    cape = coops.coop(name="La Cape")
    make.item(coop=cape, withdrawn_at=THURSDAY)
    make.item(coop=cape, is_public=False)

    assert services.names([cape.pk]) == {}
    assert names("buffet") == []


@pytest.mark.parametrize("address", ["/coops/?q=%00", "/parent/x%00y/", "/?q=a%00b"])
def test_an_address_with_the_empty_character_is_not_understood(client, address):
    """PostgreSQL refuses to look for it: the page says so before anybody asks the base."""
    answer = client.get(address)

    assert answer.status_code == 400
    assert "pas compris cette adresse" in answer.content.decode()
