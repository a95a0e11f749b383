"""Meetings, things to do, elections and roles, on screen."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kpacite.coops.tests.factories import coop, member
from kpacite.governance import electing, following, meeting, minuting
from kpacite.governance.models import ActionItem, Attendance, Decision, Election, Meeting
from kpacite.governance.queries import meetings as queries
from kpacite.governance.tests import factories_meetings as factories
from kpacite.governance.tests.factories import role as given

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def now():
    return timezone.now()


@pytest.fixture
def there(client):
    where = factories.there()
    client.force_login(where.amina)
    return where


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("&#x27;", "'")


def url(name, *args):
    return reverse(f"governance:{name}", args=["la-cape", *args])


def planned(there, days=0, **facts):
    return factories.called(there, held_on=today() + timedelta(days=days), on=today(), at=now(),
                            **facts)  # fmt: skip


def going_on(there, present=("Amina", "Rosa")):
    held = planned(there)
    held = meeting.start(meeting=held, by=there.amina, on=today(), at=now())
    meeting.attend(meeting=held, presences={there.people[name].pk: "present" for name in present},
                   by=there.amina, at=now())  # fmt: skip
    return held


def test_a_meeting_is_called_on_one_page(there, client):
    day = today() + timedelta(days=7)

    answer = client.post(url("meetings.new"), {
        "title": "Réunion de décembre", "held_on": day.isoformat(), "starts_at": "18:30",
        "place": "La cuisine",
    }, follow=True)  # fmt: skip

    page = plain(answer)
    assert "Comment ça va ?" in page and "18 h 30" in page and "La cuisine" in page
    assert "anime" in page and "écrit" in page


def test_a_meeting_of_yesterday_is_refused_with_words(there, client):
    answer = client.post(url("meetings.new"), {
        "title": "Hier", "held_on": (today() - timedelta(days=1)).isoformat(),
        "starts_at": "18:30",
    })  # fmt: skip

    assert answer.status_code == 422
    assert meeting.MeetingIsInThePast.sentence in plain(answer)


def test_the_list_shows_what_comes_first_and_is_searched(there, client):
    planned(there, 3, title="La prochaine")
    planned(there, 9, title="Une plus tard")

    page = plain(client.get(url("meetings.index")))
    found = plain(client.get(url("meetings.index"), {"q": "plus tard"}))

    assert "La prochaine" in page and "Voir l’ordre du jour" in page
    assert "La prochaine" not in found
    assert "Aucune réunion" in plain(client.get(url("meetings.index"), {"q": "zzz"}))


def test_a_meeting_changes_is_led_by_others_and_is_cancelled(there, client):
    held = planned(there, 5)
    facts = {"title": "Autre nom", "held_on": held.held_on.isoformat(), "starts_at": "19:00"}

    client.post(url("meetings.edit", held.number), facts)
    client.post(url("meetings.lead", held.number),
                {"facilitator": there.rosa.pk, "note_taker": there.jordan.pk})  # fmt: skip

    held.refresh_from_db()
    assert (held.title, held.facilitator, held.note_taker) == (
        "Autre nom", there.rosa, there.jordan,
    )  # fmt: skip
    client.post(url("meetings.remove", held.number), {"because": "La salle est prise."})
    assert "La salle est prise." in plain(client.get(url("meetings.show", held.number)))
    assert client.get(url("meetings.edit", held.number)).status_code == 403


def test_points_are_added_moved_changed_and_taken_away(there, client):
    held = planned(there, 5)
    client.post(url("points.new", held.number), {"title": "Le four", "minutes": "15"})
    client.post(url("points.new", held.number), {"title": "L’enseigne", "minutes": "5"})
    oven, sign = held.items.get(title="Le four"), held.items.get(title="L’enseigne")

    client.post(url("points.move", held.number, sign.pk), {"way": "up"})
    assert [item.title for item in held.items.all()][1] == "L’enseigne"
    client.post(url("points.edit", held.number, oven.pk), {"title": "Un four", "minutes": "20"})
    client.post(url("points.remove", held.number, sign.pk))

    assert [item.title for item in held.items.all()][1:] == ["Un four"]
    again = client.post(url("points.new", held.number), {"title": "un four", "minutes": "5"})
    assert again.status_code == 422
    refused = client.post(url("points.move", held.number, oven.pk), {"way": "up"})
    assert refused.status_code == 422 and "reste en premier" in plain(refused)


def test_what_is_new_is_added_by_one_gesture(there, client):
    held = planned(there, 5)
    following.note(coop=there.coop, task=following.Task("Les clés", there.rosa), by=there.amina,
                   on=today(), at=now())  # fmt: skip

    assert "Il y a du nouveau" in plain(client.get(url("meetings.show", held.number)))
    client.post(url("points.fill", held.number))

    assert held.items.filter(kind="action").count() == 1
    point = held.items.get(kind="action")
    assert client.get(url("points.show", held.number, point.pk)).url == url("actions.index")
    weather = held.items.get(kind="weather")
    assert client.get(url("points.show", held.number, weather.pk)).status_code == 404


def test_a_meeting_begins_its_day_and_names_are_tapped(there, client):
    held = planned(there, 2)
    early = client.post(url("lives.new", held.number))
    assert early.status_code == 422 and meeting.MeetingIsLater.sentence in plain(early)
    held = planned(there)

    answer = client.post(url("lives.new", held.number), follow=True)
    assert "Qui est là ?" in plain(answer)
    client.post(url("attendances.edit", held.number), {
        f"p{there.amina.pk}": "present", f"p{there.rosa.pk}": "excused",
    })  # fmt: skip

    assert dict(Attendance.objects.values_list("person__first_name", "state")) == {
        "Amina": "present", "Rosa": "excused",
    }  # fmt: skip
    assert "1 personne sur 8 est là. Il manque 3 personnes" in plain(
        client.get(url("lives.show", held.number))
    )


def test_the_table_shows_one_point_its_clock_and_the_next(there, client):
    held = going_on(there)
    oven = factories.point(held, by=there.rosa)
    weather = held.items.get(kind="weather")

    client.post(url("points.take_up", held.number, weather.pk))
    page = plain(client.get(url("lives.show", held.number)))
    assert "data-since" in page and "Passer à ce point" in page and "Le four" in page
    client.post(url("points.finish", held.number, weather.pk))
    page = plain(client.get(url("lives.show", held.number)))

    assert f'<h2 id="now">{oven.title}</h2>' in page


def test_notes_decisions_and_promises_come_from_the_point(there, client):
    held = going_on(there)
    oven = factories.point(held, by=there.rosa)

    client.post(url("points.write", held.number, oven.pk),
                {"notes": "Il chauffe mal.", "seen": minuting.mark_of("")})  # fmt: skip
    client.post(url("points.decide", held.number, oven.pk), {"d-title": "On le répare"})
    client.post(url("points.promise", held.number, oven.pk),
                {"a-what": "Appeler", "a-person": there.rosa.pk})  # fmt: skip

    page = plain(client.get(url("lives.show", held.number), {"point": oven.pk}))
    assert "Il chauffe mal." in page and "On le répare" in page and "Appeler" in page
    assert ActionItem.objects.get().meeting == held
    assert Decision.objects.filter(method="daily").count() == 1


def test_the_words_of_the_second_writer_stay_on_the_page(there, client):
    held = going_on(there)
    weather = held.items.get()
    minuting.write(item=weather, notes="Tout va bien.", seen=minuting.mark_of(""), by=there.rosa,
                   at=now())  # fmt: skip

    answer = client.post(url("points.write", held.number, weather.pk),
                         {"notes": "Amina tousse.", "seen": minuting.mark_of("")})  # fmt: skip

    page = plain(answer)
    assert answer.status_code == 422
    assert "Tout va bien." in page and "Amina tousse." in page and "par Rosa" in page
    assert minuting.mark_of("Tout va bien.") in page
    again = client.post(url("points.write", held.number, weather.pk), {
        "notes": "Tout va bien. Amina tousse.", "seen": minuting.mark_of("Tout va bien."),
    })  # fmt: skip
    assert again.status_code == 302


def test_empty_forms_at_the_table_are_told(there, client):
    held = going_on(there)
    weather = held.items.get()

    for name in ("points.decide", "points.promise"):
        answer = client.post(url(name, held.number, weather.pk), {})
        assert answer.status_code == 422 and "quelque chose à corriger" in plain(answer)


def test_minutes_are_closed_signed_here_and_on_paper_and_kept_as_a_paper(there, client):
    held = going_on(there)

    assert client.post(url("minutes.new", held.number), {"sure": ""}).status_code == 422
    page = plain(client.post(url("minutes.new", held.number), {"sure": "on"}, follow=True))
    assert "À signer" in page
    assert client.post(url("minutes.sign", held.number), {}).status_code == 422
    client.post(url("minutes.sign", held.number), {"agrees": "on"})
    page = plain(client.post(url("minutes.sign", held.number),
                             {"agrees": "on", "person": there.rosa.pk}, follow=True))  # fmt: skip

    assert "sur papier" in page and "Signé" in page
    paper = client.get(url("minutes.pdf", held.number))
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    proof = held.signatures.first()
    assert client.get(url("minutes.proof", held.number, proof.pk)).content.startswith(b"%PDF")


def test_closed_minutes_refuse_each_gesture_by_name(there, client):
    held = going_on(there)
    weather = held.items.get()
    minuting.close(meeting=held, by=there.amina, at=now())

    for name, facts in (
        ("points.write", {"notes": "Non", "seen": minuting.mark_of("")}),
        ("points.decide", {"d-title": "Non"}),
        ("points.promise", {"a-what": "Non", "a-person": there.rosa.pk}),
        ("points.take_up", {}),
        ("points.finish", {}),
        ("points.move", {"way": "up"}),
        ("points.remove", {}),
    ):
        answer = client.post(url(name, held.number, weather.pk), facts)
        assert answer.status_code == 422, name
        assert "écrivez-le à la prochaine réunion" in plain(answer), name


def test_a_correction_is_a_point_of_the_next_meeting(there, client):
    held = going_on(there)
    minuting.close(meeting=held, by=there.amina, at=now())
    refused = client.post(url("minutes.correct", held.number), {"words": "Rosa était là."})
    assert refused.status_code == 422 and minuting.NoNextMeeting.sentence in plain(refused)
    later = planned(there, 7)

    client.post(url("minutes.correct", held.number), {"words": "Rosa était là."})

    assert later.items.filter(title__contains="Rosa était là.").exists()


def test_the_agenda_is_printed_with_its_boxes(there, client):
    answer = client.get(url("meetings.sheet", planned(there, 3).number))

    assert answer.content.startswith(b"%PDF")


def test_things_to_do_are_noted_passed_finished_and_dropped(there, client):
    client.post(url("actions.new"), {"what": "Les clés", "person": there.amina.pk})
    client.post(url("actions.new"), {"what": "Le pain", "person": there.amina.pk})
    keys, bread = ActionItem.objects.get(what="Les clés"), ActionItem.objects.get(what="Le pain")

    client.post(url("actions.edit", keys.pk), {"person": there.rosa.pk})
    client.post(url("actions.finish", bread.pk))
    mine = plain(client.get(url("actions.index"), {"voir": "moi"}))
    settled = plain(client.get(url("actions.index"), {"voir": "fait"}))
    twice = client.post(url("actions.finish", bread.pk))

    assert "Rien à faire ici" in mine
    assert "Passé à Rosa" in settled and "Le pain" in settled
    assert twice.status_code == 422 and following.ActionIsClosed.sentence in plain(twice)
    passed = keys.passed_to
    client.post(url("actions.remove", passed.pk), {"because": "La mairie les garde."})
    assert "La mairie les garde." in plain(client.get(url("actions.index"), {"voir": "fait"}))


def test_what_is_late_is_said_kindly(there, client):
    ActionItem.objects.create(
        coop=there.coop, what="Les clés", person=there.rosa, noted_by=there.amina, noted_at=now(),
        due_on=today() - timedelta(days=3),
    )  # fmt: skip

    assert "Le jour est passé. Besoin d’aide ?" in plain(client.get(url("actions.index")))


def opened(there, facilitator=None):
    return electing.begin(
        coop=there.coop, role=factories.role(there),
        term=electing.Term(today(), today() + timedelta(days=300), "Du temps le mardi."),
        facilitator=facilitator or there.amina, by=there.amina, on=today(), at=now(),
    )  # fmt: skip


def test_an_election_is_walked_on_its_page(there, client):
    held = factories.role(there)
    answer = client.post(url("elections.new"), {
        "role": held.pk, "expected": "De la patience.", "starts_on": today().isoformat(),
        "ends_on": (today() + timedelta(days=200)).isoformat(), "facilitator": there.amina.pk,
    }, follow=True)  # fmt: skip
    assert "Quel nom vous vient ?" in plain(answer)
    election = Election.objects.get()

    page = url("elections.name", election.number)
    client.post(page, {"nominee": there.rosa.pk, "reason": "Elle écoute."})
    client.post(page, {"nominee": there.rosa.pk, "reason": "Elle rassemble.",
                       "person": there.jordan.pk})  # fmt: skip
    hidden = plain(client.get(url("elections.show", election.number)))
    assert "Elle rassemble." not in hidden
    client.post(url("elections.edit", election.number), {"turn": "1"})
    assert "Elle rassemble." in plain(client.get(url("elections.show", election.number)))
    client.post(url("elections.edit", election.number), {"turn": "2"})
    client.post(url("elections.propose", election.number),
                {"person": there.rosa.pk, "reason": "Elle écoute et rassemble."})  # fmt: skip
    client.force_login(there.rosa)
    assert "On pense à vous" in plain(client.get(url("elections.show", election.number)))
    client.post(url("elections.answer", election.number), {"accepts": "yes"})

    assert "Rosa a dit oui" in plain(client.get(url("elections.show", election.number)))


def test_refusals_of_an_election_are_on_its_page(there, client):
    election = opened(there, facilitator=there.rosa)

    early = client.post(url("elections.edit", election.number), {"turn": "1"})
    empty = client.post(url("elections.name", election.number), {"nominee": there.rosa.pk})
    nobody = client.post(url("elections.propose", election.number), {})

    assert electing.NotTheFacilitator.sentence in plain(early) and early.status_code == 422
    assert (empty.status_code, nobody.status_code) == (422, 422)
    assert client.post(url("elections.answer", election.number)).status_code == 404
    assert client.get(url("elections.remove", election.number)).status_code == 403
    client.post(url("elections.lead", election.number))
    client.post(url("elections.remove", election.number), {"because": "Pas le moment."})
    assert "Pas le moment." in plain(client.get(url("elections.show", election.number)))


def test_a_role_shows_its_history_and_how_it_passes(there, client):
    start = today() - timedelta(days=300)
    held = given(coop=there.coop, person=there.rosa, starts_on=start,
                 ends_on=today() + timedelta(days=10))  # fmt: skip
    key = held.role.key

    assert "Finit bientôt" in plain(client.get(url("roles.index")))
    client.post(url("roles.hand_over", key), {"way": "take", "other": there.rosa.pk, "note": ""})
    handover = held.role.handovers.get()
    alone = client.post(url("handovers.move", handover.pk), {"gesture": "agree"})
    assert alone.status_code == 422
    client.force_login(there.rosa)
    client.post(url("handovers.move", handover.pk), {"gesture": "agree"})
    client.force_login(there.amina)
    client.post(url("handovers.move", handover.pk), {"gesture": "seen"})
    page = plain(client.get(url("roles.show", key)))

    assert "Nous l’avons fait à deux" in page and "Finit bientôt" in page
    client.force_login(there.jordan)
    assert client.post(url("handovers.move", handover.pk), {"gesture": "stop"}).status_code == 403


def test_a_new_role_is_a_proposal(there, client):
    answer = client.post(url("roles.new"), {
        "name": "Le jardin", "purpose": "Arroser et récolter.", "expected": "Arroser",
        "lived": "Les tomates meurent.",
    })  # fmt: skip

    proposal = there.coop.proposals.get()
    assert answer.status_code == 302
    effect = proposal.versions.get().effects.get()
    assert (effect.command, effect.payload["name"]) == ("role.describe", "Le jardin")


def addresses(there):
    held = going_on(there)
    item = held.items.get()
    action = following.note(coop=there.coop, task=following.Task("Les clés", there.rosa),
                            by=there.amina, on=today(), at=now())  # fmt: skip
    election = opened(there)
    return [
        url("meetings.index"), url("meetings.new"), url("meetings.show", held.number),
        url("meetings.lead", held.number), url("meetings.sheet", held.number),
        url("points.edit", held.number, item.pk), url("attendances.edit", held.number),
        url("lives.show", held.number), url("minutes.new", held.number), url("actions.index"),
        url("actions.new"), url("actions.edit", action.pk), url("actions.remove", action.pk),
        url("elections.index"), url("elections.new"), url("elections.show", election.number),
        url("elections.remove", election.number), url("roles.index"), url("roles.new"),
        url("roles.show", "facilitator"), url("roles.hand_over", "facilitator"),
    ]  # fmt: skip


def test_members_read_every_page_and_strangers_none(there, client):
    pages = addresses(there)
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)

    client.force_login(member(coop=coop(slug="le-fil"), first_name="Karim"))

    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)


@pytest.mark.parametrize("size", [1, 12])
def test_pages_ask_as_much_of_a_long_history_as_of_a_short_one(
    there, client, size, django_assert_max_num_queries
):
    held = going_on(there)
    for rank in range(size):
        item = factories.point(held, f"Point {rank}", by=there.rosa)
        minuting.decide(item=item, title=f"Décision {rank}", text="", by=there.amina, on=today(),
                        at=now())  # fmt: skip
        following.note(coop=there.coop, task=following.Task(f"Chose {rank}", there.rosa),
                       item=item, by=there.amina, on=today(), at=now())  # fmt: skip
        planned(there, 10 + rank, title=f"Réunion {rank}")
    election = opened(there)
    for person in list(there.people.values())[: min(size, 8)]:
        electing.name(election=election, person=person, nominee=there.rosa, reason="Elle écoute.",
                      by=person, on=today(), at=now())  # fmt: skip
    electing.show(election=election, by=there.amina, at=now())

    for page, most in (
        (url("lives.show", held.number), 20), (url("meetings.show", held.number), 24),
        (url("minutes.new", held.number), 14), (url("meetings.index"), 10),
        (url("actions.index"), 10), (url("elections.show", election.number), 18),
        (url("elections.index"), 10), (url("roles.index"), 10),
    ):  # fmt: skip
        with django_assert_max_num_queries(most):
            assert client.get(page).status_code == 200


def test_a_meeting_is_in_the_calendar_of_its_members(there):
    held = planned(there, 4)

    (event,) = queries.events(there.rosa, today(), today() + timedelta(days=10))

    assert event.url == url("meetings.show", held.number) and not event.cancelled
    assert event.starts == timezone.make_aware(datetime.combine(held.held_on, time(18)))
    assert queries.events(member(coop=coop()), today(), today() + timedelta(days=10)) == []
    assert Meeting.objects.count() == 1
