"""From what somebody did to what others are told."""

from datetime import timedelta

import pytest

from kpacite.lib.models import Task
from kpacite.people import deeds
from kpacite.talks import noticing, speaking, tasks
from kpacite.talks.models import Notice, Wish
from kpacite.talks.tests import factories
from kpacite.talks.tests.factories import NOON, TOPICS

pytestmark = pytest.mark.django_db
SOON = NOON + timedelta(minutes=3)


@pytest.fixture(autouse=True)
def listening(settings):
    settings.KPACITE_NOTICES = ["kpacite.talks.tests.listening", "kpacite.talks.notices"]
    settings.KPACITE_TOPICS = TOPICS


@pytest.fixture
def cape(db):
    return factories.coop(slug="la-cape")


@pytest.fixture
def amina(cape):
    person = factories.member(coop=cape)
    person.email = "amina@example.org"
    person.save()
    return person


@pytest.fixture
def rosa(cape):
    return factories.member(coop=cape, first_name="Rosa")


def told(person):
    return list(Notice.objects.filter(person=person).values_list("words", flat=True))


def happened(coop, by, verb, **facts):
    noticing.tell(deed=factories.deed(coop=coop, by=by, verb=f"tests.{verb}", **facts), at=SOON)


def test_a_deed_that_nobody_listens_to_asks_for_nothing(amina):
    deeds.note(verb="tests.silence", thing="tests/thing/1", by=amina, at=NOON)

    assert not Task.objects.exists()


def test_a_deed_that_matters_is_told_once_it_is_committed(cape, amina, rosa):
    deed = deeds.note(verb="tests.seat.left", thing="tests/thing/1", by=rosa, at=NOON)
    task = Task.objects.get()

    assert (task.function, task.arguments) == (noticing.TELL, {"deed": deed.pk})


def test_the_others_are_told_and_never_the_one_who_did_it(cape, amina, rosa):
    happened(cape, rosa, "seat.left")

    assert told(amina) == ["Une place est libre."]
    assert told(rosa) == []


def test_telling_twice_tells_once(cape, amina, rosa):
    deed = factories.deed(coop=cape, by=rosa, verb="tests.seat.left")

    noticing.tell(deed=deed, at=SOON)
    noticing.tell(deed=deed, at=SOON)

    assert len(told(amina)) == 1


def test_what_happened_a_month_ago_is_told_to_nobody(cape, amina, rosa):
    deed = factories.deed(coop=cape, by=rosa, verb="tests.seat.left")

    assert noticing.tell(deed=deed, at=NOON + timedelta(days=31)) == []


def test_somebody_who_was_erased_hears_nothing(cape, amina, rosa):
    amina.erased_at = NOON
    amina.save()

    happened(cape, rosa, "seat.left")

    assert told(amina) == []


def test_a_line_break_in_a_name_does_not_break_the_sentence(cape, amina, rosa):
    happened(cape, rosa, "money.came", about=amina, note="Bcc: x@example.org\r\nBonjour")

    assert told(amina) == ["L’argent est là : Bcc: x@example.org Bonjour"]


def test_urgent_things_of_ten_minutes_leave_together(cape, amina, rosa):
    happened(cape, rosa, "day.moved")
    happened(cape, rosa, "day.moved")

    task = Task.objects.get(function=noticing.MAIL_NOW)
    assert task.arguments == {"person": amina.pk}
    assert task.due_at == NOON + timedelta(minutes=10)


def test_what_is_not_urgent_waits_for_the_message_of_the_day(cape, amina, rosa):
    happened(cape, rosa, "seat.left")

    assert not Task.objects.filter(function=noticing.MAIL_NOW).exists()


def test_somebody_who_wants_each_thing_at_once_has_it(cape, amina, rosa):
    Wish.objects.create(person=amina, kind="mission", pace="now")

    happened(cape, rosa, "seat.left")

    assert Task.objects.filter(function=noticing.MAIL_NOW).exists()


@pytest.mark.parametrize(("kind", "pace"), [("mission", "day"), ("mission", "never"),
                                            ("*", "never")])  # fmt: skip
def test_somebody_who_wants_less_is_left_in_peace(cape, amina, rosa, kind, pace):
    Wish.objects.create(person=amina, kind=kind, pace=pace)

    happened(cape, rosa, "day.moved")

    assert told(amina) == ["Le jour change."]
    assert not Task.objects.filter(function=noticing.MAIL_NOW).exists()


def test_an_urgent_thing_told_two_days_late_is_urgent_no_more(cape, amina, rosa):
    deed = factories.deed(coop=cape, by=rosa, verb="tests.day.moved")

    noticing.tell(deed=deed, at=NOON + timedelta(days=2))

    assert told(amina) and not Task.objects.filter(function=noticing.MAIL_NOW).exists()


def say(coop, author, text="Bonjour", **facts):
    speaking.say(
        thing=f"talks/table/{coop.pk}", coop_key=coop.slug, author=author, by=author, text=text,
        at=SOON, title="La table du fond", **facts,
    )  # fmt: skip
    tasks.tell(deeds.Deed.objects.filter(verb="talks.message.said").last().pk)


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: SOON)


def test_those_who_spoke_hear_the_answer_and_no_one_else(cape, amina, rosa, clock):
    factories.member(coop=cape, first_name="Yacine")
    say(cape, amina)
    say(cape, rosa)

    assert told(amina) == ["Rosa a écrit sur « La table du fond »."]
    assert Notice.objects.count() == 1


def test_somebody_who_left_the_coop_hears_no_more(cape, amina, rosa, clock):
    say(cape, amina)
    amina.memberships.update(left_on=NOON.date())
    say(cape, rosa)

    assert told(amina) == []


def test_reading_one_then_all(cape, amina):
    first = factories.notice(person=amina, coop=cape)
    factories.notice(person=amina, coop=cape)

    assert noticing.read(by=amina, at=SOON, notice=first) == 1
    assert noticing.read(by=amina, at=SOON) == 1
    assert not Notice.objects.filter(read_at=None).exists()


def test_nobody_reads_for_somebody_else(cape, amina, rosa):
    notice = factories.notice(person=amina, coop=cape)

    assert noticing.read(by=rosa, at=SOON, notice=notice) == 0
