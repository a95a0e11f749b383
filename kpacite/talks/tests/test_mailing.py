"""Messages: urgent ones apart, the others once a day at most, nothing when nothing is new."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from kpacite.lib import working
from kpacite.lib.french import count
from kpacite.lib.models import Task
from kpacite.talks import letters, mailing, noticing, tasks
from kpacite.talks.models import Digest, Notice, Wish
from kpacite.talks.tests import factories
from kpacite.talks.tests.factories import NOON

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 6, 12)
FIVE = datetime(2026, 6, 12, 15, tzinfo=UTC)


@pytest.fixture
def cape(db):
    return factories.coop(slug="la-cape")


@pytest.fixture
def amina(cape):
    return reachable(factories.member(coop=cape))


def reachable(person):
    person.email = f"{person.username}@example.org"
    person.save()
    return person


def work(at=FIVE):
    """Do what was asked for."""
    while task := working.take(by="us", at=at):
        assert working.run(task=task, by="us", clock=lambda: at), task.last_error


def send(person, day=FRIDAY, at=FIVE):
    sent = mailing.send_of_the_day(to=person, day=day, at=at)
    work(at)
    return sent


def test_the_message_of_the_day_tells_what_is_new_once(cape, amina):
    factories.notice(person=amina, coop=cape, words="Rosa laisse sa place.", kind="mission")
    factories.notice(person=amina, coop=cape, words="Jordan a écrit.")

    assert send(amina)
    assert send(amina) is None

    letter = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert letter.subject == f"{count(2, 'nouvelle')} pour vous, vendredi 12 juin 2026"
    assert "Rosa laisse sa place." in letter.body and "Les missions" in letter.body
    assert "http://127.0.0.1:8000/c/la-cape/membres/" in letter.body
    assert letter.to == [amina.email]
    assert Digest.objects.get().count == 2


def test_two_workers_make_one_message(cape, amina):
    factories.notice(person=amina, coop=cape)
    Digest.objects.create(person=amina, day=FRIDAY, count=1, sent_at=FIVE)

    assert send(amina) is None
    assert mail.outbox == []


def test_a_letter_sent_again_after_a_crash_has_the_same_number(cape, amina):
    factories.notice(person=amina, coop=cape, sent_at=FIVE)

    first, again = letters.of_moment(amina, FIVE), letters.of_moment(amina, FIVE)

    assert first.extra_headers["Message-ID"] == again.extra_headers["Message-ID"]


def test_a_mail_that_fails_is_tried_again_with_the_same_news(cape, amina, monkeypatch):
    factories.notice(person=amina, coop=cape, words="Jordan a écrit.")
    mailing.send_of_the_day(to=amina, day=FRIDAY, at=FIVE)
    broken = monkeypatch.context()
    with broken as patch:
        patch.setattr("django.core.mail.EmailMessage.send", lambda self: 1 / 0)
        task = working.take(by="us", at=FIVE)
        assert not working.run(task=task, by="us", clock=lambda: FIVE)

    work(FIVE + timedelta(hours=1))

    assert len(mail.outbox) == 1 and "Jordan a écrit." in mail.outbox[0].body


def test_nothing_leaves_when_nothing_is_new(cape, amina):
    factories.notice(person=amina, coop=cape, read_at=NOON)

    assert send(amina) is None
    assert not Digest.objects.exists() and not Task.objects.exists()


@pytest.mark.parametrize("day", [date(2026, 6, 13), date(2026, 6, 14)])
def test_nothing_leaves_at_the_end_of_the_week(cape, amina, day):
    factories.notice(person=amina, coop=cape)

    assert send(amina, day) is None


def test_a_full_week_waits_for_its_next_message(cape, amina):
    for rank in range(6):
        at = FIVE - timedelta(days=1, hours=rank)
        factories.notice(person=amina, coop=cape, at=at, sent_at=at)
    factories.notice(person=amina, coop=cape)

    assert send(amina) is None
    assert send(amina, date(2026, 6, 22), FIVE + timedelta(days=10))


@pytest.mark.parametrize("kind", ["talk", "*"])
def test_what_somebody_does_not_want_does_not_leave(cape, amina, kind):
    Wish.objects.create(person=amina, kind=kind, pace="never")
    factories.notice(person=amina, coop=cape)

    assert send(amina) is None
    assert Notice.objects.get().sent_at is None


def test_somebody_without_e_mail_is_not_written_to(cape):
    rosa = factories.member(coop=cape, first_name="Rosa")
    factories.notice(person=rosa, coop=cape)

    assert send(rosa) is None
    assert list(mailing.to_tell(FIVE)) == []


def test_an_urgent_thing_takes_along_what_was_waiting(cape, amina):
    factories.notice(person=amina, coop=cape, words="Jordan a écrit.")
    factories.notice(person=amina, coop=cape, words="Le jour change.", kind="mission", urgent=True)

    mailing.send_now(to=amina, at=NOON)
    work()

    letter = mail.outbox[0]
    assert letter.subject == "Le jour change."
    assert letter.body.index("Le jour change.") < letter.body.index("Jordan a écrit.")
    assert send(amina) is None


def test_an_urgent_message_takes_the_place_of_the_message_of_the_day(cape, amina):
    factories.notice(person=amina, coop=cape, urgent=True)
    mailing.send_now(to=amina, at=NOON)
    factories.notice(person=amina, coop=cape, words="Jordan a écrit.")

    assert send(amina) is None
    assert send(amina, date(2026, 6, 15), FIVE + timedelta(days=3))


def test_an_urgent_thing_already_read_does_not_leave(cape, amina):
    factories.notice(person=amina, coop=cape, urgent=True, read_at=NOON)
    factories.notice(person=amina, coop=cape)

    assert mailing.send_now(to=amina, at=NOON) == 0


def test_several_urgent_things_have_one_subject(cape, amina):
    for words in ("Le jour change.", "Le lieu change."):
        factories.notice(person=amina, coop=cape, words=words, urgent=True)

    mailing.send_now(to=amina, at=NOON)
    work()

    assert mail.outbox[0].subject == "2 choses à voir aujourd’hui"


def test_a_name_with_a_line_break_writes_no_header(cape, amina):
    words = "Le jour change.\nBcc: tout-le-monde@example.org"
    factories.notice(person=amina, coop=cape, words=words, urgent=True, sent_at=NOON)

    letter = letters.of_moment(amina, NOON)

    assert "\n" not in letter.subject
    assert letter.message()["Bcc"] is None


def test_a_letter_says_how_to_stop_it(cape, amina):
    factories.notice(person=amina, coop=cape, sent_at=NOON)

    letter = letters.of_moment(amina, NOON)

    stop = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop.startswith("http://127.0.0.1:8000/stop/") and stop in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_long_day_is_told_in_fifteen_lines(cape, amina):
    for rank in range(20):
        factories.notice(person=amina, coop=cape, words=f"Nouvelle {rank}.", sent_at=NOON)

    body = letters.of_moment(amina, NOON).body

    assert body.count("- Nouvelle") == 15 and count(5, "autre nouvelle", "autres nouvelles") in body


def test_nobody_is_written_to_after_their_erasure(cape, amina):
    factories.notice(person=amina, coop=cape, sent_at=NOON)
    amina.email, amina.erased_at = "", NOON

    assert letters.of_moment(amina, NOON) is None


def test_the_chore_of_the_day_gathers_at_five(cape, amina, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: FIVE)
    factories.notice(person=amina, coop=cape)

    tasks.plan_the_day("2026-06-12")
    assert Task.objects.get().due_at == FIVE
    work(FIVE)
    work(FIVE)

    assert len(mail.outbox) == 1


def test_the_messages_of_a_week_are_counted(cape, amina):
    for at in (NOON, NOON, NOON - timedelta(days=2), NOON - timedelta(days=8)):
        factories.notice(person=amina, coop=cape, sent_at=at)

    from kpacite.talks import queries

    assert queries.sent_since(amina, NOON) == 2
    assert noticing.wishes_of([amina.pk]) == {amina.pk: {}}
