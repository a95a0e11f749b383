"""How somebody wants to be told."""

import pytest

from kpacite.people.models import Deed
from kpacite.talks import wishing
from kpacite.talks.models import Wish
from kpacite.talks.tests import factories
from kpacite.talks.tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(db):
    return factories.member(coop=factories.coop(slug="la-cape"))


def test_a_wish_stands_until_another_one(amina):
    wishing.wish(paces={"mission": "now"}, by=amina, at=NOON)
    wishing.wish(paces={"mission": "never"}, by=amina, at=NOON)

    assert Wish.objects.get().pace == "never"
    assert Deed.objects.filter(verb="talks.wish.made", about=amina).count() == 2


def test_an_empty_wish_gives_a_kind_its_own_pace_back(amina):
    wishing.wish(paces={"mission": "never", "talk": "day"}, by=amina, at=NOON)

    wishing.wish(paces={"mission": ""}, by=amina, at=NOON)

    assert Wish.objects.get().kind == "talk"


@pytest.mark.parametrize("paces", [{"moon": "never"}, {"mission": "hourly"}])
def test_what_does_not_exist_is_refused(amina, paces):
    with pytest.raises(wishing.NoSuchKind):
        wishing.wish(paces=paces, by=amina, at=NOON)

    assert not Wish.objects.exists()
