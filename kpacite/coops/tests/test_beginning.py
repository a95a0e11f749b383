"""A coop begins: it is founded, people come in and leave, a charter is signed."""

from datetime import UTC, date, datetime, time

import pytest

from kpacite.coops import admitting, charters, founding, queries
from kpacite.coops.models import Coop, Membership, OpeningHours
from kpacite.coops.tests.factories import coop, member, person

pytestmark = pytest.mark.django_db
JUNE_1, JUNE_2 = date(2026, 6, 1), date(2026, 6, 2)
MORNING = datetime(2026, 6, 1, 9, tzinfo=UTC)


def found(by, **facts):
    facts = {"slug": "la-cape", "name": "La Cape", "opened_on": JUNE_1, "at": MORNING} | facts
    return founding.found(by=by, **facts)


def hours(opens, closes):
    return OpeningHours(weekday=1, opens_at=time(opens), closes_at=time(closes))


def test_a_coop_is_founded_with_its_story():
    amina = person()

    cape = found(amina, story="On cuisine.", values=["On décide ensemble."])

    assert (cape.slug, cape.story, cape.values) == (
        "la-cape", "On cuisine.", ["On décide ensemble."],
    )  # fmt: skip


def test_two_coops_do_not_share_an_address():
    amina = person()
    found(amina)

    with pytest.raises(founding.CoopAlreadyThere):
        found(amina, name="L’autre Cape")


def test_a_coop_has_a_name():
    with pytest.raises(founding.NameIsMissing):
        found(person(), name=" ")

    assert not Coop.objects.exists()


def test_new_opening_hours_take_the_place_of_the_old():
    amina, cape = person(), coop()
    founding.open_hours(coop=cape, hours=[hours(9, 12)], by=amina, at=MORNING)

    founding.open_hours(coop=cape, hours=[hours(14, 18)], by=amina, at=MORNING)

    assert cape.opening_hours.get().opens_at == time(14)


def test_a_place_does_not_close_before_it_opens():
    cape = coop()

    with pytest.raises(founding.HoursAreWrong):
        founding.open_hours(coop=cape, hours=[hours(18, 9)], by=person(), at=MORNING)

    assert not cape.opening_hours.exists()


def test_the_first_members_are_admitted_by_who_founds_then_by_members():
    cape, claire, amina, rosa = coop(), person(), person(), person()
    admitting.admit(coop=cape, person=amina, on=JUNE_1, by=claire, at=MORNING)

    admitting.admit(coop=cape, person=rosa, on=JUNE_1, by=amina, at=MORNING)

    assert set(queries.members(cape, JUNE_1)) == {amina, rosa}


def test_a_stranger_admits_nobody():
    cape = coop()
    member(coop=cape)

    with pytest.raises(admitting.NotYoursToAdmit):
        admitting.admit(coop=cape, person=person(), on=JUNE_1, by=person(), at=MORNING)


def test_nobody_is_a_member_twice():
    cape = coop()
    amina = member(coop=cape)

    with pytest.raises(admitting.AlreadyAMember):
        admitting.admit(coop=cape, person=amina, on=JUNE_1, by=amina, at=MORNING)

    assert Membership.objects.count() == 1


def test_who_left_may_come_back():
    cape = coop()
    amina, rosa = member(coop=cape), member(coop=cape)
    admitting.leave(coop=cape, person=rosa, on=JUNE_1, by=rosa, at=MORNING)
    assert not queries.is_member(rosa, cape, JUNE_1)

    admitting.admit(coop=cape, person=rosa, on=JUNE_2, by=amina, at=MORNING)

    assert queries.is_member(rosa, cape, JUNE_2)


def test_only_a_member_leaves():
    with pytest.raises(admitting.NotAMember):
        who = person()
        admitting.leave(coop=coop(), person=who, on=JUNE_1, by=who, at=MORNING)


def publish(cape, by, text="Nous décidons ensemble."):
    return charters.publish(
        coop=cape, text=text, simple_text="On décide à plusieurs.", valid_from=JUNE_1, by=by,
        at=MORNING,
    )  # fmt: skip


def test_a_charter_has_its_twin_in_simple_words():
    cape = coop()
    amina = member(coop=cape)

    with pytest.raises(charters.CharterSaysNothing):
        charters.publish(
            coop=cape, text="Long.", simple_text="", valid_from=JUNE_1, by=amina, at=MORNING
        )


def test_a_member_signs_once_and_the_evidence_is_that_of_the_text():
    cape = coop()
    amina = member(coop=cape)
    version = publish(cape, amina)

    first = charters.sign(version=version, by=amina, at=MORNING)
    second = charters.sign(version=version, by=amina, at=MORNING)

    assert first == second
    assert len(first.evidence["sha256"]) == 64


def test_a_stranger_does_not_sign():
    cape = coop()
    version = publish(cape, member(coop=cape))

    with pytest.raises(charters.OnlyMembersSign):
        charters.sign(version=version, by=person(), at=MORNING)


def test_one_signs_the_version_in_force():
    cape = coop()
    amina = member(coop=cape)
    old = publish(cape, amina)
    publish(cape, amina, text="Nous décidons par consentement.")

    with pytest.raises(charters.CharterIsOld):
        charters.sign(version=old, by=amina, at=MORNING)
