"""A meeting is called, led in turn, held, and then nothing of it moves."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from kpacite.coops.tests.factories import coop, member
from kpacite.governance import agenda, following, holding, meeting, minutes, minuting
from kpacite.governance.models import AgendaItem, Attendance, Meeting
from kpacite.governance.tests import factories_meetings as factories
from kpacite.governance.tests.factories import decision
from kpacite.governance.tests.factories_meetings import JUNE_1, JUNE_1_NOON, JUNE_9, JUNE_9_EVENING
from kpacite.lib.digest import sha256_json
from kpacite.people import signing

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return factories.there()


def titles(held):
    return [item.title.replace("\u00a0", " ") for item in held.items.all()]


def test_a_meeting_always_begins_by_asking_how_everybody_is(there):
    held = factories.called(there)

    assert titles(held) == ["Comment ça va ?"]
    assert held.items.get().kind == "weather"


def test_the_agenda_is_built_from_what_is_open(there):
    decision(coop=there.coop, by=there.amina, title="Un four", review_on=date(2026, 6, 5))
    decision(coop=there.coop, by=there.amina, title="Plus tard", review_on=date(2026, 9, 5))
    following.note(coop=there.coop, task=following.Task("Appeler la mairie", there.rosa),
                   by=there.amina, on=JUNE_1, at=JUNE_1_NOON)  # fmt: skip

    held = factories.called(there)

    assert titles(held) == [
        "Comment ça va ?", "Ce qui était à faire : 1 chose", "On en reparle : Un four",
    ]  # fmt: skip


def test_what_opens_after_the_call_is_added_once(there):
    held = factories.called(there)
    decision(coop=there.coop, by=there.amina, title="Un four", review_on=date(2026, 6, 5))

    for _ in range(2):
        agenda.complete(meeting=held, on=JUNE_9, by=there.amina, at=JUNE_1_NOON)

    assert titles(held) == ["Comment ça va ?", "On en reparle : Un four"]


def test_everybody_leads_then_writes_in_turn(there):
    led = []
    for week in range(8):
        day = JUNE_9 + timedelta(days=7 * week)
        held = factories.called(there, held_on=day)
        led.append(held.facilitator.first_name)
        assert held.facilitator != held.note_taker

    assert sorted(led) == sorted(there.people)


def test_a_cancelled_meeting_takes_nobodys_turn(there):
    first = factories.called(there)
    meeting.cancel(meeting=first, because="Il neige.", by=there.amina, at=JUNE_1_NOON)

    again = factories.called(there)

    assert again.facilitator == first.facilitator
    assert again.number == 2


def test_somebody_else_may_lead(there):
    held = factories.called(there)

    meeting.lead(meeting=held, facilitator=there.rosa, note_taker=there.rosa, by=there.amina,
                 on=JUNE_1, at=JUNE_1_NOON)  # fmt: skip

    held.refresh_from_db()
    assert held.facilitator == held.note_taker == there.rosa


def test_a_stranger_does_not_lead(there):
    held = factories.called(there)

    with pytest.raises(meeting.NotAMember):
        meeting.lead(
            meeting=held, facilitator=member(coop=coop()), note_taker=there.rosa,
            by=there.amina, on=JUNE_1, at=JUNE_1_NOON,
        )  # fmt: skip


def test_two_meetings_are_not_called_for_the_same_hour(there):
    factories.called(there)

    with pytest.raises(meeting.MeetingAlreadyCalled):
        factories.called(there, title="Une autre")


def test_a_meeting_is_not_called_for_yesterday(there):
    with pytest.raises(meeting.MeetingIsInThePast):
        factories.called(there, held_on=JUNE_1 - timedelta(days=1))


def test_a_meeting_changes_its_day_until_it_begins(there):
    held = factories.called(there)
    later = factories.plan(held_on=JUNE_9 + timedelta(days=1), starts_at=time(19), place="Cuisine")

    meeting.change(meeting=held, plan=later, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)

    held.refresh_from_db()
    assert (held.held_on, held.place) == (date(2026, 6, 10), "Cuisine")
    meeting.start(meeting=held, by=there.amina, on=held.held_on, at=JUNE_9_EVENING)
    with pytest.raises(meeting.MeetingHasStarted):
        meeting.change(meeting=held, plan=later, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)
    with pytest.raises(meeting.MeetingHasStarted):
        meeting.cancel(meeting=held, because="Non.", by=there.amina, at=JUNE_9_EVENING)


def test_who_cancels_says_why(there):
    held = factories.called(there)

    with pytest.raises(meeting.ReasonIsMissing):
        meeting.cancel(meeting=held, because=" ", by=there.amina, at=JUNE_1_NOON)

    meeting.cancel(meeting=held, because="La salle est prise.", by=there.amina, at=JUNE_1_NOON)
    with pytest.raises(holding.MeetingIsCancelled):
        factories.point(held, by=there.rosa)


def test_a_meeting_does_not_begin_before_its_day(there):
    held = factories.called(there)

    with pytest.raises(meeting.MeetingIsLater):
        meeting.start(meeting=held, by=there.amina, on=JUNE_1, at=JUNE_1_NOON)


def test_two_phones_open_the_meeting_once(there):
    held = factories.called(there)

    for moment in (JUNE_9_EVENING, JUNE_9_EVENING + timedelta(minutes=1)):
        held = meeting.start(meeting=held, by=there.rosa, on=JUNE_9, at=moment)

    assert held.opened_at == JUNE_9_EVENING


def test_names_are_tapped_and_corrected(there):
    held = factories.started(there, present=3)

    meeting.attend(meeting=held, presences={there.amina.pk: "excused"}, by=there.rosa,
                   at=JUNE_9_EVENING)  # fmt: skip

    states = dict(Attendance.objects.values_list("person__first_name", "state"))
    assert states == {"Amina": "excused", "Fatoumata": "present", "Inès": "present",
                      "Zoé": "excused"}  # fmt: skip


def test_somebody_of_another_coop_is_not_noted_present(there):
    held = factories.started(there)

    with pytest.raises(meeting.NotAMember):
        meeting.attend(meeting=held, presences={member(coop=coop()).pk: "present"},
                       by=there.amina, at=JUNE_9_EVENING)  # fmt: skip


@pytest.mark.parametrize(
    ("present", "words"),
    [
        (4, "4 personnes sur 8 sont là. C’est assez pour décider."),
        (3, "3 personnes sur 8 sont là. Il manque 1 personne pour décider."),
        (1, "1 personne sur 8 est là. Il manque 3 personnes pour décider."),
    ],
)
def test_enough_people_to_decide_is_said_in_words(there, present, words):
    held = factories.started(there, present=present)

    assert words in minutes.enough_words(held, present).replace("\u00a0", " ")


def test_a_free_point_comes_last_and_only_once(there):
    held = factories.called(there)
    factories.point(held, by=there.rosa)

    assert titles(held)[-1] == "Le four"
    with pytest.raises(agenda.AlreadyOnTheAgenda):
        factories.point(held, "le FOUR", by=there.jordan)


def test_points_change_places_but_the_weather_stays_first(there):
    held = factories.called(there)
    oven, sign = factories.point(held, by=there.rosa), factories.point(held, "L’enseigne",
                                                                       by=there.rosa)  # fmt: skip

    agenda.move(item=sign, up=True, by=there.rosa, at=JUNE_1_NOON)

    assert titles(held) == ["Comment ça va ?", "L’enseigne", "Le four"]
    with pytest.raises(agenda.WeatherComesFirst):
        agenda.move(item=sign, up=True, by=there.rosa, at=JUNE_1_NOON)
    agenda.move(item=oven, up=False, by=there.rosa, at=JUNE_1_NOON)  # the last one stays last
    assert titles(held)[-1] == "Le four"


def test_a_point_has_other_words_or_leaves_until_it_was_talked_of(there):
    held = factories.started(there)
    oven = factories.point(held, by=there.rosa)
    sign = factories.point(held, "L’enseigne", by=there.rosa)

    agenda.edit(item=oven, title="Un grand four", minutes=20, by=there.rosa, at=JUNE_1_NOON)
    with pytest.raises(agenda.AlreadyOnTheAgenda):
        agenda.edit(item=oven, title="L’enseigne", minutes=20, by=there.rosa, at=JUNE_1_NOON)
    agenda.remove(item=sign, by=there.rosa, at=JUNE_1_NOON)
    agenda.take_up(item=oven, by=there.rosa, at=JUNE_9_EVENING)

    assert titles(held) == ["Comment ça va ?", "Un grand four"]
    with pytest.raises(agenda.PointWasTalkedOf):
        agenda.remove(item=oven, by=there.rosa, at=JUNE_9_EVENING)
    with pytest.raises(agenda.WeatherComesFirst):
        agenda.remove(item=held.items.first(), by=there.rosa, at=JUNE_9_EVENING)


def test_one_point_at_a_time_each_with_its_clock(there):
    held = factories.started(there)
    weather, oven = held.items.get(), factories.point(held, by=there.rosa)
    later = JUNE_9_EVENING + timedelta(minutes=12)

    agenda.take_up(item=weather, by=there.amina, at=JUNE_9_EVENING)
    agenda.take_up(item=oven, by=there.amina, at=later)
    agenda.take_up(item=oven, by=there.rosa, at=later + timedelta(minutes=1))

    weather.refresh_from_db()
    oven.refresh_from_db()
    assert (weather.done_at, oven.started_at, oven.done_at) == (later, later, None)
    agenda.finish(item=oven, by=there.amina, at=later)
    assert not held.items.filter(started_at__isnull=False, done_at=None).exists()


def test_nothing_is_written_before_the_meeting_begins(there):
    held = factories.called(there)

    with pytest.raises(holding.MeetingHasNotStarted):
        minuting.write(item=held.items.get(), notes="Bien.", seen=minuting.mark_of(""),
                       by=there.amina, at=JUNE_1_NOON)  # fmt: skip


def test_two_people_who_write_the_same_point_lose_no_word(there):
    item = factories.started(there).items.get()
    blank = minuting.mark_of("")
    minuting.write(item=item, notes="Tout va bien.", seen=blank, by=there.amina, at=JUNE_9_EVENING)

    with pytest.raises(minuting.SomebodyElseWrote):
        minuting.write(item=item, notes="Rosa est fatiguée.", seen=blank, by=there.rosa,
                       at=JUNE_9_EVENING)  # fmt: skip

    item.refresh_from_db()
    assert (item.notes, item.notes_by) == ("Tout va bien.", there.amina)


def test_the_same_words_sent_twice_are_fine(there):
    item = factories.started(there).items.get()

    for _ in range(2):
        minuting.write(item=item, notes="Bien.\r\nTous là.", seen=minuting.mark_of(""),
                       by=there.amina, at=JUNE_9_EVENING)  # fmt: skip

    item.refresh_from_db()
    assert item.notes == "Bien.\nTous là."


def test_a_decision_taken_at_a_point_is_in_the_register_once(there):
    item = factories.started(there).items.get()

    made = minuting.decide(item=item, title="On ouvre à 9 h", text="Dès lundi.", by=there.amina,
                           on=JUNE_9, at=JUNE_9_EVENING)  # fmt: skip

    assert (made.method, made.number) == ("daily", 2)
    with pytest.raises(minuting.AlreadyDecidedHere):
        minuting.decide(item=item, title="on ouvre à 9 h", text="", by=there.rosa, on=JUNE_9,
                        at=JUNE_9_EVENING)  # fmt: skip


def written(there):
    """A meeting of four with notes, a decision, something to do; then closed."""
    held = factories.started(there)
    item = factories.point(held, by=there.rosa)
    minuting.write(item=item, notes="Le four chauffe mal.", seen=minuting.mark_of(""),
                   by=there.amina, at=JUNE_9_EVENING)  # fmt: skip
    minuting.decide(item=item, title="Réparer le four", text="Avant l’été.", by=there.amina,
                    on=JUNE_9, at=JUNE_9_EVENING)  # fmt: skip
    following.note(
        coop=there.coop, task=following.Task("Appeler le réparateur", there.jordan,
                                             date(2026, 6, 20)),
        item=item, by=there.amina, on=JUNE_9, at=JUNE_9_EVENING,
    )  # fmt: skip
    return minuting.close(meeting=held, by=there.amina, at=JUNE_9_EVENING)


def test_closed_minutes_say_everything_and_have_their_fingerprint_and_paper(there):
    held = written(there)
    text = minutes.text(held.minutes).replace("\u00a0", " ")

    for words in ("Amina", "Le four chauffe mal.", "Décision 2 : Réparer le four. Avant l’été.",
                  "À faire : Appeler le réparateur (Jordan, avant le 20 juin 2026)",
                  "4 personnes sur 8 sont là. C’est assez pour décider."):  # fmt: skip
        assert words in text
    assert held.minutes_sha256 == sha256_json(held.minutes)
    assert bytes(held.minutes_pdf).startswith(b"%PDF-")
    assert held.minutes["signers"] == 2


def test_minutes_need_somebody_who_was_there(there):
    held = factories.started(there, present=0)

    with pytest.raises(minuting.NobodyWasThere):
        minuting.close(meeting=held, by=there.amina, at=JUNE_9_EVENING)


def test_closed_minutes_are_changed_by_nobody(there):
    held = written(there)
    item = held.items.last()

    for gesture in (
        lambda: minuting.write(item=item, notes="Non.", seen=minuting.mark_of(item.notes),
                               by=there.rosa, at=JUNE_9_EVENING),
        lambda: minuting.decide(item=item, title="Non", text="", by=there.rosa, on=JUNE_9,
                                at=JUNE_9_EVENING),
        lambda: minuting.close(meeting=held, by=there.rosa, at=JUNE_9_EVENING),
        lambda: agenda.take_up(item=item, by=there.rosa, at=JUNE_9_EVENING),
        lambda: factories.point(held, "Trop tard", by=there.rosa),
        lambda: meeting.attend(meeting=held, presences={there.rosa.pk: "absent"}, by=there.rosa,
                               at=JUNE_9_EVENING),
    ):  # fmt: skip
        with pytest.raises(holding.MeetingIsOver, match="prochaine réunion"):
            gesture()


@pytest.mark.parametrize("table", ["notes", "attendance", "minutes"])
def test_the_database_refuses_to_change_closed_minutes(there, table):
    held = written(there)
    changes = {
        "notes": lambda: AgendaItem.objects.filter(meeting=held).update(notes="Autre chose."),
        "attendance": lambda: Attendance.objects.filter(meeting=held).update(state="absent"),
        "minutes": lambda: Meeting.objects.filter(pk=held.pk).update(title="Autre"),
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        changes[table]()


def test_those_who_were_there_sign_on_their_phone_or_on_paper(there):
    held = written(there)

    mine = minuting.sign(meeting=held, person=there.amina, by=there.amina, at=JUNE_9_EVENING)
    paper = minuting.sign(meeting=held, person=there.jordan, by=there.amina, at=JUNE_9_EVENING)

    assert (mine.seal.means, paper.seal.means) == ("session", "paper")
    assert paper.seal.entered_by == there.amina
    assert mine.seal.document == minutes.text(held.minutes)
    assert signing.verify(mine.seal) and signing.verify(paper.seal)


def test_one_signs_once_if_one_was_there_and_when_the_minutes_are_closed(there):
    going_on = factories.started(there)
    with pytest.raises(minuting.MinutesAreOpen):
        minuting.sign(meeting=going_on, person=there.amina, by=there.amina, at=JUNE_9_EVENING)
    held = minuting.close(meeting=going_on, by=there.amina, at=JUNE_9_EVENING)
    with pytest.raises(minuting.WasNotThere):
        minuting.sign(meeting=held, person=there.zoe, by=there.zoe, at=JUNE_9_EVENING)
    minuting.sign(meeting=held, person=there.amina, by=there.amina, at=JUNE_9_EVENING)

    with pytest.raises(minuting.AlreadySigned):
        minuting.sign(meeting=held, person=there.amina, by=there.rosa, at=JUNE_9_EVENING)


def test_how_many_sign_is_a_rule_of_the_coop(there):
    other = factories.there(slug="le-fil", governance__minutes_signers=3)

    assert factories.closed(other).minutes["signers"] == 3
    assert factories.closed(other, present=2, held_on=date(2026, 6, 16)).minutes["signers"] == 2


def test_what_is_wrong_is_said_at_the_next_meeting(there):
    held = factories.closed(there)
    with pytest.raises(minuting.NoNextMeeting):
        minuting.correct(meeting=held, words="Rosa était là.", by=there.rosa, on=JUNE_9,
                         at=JUNE_9_EVENING)  # fmt: skip
    later = factories.called(there, held_on=date(2026, 6, 16), on=JUNE_9)

    item = minuting.correct(meeting=held, words="Rosa était là.", by=there.rosa, on=JUNE_9,
                            at=JUNE_9_EVENING)  # fmt: skip

    assert item.meeting == later
    title = item.title.replace("\u00a0", " ")
    assert (title, item.thing) == ("Corriger la réunion 1 : Rosa était là.", held.address)
