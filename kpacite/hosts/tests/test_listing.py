"""Kinds of activity."""

import pytest

from kpacite.coops.tests.factories import person
from kpacite.hosts import listing
from kpacite.hosts.models import Activity

pytestmark = pytest.mark.django_db


def test_an_activity_has_one_row_whatever_its_name_becomes():
    claire = person(first_name="Claire")

    listing.activity(key="cuisine", name="Cuisine", by=claire)
    listing.activity(key="cuisine", name="Cuisine et traiteur", icon="i-pot", by=claire)

    assert Activity.objects.get().name == "Cuisine et traiteur"
