"""My dates in my own telephone."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from kpacite.people.telling import Event
from kpacite.talks import feeds, sharing_dates
from kpacite.talks.models import CalendarKey
from kpacite.talks.tests import factories
from kpacite.talks.tests.factories import NOON

pytestmark = pytest.mark.django_db
DATES = [
    Event("meeting-4", "Réunion, le “bilan”; suite", datetime(2026, 6, 15, 16, tzinfo=UTC),
          datetime(2026, 6, 15, 18, tzinfo=UTC), place="La Cape\nRoubaix", url="/c/la-cape/"),
    Event("mission-1", "Buffet", date(2026, 6, 12), date(2026, 6, 13)),
    Event("outing-2", "Marché", date(2026, 6, 20), date(2026, 6, 20), cancelled=True),
]  # fmt: skip


def some_dates(person, first, last):
    return DATES


@pytest.fixture(autouse=True)
def dates(settings):
    settings.KPACITE_CALENDAR = ["kpacite.talks.tests.test_calendar.some_dates"]


@pytest.fixture
def amina(db):
    return factories.member(coop=factories.coop(slug="la-cape"))


def read(person, at=NOON):
    text = feeds.written(person, feeds.events_of(person, at.date()), at)
    calendar = icalendar.Calendar.from_ical(text)
    return {str(one["uid"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}


def test_what_is_written_is_what_is_read(amina):
    meeting = read(amina)["meeting-4"]

    assert meeting["summary"] == "Réunion, le “bilan”; suite"
    assert meeting["location"] == "La Cape\nRoubaix"
    assert meeting.decoded("dtstart") == datetime(2026, 6, 15, 16, tzinfo=UTC)
    assert meeting["dtstart"].params["TZID"] == "Europe/Paris"
    assert meeting.decoded("dtstamp") == NOON
    assert meeting["url"] == "http://127.0.0.1:8000/c/la-cape/"


def test_a_whole_day_ends_the_day_after(amina):
    mission = read(amina)["mission-1"]

    assert mission.decoded("dtstart") == date(2026, 6, 12)
    assert mission.decoded("dtend") == date(2026, 6, 14)
    assert mission["transp"] == "TRANSPARENT"


def test_what_is_cancelled_is_said_so(amina):
    outing = read(amina)["outing-2"]

    assert (outing["status"], outing["summary"]) == ("CANCELLED", "Annulé : Marché")


def test_the_same_thing_keeps_its_name(amina):
    assert read(amina).keys() == read(amina, NOON + timedelta(days=3)).keys()


def feed(key):
    return reverse("talks:calendar.feed", args=[key])


def test_a_telephone_reads_the_dates_without_sign_in(amina):
    key = sharing_dates.give(by=amina, at=NOON)

    answer = Client().get(feed(key.key))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"BEGIN:VCALENDAR" in answer.content and b"\r\n" in answer.content
    assert "private" in answer["Cache-Control"]


def test_nothing_is_sent_when_nothing_moved(amina):
    key = sharing_dates.give(by=amina, at=NOON)
    etag = Client().get(feed(key.key))["ETag"]

    again = Client().get(feed(key.key), headers={"if-none-match": etag})

    assert again.status_code == 304


def test_a_guessed_address_leads_nowhere(amina):
    sharing_dates.give(by=amina, at=NOON)

    assert Client().get(feed("devine")).status_code == 404


def test_a_new_address_closes_the_old_one(amina):
    old = sharing_dates.give(by=amina, at=NOON).key
    new = sharing_dates.give(by=amina, at=NOON).key

    assert Client().get(feed(old)).status_code == 404
    assert Client().get(feed(new)).status_code == 200


def test_a_closed_address_leads_nowhere(amina):
    key = sharing_dates.give(by=amina, at=NOON).key

    sharing_dates.close(by=amina, at=NOON)
    sharing_dates.close(by=amina, at=NOON)

    assert Client().get(feed(key)).status_code == 404


def test_somebody_opens_changes_and_closes_on_the_page(amina, client):
    client.force_login(amina)

    client.post("/nouvelles/agenda/")
    first = CalendarKey.objects.get().key
    assert first in client.get("/nouvelles/agenda/").text
    client.post("/nouvelles/agenda/", {"geste": "changer"})
    assert CalendarKey.objects.get().key != first
    client.post("/nouvelles/agenda/", {"geste": "fermer"})
    assert not CalendarKey.objects.exists()
