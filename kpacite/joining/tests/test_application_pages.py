"""The pages of those who want to come, and of the members who welcome them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from kpacite.joining import answering, committing, news, second_looking
from kpacite.joining.models import Application, ApplicationAnswer, DiscoverySession
from kpacite.joining.queries import applications as queries
from kpacite.joining.tasks import applications as tasks
from kpacite.joining.tests import factories as make
from kpacite.lib import keys
from kpacite.lib.dates import months_after
from kpacite.lib.models import Task
from kpacite.people.models import Deed, Person
from kpacite.talks.models import Message

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def born(years):
    return months_after(today(), -12 * years)


@pytest.fixture
def cape():
    return make.coop(slug="la-cape")


@pytest.fixture
def amina(cape):
    return make.member(coop=cape, first_name="Amina")


@pytest.fixture
def sofia(cape):
    return make.application(coop=cape, on=today(), born_on=born(17))


@pytest.fixture
def member(client, amina):
    client.force_login(amina)
    return client


def words(**change):
    said = {
        "first_name": "Sofia", "born_on": born(17).isoformat(), "why": "J’ai envie d’apprendre.",
        "key": keys.new(),
    }  # fmt: skip
    return said | change


def apply(client, **change):
    return client.post("/c/la-cape/venir/", words(**change))


def at(application, name, **more):
    return reverse(f"joining:{name}", args=["la-cape", application.number, *more.values()])


def mine(application, name, *more):
    return reverse(f"joining:followed.{name}", args=[application.token, *more])


def test_a_neighbour_applies_with_a_first_name_and_a_wish(client, cape):
    answer = apply(client)

    made = Application.objects.get()
    assert answer.url == mine(made, "show")
    page = client.get(answer.url).content.decode()
    assert "Bonjour Sofia" in page and keys.spaced(made.token) in page


def test_the_form_has_no_field_for_what_nobody_asks(client, cape):
    page = client.get("/c/la-cape/venir/").content.decode().lower()
    inputs = page[page.index("<form") : page.index("</form>")]

    for word in ('name="address', "diploma", 'name="job', "benefit", "experience", 'name="cv'):
        assert word not in inputs


def test_under_sixteen_nothing_is_stored_anywhere(client, cape):
    answer = apply(client, born_on=(born(16) + timedelta(days=1)).isoformat(), email="p@x.example")

    assert answer.status_code == 422
    assert "Il faut avoir 16 ans" in answer.content.decode()
    for model in (Application, Deed, Task, Message, Person):
        assert not model.objects.exists()


def test_the_day_of_sixteen_is_old_enough(client, cape):
    assert apply(client, born_on=born(16).isoformat()).status_code == 302


def test_a_double_click_follows_the_same_application(client, cape):
    first, second = apply(client, key="k" * 32), apply(client, key="k" * 32)

    assert first.url == second.url
    assert Application.objects.count() == 1


def test_a_kind_warning_stops_nobody(client, cape):
    sent = words(why="J’ai un diplôme de cuisine.", key="k" * 32)
    warned = client.post("/c/la-cape/venir/", sent)

    page = warned.content.decode()
    assert "Vous parlez de" in page and "diplôme" in page
    assert "J’ai un diplôme de cuisine." in page
    assert not Application.objects.exists()

    client.post("/c/la-cape/venir/", sent | {"kept": "on"})
    made = Application.objects.get()
    assert "Vous pouvez l’enlever" in client.get(mine(made, "show")).content.decode()


def test_a_machine_that_fills_every_field_is_refused(client, cape):
    assert apply(client, website="https://spam.example").status_code == 422
    assert not Application.objects.exists()


def test_too_many_from_one_place_wait_an_hour(client, cape):
    for rank in range(15):
        assert apply(client, first_name=f"Personne {rank}").status_code == 302

    answer = apply(client, first_name="Une de plus")

    assert answer.status_code == 422
    assert "Trop d’envois" in answer.content.decode()


def test_a_voice_is_enough_and_is_heard_again(client, cape):
    voice = SimpleUploadedFile("voix.bin", b"OggS" + b"\0" * 20, content_type="text/html")
    answer = client.post("/c/la-cape/venir/", words(why="", voice=voice))
    made = Application.objects.get()
    assert answer.status_code == 302

    heard = client.get(mine(made, "voice"))
    assert heard["Content-Type"] == "audio/ogg"
    assert heard["X-Content-Type-Options"] == "nosniff"
    part = client.get(mine(made, "voice"), headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content, part["Content-Range"]) == (
        206, b"OggS", "bytes 0-3/24",
    )  # fmt: skip
    assert client.get(mine(made, "voice"), headers={"range": "bytes=99-"}).status_code == 416


def test_what_is_not_a_voice_is_refused(client, cape):
    page = SimpleUploadedFile("voix.ogg", b"<script>", content_type="audio/ogg")

    answer = client.post("/c/la-cape/venir/", words(voice=page))

    assert answer.status_code == 422
    assert "pas un son" in answer.content.decode()


def test_a_guessed_link_opens_nothing(client, sofia):
    for name in ("show", "edit", "remove", "voice"):
        assert client.get(reverse(f"joining:followed.{name}", args=["a-guess"])).status_code == 404
    for name in ("say", "propose", "accept", "look_again"):
        wrong = reverse(f"joining:followed.{name}", args=["a-guess"])
        assert client.post(wrong).status_code == 404


def test_a_code_typed_from_paper_opens_the_page(client, sofia):
    typed = keys.spaced(sofia.token).lower().replace("-", " ")

    assert client.post("/candidature/", {"code": typed}).url == mine(sofia, "show")
    wrong = client.post("/candidature/", {"code": "AAAA-BBBB-CCCC"})
    assert wrong.status_code == 422 and "n’ouvre rien" in wrong.content.decode()


def test_codes_are_not_tried_for_ever(client, cape):
    for _ in range(30):
        client.post("/candidature/", {"code": "AAAA-BBBB-CCCC"})

    answer = client.post("/candidature/", {"code": "AAAA-BBBB-CCCC"})

    assert "Trop d’envois" in answer.content.decode()


def test_the_page_of_follow_up_is_kept_by_no_machine(client, sofia):
    answer = client.get(mine(sofia, "show"))

    assert "no-store" in answer["Cache-Control"]
    assert 'content="noindex"' in answer.content.decode()
    assert "/candidature/" in client.get("/robots.txt").content.decode()


def test_the_applicant_corrects_their_words(client, sofia):
    client.post(mine(sofia, "edit"), words(why="Je veux coudre.", first_name="Sofía"))

    sofia.refresh_from_db()
    assert (sofia.why, sofia.first_name) == ("Je veux coudre.", "Sofía")


def test_the_applicant_takes_everything_back(client, sofia):
    assert client.get(mine(sofia, "remove")).status_code == 200
    client.post(mine(sofia, "remove"))

    page = client.get(mine(sofia, "show")).content.decode()
    assert "Vous avez repris votre demande" in page and "Sofia" not in page
    assert client.get(mine(sofia, "edit")).status_code == 403


def test_applicant_and_members_talk(client, sofia, amina):
    client.post(mine(sofia, "say"), {"text": "Bonjour !", "key": keys.new()})
    client.force_login(amina)
    page = client.get(at(sofia, "applications.show")).content.decode()
    assert "Bonjour !" in page
    client.post(
        reverse("talks:threads.new", args=sofia.address.split("/")),
        {"fil-text": "Viens mercredi.", "fil-key": keys.new()},
    )
    client.logout()

    assert "Viens mercredi." in client.get(mine(sofia, "show")).content.decode()
    assert [message.author for message in Message.objects.order_by("pk")] == [None, amina]


def test_a_member_types_what_somebody_without_a_phone_said(member, amina, sofia):
    member.post(at(sofia, "applications.say"), {"text": "Deux couleurs.", "key": keys.new()})

    said = Message.objects.get()
    assert (said.author, said.entered_by, said.text) == (None, amina, "Deux couleurs.")
    assert member.post(at(sofia, "applications.say"), {"text": ""}).status_code == 422


def test_the_applicant_never_reads_the_raw_answers(client, cape, sofia, amina):
    make.answer(application=sofia, member=amina, words="Trop timide, peut-être.", on=today())
    page = client.get(mine(sofia, "show")).content.decode()
    assert "timide" not in page

    answering.write(
        application=sofia, text="Nous t’attendons.", by=amina, on=today(), at=timezone.now()
    )

    page = client.get(mine(sofia, "show")).content.decode()
    assert "Nous t’attendons." in page and "timide" not in page and "Amina" not in page


def test_the_first_commitment_is_agreed_from_both_pages(client, sofia, amina):
    client.force_login(amina)
    client.post(at(sofia, "commitments.new"), {"text": "Cuisiner le mercredi."})
    client.logout()
    proposed = committing.last_of(sofia)
    client.post(mine(sofia, "accept"), {"commitment": proposed.pk})
    proposed.refresh_from_db()
    assert proposed.agreed_by_applicant_at

    client.post(mine(sofia, "propose"), {"text": "Tenir le stand."})
    client.force_login(amina)
    client.post(at(sofia, "commitments.edit"), {"commitment": committing.last_of(sofia).pk})

    last = committing.last_of(sofia)
    assert (last.text, last.agreed_by) == ("Tenir le stand.", amina)


def test_an_applicant_says_yes_in_person(member, sofia):
    member.post(at(sofia, "commitments.new"), {"text": "Cuisiner."})
    last = committing.last_of(sofia)

    member.post(at(sofia, "commitments.edit"), {"commitment": last.pk, "for": "applicant"})

    last.refresh_from_db()
    assert last.agreed_by_applicant_at


def test_a_commitment_of_another_application_is_not_there(client, cape, sofia, amina):
    other = make.application(coop=cape, first_name="Yanis", on=today())
    elsewhere = make.commitment(application=other, by=amina, agreed=False, on=today())

    for pk in (elsewhere.pk, "x", ""):
        assert client.post(mine(sofia, "accept"), {"commitment": pk}).status_code == 404


def test_the_applicant_takes_and_gives_back_a_place(client, cape, sofia, amina):
    session = make.session(coop=cape, host=amina, at=timezone.now(), places=1)
    client.post(mine(sofia, "come", session.pk))
    assert session.seats.count() == 1

    other = make.application(coop=cape, first_name="Yanis", on=today())
    answer = client.post(mine(other, "come", session.pk))
    assert answer.status_code == 422 and "sont prises" in answer.content.decode()

    client.post(mine(sofia, "come", session.pk))
    assert session.seats.count() == 0


def test_a_session_of_another_coop_is_not_there(client, sofia):
    fil = make.coop(slug="le-fil")
    elsewhere = make.session(coop=fil, host=make.member(coop=fil), at=timezone.now())

    assert client.post(mine(sofia, "come", elsewhere.pk)).status_code == 404


def test_the_applicant_asks_for_a_second_look(client, cape):
    made, _ = make.refused(coop=cape, on=today())
    page = client.get(mine(made, "show")).content.decode()
    assert "Nous n’avons pas encore senti l’envie." in page

    client.post(mine(made, "look_again"))

    assert made.second_look.asked_by is None
    assert client.post(mine(made, "look_again")).status_code == 422


def test_a_member_of_another_coop_ties_their_account_from_the_page(client, sofia):
    karim = make.member(coop=make.coop(slug="le-fil"), first_name="Karim")
    client.force_login(karim)
    assert "Relier mon compte" in client.get(mine(sofia, "show")).content.decode()

    client.post(mine(sofia, "tie"))

    sofia.refresh_from_db()
    assert sofia.person == karim


def test_a_member_notes_somebody_who_came_and_prints_the_slip(member, amina, cape):
    answer = member.post("/c/la-cape/candidatures/noter/", words(channel="paper"))

    made = Application.objects.get()
    assert (made.entered_by, made.channel) == (amina, "paper")
    assert answer.url == at(made, "applications.slip")
    page = member.get(answer.url).content.decode()
    assert keys.spaced(made.token) in page and "qr__code" in page
    assert "Saisi par Amina" in page


def test_others_do_not_print_what_opens_the_applicants_page(client, cape, amina):
    made = make.application(coop=cape, by=amina, channel="paper", on=today())
    client.force_login(make.member(coop=cape, first_name="Jordan"))

    assert client.get(at(made, "applications.slip")).status_code == 403
    assert made.token not in client.get(at(made, "applications.show")).content.decode()


def test_members_answer_for_themselves_and_for_a_paper(member, cape, sofia, amina):
    rosa = make.member(coop=cape, first_name="Rosa")
    where = at(sofia, "answers.new")
    assert member.get(where).status_code == 200
    member.post(where, {"wish": "yes", "words": "Oui."})
    member.post(f"{where}?par=papier", {"member": rosa.pk, "wish": "not_now", "words": "Non."})
    assert member.post(where, {"wish": "not_now"}).status_code == 422

    rows = {row.member: row for row in ApplicationAnswer.objects.all()}
    assert rows[amina].entered_by is None and rows[rosa].entered_by == amina


def test_common_words_are_written_and_approved(client, cape, sofia, amina):
    rosa = make.member(coop=cape, first_name="Rosa")
    for one in (amina, rosa):
        make.answer(application=sofia, member=one, on=today())
    client.force_login(amina)
    client.post(at(sofia, "answers.word"), {"text": "Viens."})
    client.force_login(rosa)
    changed = client.post(at(sofia, "answers.approve"), {"text": "Autre chose."})
    assert changed.status_code == 422
    client.post(at(sofia, "answers.approve"), {"text": "Viens."})

    sofia.shared_wording.refresh_from_db()
    assert sofia.shared_wording.shared_at


def test_three_yeses_and_a_commitment_open_the_door(member, cape, sofia, amina):
    for one in (amina, make.member(coop=cape), make.member(coop=cape)):
        make.answer(application=sofia, member=one, on=today())
    where = at(sofia, "admissions.new")
    refused = member.post(where, {})
    assert refused.status_code == 422
    assert "premier engagement" in refused.content.decode()
    make.commitment(application=sofia, by=amina, on=today())

    member.post(where, {"last_name": "Roux"})

    assert Person.objects.get(username="sofia").full_name == "Sofia Roux"
    assert "Bienvenue" in member.get(at(sofia, "applications.show")).content.decode()
    assert member.get(where).status_code == 403
    member.logout()
    assert "Bienvenue à La Cape" in member.get(mine(sofia, "show")).content.decode()


def test_not_now_then_another_member_looks_again(client, cape, amina):
    made, (noted_it, *_) = make.refused(coop=cape, on=today())
    client.force_login(amina)
    client.post(at(made, "second_looks.new"))
    where = at(made, "second_looks.edit")
    assert client.get(where).status_code == 200
    client.post(where, {"reopens": "yes", "words": "Je l’ai vue."})

    made.refresh_from_db()
    assert made.is_open
    client.force_login(noted_it)
    assert client.get(where).status_code == 403


def test_a_member_says_not_now_with_words(member, cape, sofia, amina):
    for one in (amina, make.member(coop=cape), make.member(coop=cape)):
        make.answer(application=sofia, member=one, wish="not_now", on=today())
    where = at(sofia, "admissions.remove")
    assert member.post(where, {"question": "diploma", "reason": "Non"}).status_code == 422
    member.post(where, {"question": "commitment", "reason": "Revenez en mai."})

    sofia.refresh_from_db()
    assert (sofia.outcome, sofia.reason_question) == ("not_now", "commitment")


def test_a_session_is_opened_filled_and_told(member, cape, sofia, amina):
    day = (today() + timedelta(days=3)).isoformat()
    facts = {"title": "Porte ouverte", "day": day, "starts": "14:00", "ends": "17:00",
             "places": "4", "host": amina.pk}  # fmt: skip
    assert (
        member.post("/c/la-cape/decouvertes/nouvelle/", facts | {"ends": "13:00"}).status_code
        == 422
    )
    member.post("/c/la-cape/decouvertes/nouvelle/", facts)
    session = DiscoverySession.objects.get()
    member.post(at(sofia, "discoveries.invite"), {"session": session.pk})
    assert member.post(at(sofia, "discoveries.invite"), {"session": "x"}).status_code == 404

    where = reverse("joining:discoveries.show", args=["la-cape", session.pk])
    assert "Sofia" in member.get(where).content.decode()
    assert "Porte ouverte" in member.get("/c/la-cape/").content.decode()
    member.post(reverse("joining:discoveries.came", args=["la-cape", session.pk, sofia.number]),
                {"came": "yes"})  # fmt: skip
    assert session.seats.get().came is None  # it has not begun
    member.post(reverse("joining:discoveries.remove", args=["la-cape", session.pk]))
    session.refresh_from_db()
    assert session.cancelled_at


def test_a_member_of_another_coop_learns_nothing(client, sofia):
    client.force_login(make.member(coop=make.coop(slug="le-fil")))

    for name in ("applications.show", "applications.voice", "applications.slip", "answers.new",
                 "admissions.new", "admissions.remove", "second_looks.edit"):  # fmt: skip
        assert client.get(at(sofia, name)).status_code == 404
    thread = reverse("talks:threads.new", args=sofia.address.split("/"))
    assert client.post(thread, {"text": "Coucou"}).status_code == 404


def test_the_list_shows_who_waits_and_finds_a_name(member, cape):
    make.application(coop=cape, first_name="Sofia", on=today())
    make.application(coop=cape, first_name="Yanis", on=today())
    make.refused(coop=cape, first_name="Léa", on=today())

    waiting = member.get("/c/la-cape/candidatures/").content.decode()
    assert "Sofia" in waiting and "Yanis" in waiting and "Léa" not in waiting
    found = member.get("/c/la-cape/candidatures/?q=yan").content.decode()
    assert "Yanis" in found and "Sofia" not in found
    assert "Léa" in member.get("/c/la-cape/candidatures/?liste=finies").content.decode()


def test_the_list_asks_the_same_for_two_and_for_forty(member, cape, django_assert_max_num_queries):
    for rank in range(40):
        made = make.application(coop=cape, first_name=f"Personne {rank}", on=today())
        make.answer(application=made, member=make.member(coop=cape), on=today())
    member.get("/c/la-cape/candidatures/")

    with django_assert_max_num_queries(14):
        member.get("/c/la-cape/candidatures/")


def test_the_page_of_one_asks_the_same_whatever_was_said(
    member, cape, sofia, django_assert_max_num_queries
):
    for rank in range(15):
        make.answer(application=sofia, member=make.member(coop=cape), on=today())
        Message.objects.create(
            thing=sofia.address, coop_key="la-cape", text=f"Message {rank}", at=timezone.now()
        )
    member.get(at(sofia, "applications.show"))

    with django_assert_max_num_queries(34):
        member.get(at(sofia, "applications.show"))


def test_the_figures_name_nobody_and_hide_small_groups(member, cape):
    year = today().year
    make.refused(coop=cape, first_name="Léa", on=today())
    where = reverse("joining:figures.show", args=["la-cape", year])
    page = member.get(where).content.decode()
    assert "Léa" not in page and "à propos de l’envie" not in page

    for rank in range(2):
        make.refused(coop=cape, first_name=f"Personne {rank}", on=today())

    page = member.get(where).content.decode()
    assert "à propos de l’envie" in page and "Personne" not in page


def test_the_agenda_tells_who_waits_and_whose_second_look_waits(cape, amina, sofia):
    made, _ = make.refused(coop=cape, first_name="Léa", on=today())
    assert [point.title for point in queries.to_welcome(cape, today())] == ["La demande de Sofia"]
    make.application(coop=make.coop(slug="le-fil"), on=today())

    second_looking.ask(application=made, by=None, at=timezone.now())

    assert {point.thing for point in queries.to_welcome(cape, today())} == {
        sofia.address, made.address,
    }  # fmt: skip


def test_one_letter_a_day_tells_what_members_did(cape, amina):
    made = make.application(coop=cape, email="s@exemple.example", on=today())
    quiet = make.application(coop=cape, first_name="Yanis", email="y@exemple.example", on=today())
    for text in ("Bonjour", "Viens mercredi"):
        Message.objects.create(
            thing=made.address, coop_key="la-cape", author=amina, text=text, at=timezone.now()
        )

    tomorrow = today() + timedelta(days=1)
    assert news.tell(on=tomorrow, at=timezone.now()) == 1
    assert news.tell(on=tomorrow, at=timezone.now()) == 1  # the same letter, once
    assert Task.objects.filter(function=news.MAIL).count() == 1

    for letter in (tasks.mail_message, tasks.mail_received, tasks.mail_answered):
        letter(made.pk)
    assert len(mail.outbox) == 3
    assert all(f"/candidature/{made.token}/" in one.body for one in mail.outbox)
    assert all("envie" not in one.body for one in mail.outbox)  # nothing personal travels
    assert quiet.token not in "".join(one.body for one in mail.outbox)


def test_no_letter_goes_to_an_address_that_was_taken_back(cape):
    made = make.application(coop=cape, on=today())

    tasks.mail_received(made.pk)

    assert mail.outbox == []
