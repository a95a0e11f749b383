"""Typing in the papers of several people: all, or none."""

import pytest

from kpacite.governance import typing_in
from kpacite.governance.models import Position
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tests.consent_world import asked, day, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return world()


def type_in(there, papers):
    version = queries.current_version(asked(there))
    return typing_in.papers(version=version, papers=papers, by=there.fatoumata, at=day(1))


def test_each_paper_is_an_answer_that_says_who_typed_it(there):
    typed = type_in(
        there,
        [
            (there.rosa, {"kind": "agree"}),
            (there.yacine, {"kind": "objection", "reason": "Le bruit.", "harms": "person"}),
        ],
    )

    assert [one.entered_by for one in typed] == [there.fatoumata, there.fatoumata]
    assert typed[1].objection.argument == "Le bruit."


def test_without_any_paper_there_is_nothing_to_type(there):
    with pytest.raises(typing_in.NoPaper):
        type_in(there, [])


def test_one_paper_that_cannot_be_typed_stops_them_all_and_says_whose(there):
    with pytest.raises(typing_in.PaperRefused, match="Yacine"):
        type_in(there, [(there.rosa, {"kind": "agree"}), (there.yacine, {"kind": "objection"})])
    assert not Position.objects.exists()
