"""Neighbours come and try, before anybody decides anything."""

from datetime import timedelta

import pytest

from kpacite.joining import discovering
from kpacite.joining.applying import ApplicationIsClosed
from kpacite.joining.models import DiscoverySeat
from kpacite.joining.tests import factories as make

pytestmark = pytest.mark.django_db
NOON, LATER = make.NOON, make.NOON + timedelta(days=8)


@pytest.fixture
def cape():
    return make.coop(slug="la-cape")


@pytest.fixture
def rosa(cape):
    return make.member(coop=cape, first_name="Rosa")


def expect(session, application, at=NOON, by=None):
    return discovering.expect(session=session, application=application, at=at, by=by)


def open_session(cape, rosa, **change):
    facts = {
        "title": "Porte ouverte", "starts_at": NOON + timedelta(days=1),
        "ends_at": NOON + timedelta(days=1, hours=2), "places": 4, "host": rosa,
    }  # fmt: skip
    return discovering.open_session(coop=cape, on=make.JUNE_1, at=NOON, by=rosa, **facts | change)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"starts_at": NOON}, discovering.SessionIsOver),
        ({"ends_at": NOON + timedelta(days=1)}, discovering.SessionEndsFirst),
        ({"places": 0}, discovering.SessionHasNoPlace),
    ],
)
def test_a_session_is_to_come_lasts_and_has_places(cape, rosa, change, refusal):
    with pytest.raises(refusal):
        open_session(cape, rosa, **change)


def test_a_member_opens_the_door(cape, rosa):
    with pytest.raises(discovering.HostIsNotAMember):
        open_session(cape, rosa, host=make.member(coop=make.coop()))


def test_an_applicant_is_expected_then_came(cape, rosa):
    session = make.session(coop=cape, host=rosa)
    seat = expect(session, make.application(coop=cape))

    came = discovering.note_came(seat=seat, came=True, at=LATER, by=rosa)

    assert came.came is True


def test_whether_one_came_is_known_afterwards(cape, rosa):
    seat = expect(make.session(coop=cape, host=rosa), make.application(coop=cape))

    with pytest.raises(discovering.SessionIsNotYet):
        discovering.note_came(seat=seat, came=True, at=NOON, by=rosa)


def test_the_last_place_is_given_once(cape, rosa):
    session = make.session(coop=cape, host=rosa, places=1)
    expect(session, make.application(coop=cape))

    with pytest.raises(discovering.SessionIsFull):
        expect(session, make.application(coop=cape, first_name="Yanis"))


def test_one_is_expected_once(cape, rosa):
    session, sofia = make.session(coop=cape, host=rosa), make.application(coop=cape)
    expect(session, sofia)

    with pytest.raises(discovering.AlreadyExpected):
        expect(session, sofia)


def test_a_place_left_is_free_again(cape, rosa):
    session = make.session(coop=cape, host=rosa, places=1)
    seat = expect(session, make.application(coop=cape))

    discovering.free(seat=seat, at=NOON, by=None)

    assert not DiscoverySeat.objects.exists()
    with pytest.raises(discovering.SessionIsOver):
        late = expect(session, make.application(coop=cape, first_name="Yanis"))
        discovering.free(seat=late, at=LATER, by=None)


def test_a_cancelled_session_expects_nobody(cape, rosa):
    session, sofia = make.session(coop=cape, host=rosa), make.application(coop=cape)
    seat = expect(session, sofia)
    discovering.cancel(session=session, at=NOON, by=rosa)

    with pytest.raises(discovering.SessionIsCancelled):
        expect(session, make.application(coop=cape, first_name="Yanis"))
    with pytest.raises(discovering.SessionIsCancelled):
        discovering.note_came(seat=seat, came=True, at=LATER, by=rosa)
    with pytest.raises(discovering.SessionIsCancelled):
        discovering.cancel(session=session, at=NOON, by=rosa)


def test_what_is_past_is_neither_cancelled_nor_expected(cape, rosa):
    session = make.session(coop=cape, host=rosa)

    with pytest.raises(discovering.SessionIsOver):
        discovering.cancel(session=session, at=LATER, by=rosa)
    with pytest.raises(discovering.SessionIsOver):
        expect(session, make.application(coop=cape), at=LATER)


def test_one_discovers_the_coop_one_wants_to_join(cape, rosa):
    session = make.session(coop=cape, host=rosa)

    with pytest.raises(discovering.SessionIsElsewhere):
        expect(session, make.application(coop=make.coop()))


def test_a_finished_application_is_expected_nowhere(cape, rosa):
    made, _ = make.refused(coop=cape)

    with pytest.raises(ApplicationIsClosed):
        expect(make.session(coop=cape, host=rosa), made)
