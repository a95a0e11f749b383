"""A role of somebody of 16 or 17: their guardians are told before, and agree."""

import pytest

from kpacite.coops.tests.factories import coop, member
from kpacite.governance.models import Mandate
from kpacite.governance.tests.factories import role
from kpacite.joining import guardians
from kpacite.joining.tests.factories_guardians import BORN, JUNE_12, asked, minor, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def cape():
    return coop(slug="la-cape")


def test_a_role_waits_until_the_guardian_agrees(cape):
    jordan, amina = minor(coop=cape), member(coop=cape)
    given = {"coop": cape, "person": jordan, "starts_on": JUNE_12, "by": amina}
    with pytest.raises(guardians.GuardianHasNotSigned, match="tenir un rôle"):
        role(**given)
    assert not Mandate.objects.exists()

    signed(asked(minor=jordan, coop=cape, scopes=["represent"]))

    assert role(**given).person == jordan


def test_a_role_that_starts_at_eighteen_asks_nobody(cape):
    jordan, amina = minor(coop=cape), member(coop=cape)

    assert role(coop=cape, person=jordan, starts_on=BORN.replace(year=2026), by=amina).pk
