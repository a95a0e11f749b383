"""Who hears of a conflict: those it concerns, without a word of it in the message."""

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.governance.tests import factories_conflicts as there
from kpacite.people.models import Deed
from kpacite.talks import noticing

pytestmark = pytest.mark.django_db


def told(verb):
    deed = Deed.objects.filter(verb=verb).latest("pk")
    return noticing.tell(deed=deed, at=there.NOON)


def test_the_other_person_is_told_without_the_words():
    found = there.conflict(words="Il part avant la fin.")
    coops.member(coop=found.coop, first_name="Jordan")

    [notice] = told("governance.conflict.opened")

    assert notice.person == found.about
    assert "avant la fin" not in notice.words
    assert notice.url == f"/c/{found.coop.slug}/desaccords/{found.pk}/"


def test_who_helps_is_told_too():
    found = there.conflict()
    rosa = coops.member(coop=found.coop, first_name="Rosa")
    there.concluded(found)
    there.up(found, "mediator", helper=rosa)

    people = {notice.person for notice in told("governance.conflict.mediator_opened")}

    assert people == {found.about, rosa}


def test_a_heavy_step_is_told_at_once():
    there.at_step("suspension")

    assert all(notice.urgent for notice in told("governance.conflict.suspension_opened"))
