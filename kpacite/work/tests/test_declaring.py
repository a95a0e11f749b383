"""Saying what one gave."""

from datetime import date

import pytest

from kpacite.people.models import Deed
from kpacite.work import declaring, queries, staffing
from kpacite.work.models import Contribution, Delivery
from kpacite.work.tests.factories import JUNE_12, NOON, contribution, member, mission, seated


def declare(world, **facts):
    return declaring.declare(**{
        "coop": world.coop, "person": world.amina, "minutes": 90, "happened_on": JUNE_12,
        "kind": "cleaning", "by": world.amina, "on": JUNE_12, "at": NOON,
    } | facts)  # fmt: skip


def test_a_member_says_what_they_did_for_the_commons(world):
    said = declare(world, note="J’ai rangé la réserve")

    assert (said.minutes, said.declared_by, said.channel) == (90, world.amina, "page")
    assert Deed.objects.get(verb="work.contribution.declared").about == world.amina


def test_hours_of_the_past_are_welcome_even_when_nobody_planned_them(world):
    said = declare(world, kind="work", mission=world.mission, happened_on=date(2026, 2, 3))

    assert said.happened_on == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("refusal", "facts"),
    [
        (declaring.HoursInTheFuture, {"happened_on": date(2026, 6, 13)}),
        (declaring.NoTimeAtAll, {"minutes": 0}),
        (declaring.MoreThanADay, {"minutes": 24 * 60 + 1}),
        (declaring.WhichMission, {"kind": "work"}),
    ],
)
def test_a_wrong_declaration_leaves_nothing_behind(world, refusal, facts):
    with pytest.raises(refusal):
        declare(world, **facts)

    assert not Contribution.objects.exists()
    assert not Deed.objects.filter(verb__startswith="work.").exists()


def test_all_the_declarations_of_a_day_stay_under_24_hours(world):
    declare(world, minutes=14 * 60)
    declare(world, minutes=10 * 60, kind="work", mission=world.mission)

    with pytest.raises(declaring.MoreThanADay):
        declare(world, minutes=1)
    assert declare(world, minutes=1, happened_on=date(2026, 6, 11)).pk


def test_the_mission_of_another_coop_takes_no_hours_from_here(world):
    elsewhere = mission(coop=world.other)

    with pytest.raises(declaring.MissionOfAnotherCoop):
        declare(world, kind="work", mission=elsewhere)


def test_a_stranger_declares_nothing_here(world):
    with pytest.raises(staffing.NotAMember):
        declare(world, person=world.karim, by=world.karim)
    with pytest.raises(staffing.NotAMember):
        declare(world, by=world.karim)


def test_a_paper_slip_typed_in_shows_who_typed_it(world):
    said = declare(world, person=world.rosa, by=world.amina, channel="paper")

    assert (said.person, said.declared_by, said.channel) == (world.rosa, world.amina, "paper")


def test_somebody_who_left_still_says_the_hours_of_before(world):
    gone = member(coop=world.coop, first_name="Awa", left_on=date(2026, 6, 1))

    assert declare(world, person=gone, happened_on=date(2026, 5, 20)).person == gone


def test_a_double_click_declares_once(world):
    first = declare(world, key="one-time")
    second = declare(world, key="one-time")

    assert first == second
    assert Contribution.objects.count() == 1


def test_a_correction_is_a_new_row_with_its_author(world):
    first = declare(world, person=world.rosa, by=world.amina, note="Plats")

    second = declaring.correct(contribution=first, minutes=120, by=world.rosa, on=JUNE_12, at=NOON)

    first.refresh_from_db()
    assert first.minutes == 90
    assert (second.minutes, second.declared_by, second.note) == (120, world.rosa, "Plats")
    assert second.original == second.corrects == first
    assert list(Contribution.objects.standing()) == [second]


def test_hours_are_corrected_after_the_delivery_too(world):
    seated(mission=world.mission, person=world.amina)
    said = declare(world, kind="work", mission=world.mission)
    Delivery.objects.create(mission=world.mission, delivered_on=JUNE_12, noted_by=world.amina)

    declaring.correct(contribution=said, minutes=60, by=world.amina, on=JUNE_12, at=NOON)

    assert queries.minutes_per_person(world.mission) == {world.amina.pk: 60}


def test_the_corrected_row_no_longer_counts_in_the_day(world):
    said = declare(world, minutes=20 * 60)

    corrected = declaring.correct(
        contribution=said, minutes=22 * 60, by=world.amina, on=JUNE_12, at=NOON
    )

    assert corrected.minutes == 22 * 60
    with pytest.raises(declaring.MoreThanADay):
        declaring.correct(
            contribution=corrected, minutes=25 * 60, by=world.amina, on=JUNE_12, at=NOON
        )


def test_a_correction_into_the_future_or_to_nothing_is_refused(world):
    said = declare(world)

    with pytest.raises(declaring.HoursInTheFuture):
        declaring.correct(
            contribution=said, minutes=60, happened_on=date(2026, 7, 1), by=world.amina,
            on=JUNE_12, at=NOON,
        )  # fmt: skip
    with pytest.raises(declaring.NoTimeAtAll):
        declaring.correct(contribution=said, minutes=0, by=world.amina, on=JUNE_12, at=NOON)


def test_nobody_corrects_the_hours_of_another(world):
    said = declare(world)

    with pytest.raises(declaring.NotYourDeclaration):
        declaring.correct(contribution=said, minutes=60, by=world.rosa, on=JUNE_12, at=NOON)
    with pytest.raises(declaring.NotYourDeclaration):
        declaring.withdraw(contribution=said, by=world.rosa, on=JUNE_12, at=NOON)


def test_a_row_is_corrected_once(world):
    said = declare(world)
    declaring.correct(contribution=said, minutes=60, by=world.amina, on=JUNE_12, at=NOON)

    with pytest.raises(declaring.AlreadyCorrected):
        declaring.correct(contribution=said, minutes=30, by=world.amina, on=JUNE_12, at=NOON)


def test_a_declaration_withdrawn_counts_no_more_and_stays_readable(world):
    said = declare(world, kind="work", mission=world.mission)

    gone = declaring.withdraw(contribution=said, by=world.amina, on=JUNE_12, at=NOON)

    assert queries.minutes_per_person(world.mission) == {}
    assert gone.original == said
    with pytest.raises(declaring.AlreadyCorrected):
        declaring.withdraw(contribution=gone, by=world.amina, on=JUNE_12, at=NOON)


def test_the_team_is_in_the_order_of_the_seats_then_those_who_came(world):
    seated(mission=world.mission, person=world.rosa, kind="help", taken_at=NOON.replace(hour=8))
    seated(mission=world.mission, person=world.amina, taken_at=NOON.replace(hour=9))
    contribution(coop=world.coop, person=world.amina, mission=world.mission, minutes=540)
    contribution(coop=world.coop, person=world.jordan, mission=world.mission, minutes=60)

    found = [(m.person.first_name, m.seat_kind, m.minutes) for m in queries.team(world.mission)]

    assert found == [("Rosa", "help", 0), ("Amina", "carry", 540), ("Jordan", "help", 60)]
