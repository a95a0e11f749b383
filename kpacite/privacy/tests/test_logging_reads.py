"""Who opened whose file."""

from datetime import UTC, datetime, timedelta

import pytest

from kpacite.people.tests.factories import person
from kpacite.privacy import logging_reads
from kpacite.privacy.models import FileReading
from kpacite.privacy.small_groups import SMALLEST, enough

AT = datetime(2026, 6, 1, 10, tzinfo=UTC)


@pytest.mark.django_db
def test_opening_the_file_of_somebody_leaves_a_trace():
    claire, jordan = person(first_name="Claire"), person(first_name="Jordan")

    logging_reads.note(reader=claire, about=jordan, what="hosts/contract", at=AT)

    found = FileReading.objects.get()
    assert (found.reader, found.about, found.what, found.at) == (
        claire, jordan, "hosts/contract", AT,
    )  # fmt: skip


@pytest.mark.django_db
def test_reading_it_again_a_minute_later_is_the_same_reading_and_an_hour_later_another():
    claire, jordan = person(first_name="Claire"), person(first_name="Jordan")
    for later in (timedelta(0), timedelta(minutes=1), timedelta(hours=1)):
        logging_reads.note(reader=claire, about=jordan, what="hosts/contract", at=AT + later)

    assert FileReading.objects.count() == 2


@pytest.mark.django_db
def test_ones_own_file_leaves_no_trace():
    jordan = person(first_name="Jordan")

    assert logging_reads.note(reader=jordan, about=jordan, what="x", at=AT) is None
    assert not FileReading.objects.exists()


def test_two_people_are_not_enough_for_a_figure():
    assert [enough(count) for count in (0, 1, 2, 3)] == [False, False, False, True]
    assert SMALLEST.source
