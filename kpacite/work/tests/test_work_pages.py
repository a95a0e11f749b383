"""The pages of missions, hours, helps and purchases, through a browser's eyes."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from kpacite.work import thanking
from kpacite.work.models import (
    Acknowledgement,
    Contribution,
    Delivery,
    Mission,
    Purchase,
    SeatTaking,
)
from kpacite.work.tests import factories


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def buffet(world, today):
    return factories.mission(coop=world.coop, title="Buffet du parc", starts_on=today)


def go(client, who, name, /, *args, **data):
    """Open a page, or send its form when there are facts."""
    client.force_login(who)
    address = reverse(f"work:{name}", args=args)
    return client.post(address, data) if data else client.get(address)


def test_a_member_takes_a_place_and_leaves_it(client, world, buffet):
    place = (world.coop.slug, buffet.pk, "help")
    assert go(client, world.rosa, "seats.take", *place).status_code == 200

    sent = go(client, world.rosa, "seats.take", *place, person="")
    assert sent.status_code == 302
    assert SeatTaking.objects.get().person == world.rosa

    assert go(client, world.rosa, "seats.leave", *place).status_code == 200
    go(client, world.rosa, "seats.leave", *place, sure="yes")
    assert SeatTaking.objects.get().left_at is not None


def test_a_learner_chooses_with_whom(client, world, buffet):
    factories.seated(mission=buffet, person=world.amina)

    go(client, world.jordan, "seats.take", world.coop.slug, buffet.pk, "learn",
       person="", taught_by=world.amina.pk)  # fmt: skip

    assert SeatTaking.objects.get(person=world.jordan).taught_by == world.amina


def test_a_place_that_is_gone_says_so(client, world, buffet):
    factories.seated(mission=buffet, person=world.amina)

    refused = go(client, world.rosa, "seats.take", world.coop.slug, buffet.pk, "carry", person="")

    assert refused.status_code == 422
    assert "Toutes ces places sont prises" in refused.content.decode()


def test_the_hours_of_today_take_one_tap(client, world, buffet, today):
    go(client, world.amina, "hours.new", world.coop.slug, buffet.pk, key="k1", day="0", time="120")

    said = Contribution.objects.get()
    assert (said.person, said.minutes, said.happened_on) == (world.amina, 120, today)


def test_hours_of_another_day_and_duration_can_be_written(client, world, buffet, today):
    before = today - timedelta(days=9)

    go(client, world.amina, "hours.new", world.coop.slug, buffet.pk, key="k1", day="0",
       other_day=before.isoformat(), other_time="2 h 45")  # fmt: skip

    said = Contribution.objects.get()
    assert (said.minutes, said.happened_on) == (165, before)


def test_a_slip_typed_in_says_for_whom_and_by_whom(client, world, buffet):
    go(client, world.amina, "hours.new", world.coop.slug, buffet.pk, key="k1", day="1", time="60",
       person=world.rosa.pk)  # fmt: skip

    said = Contribution.objects.get()
    assert (said.person, said.declared_by, said.channel) == (world.rosa, world.amina, "paper")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"day": "0"}, "Il manque la durée"),
        ({"day": "0", "other_time": "25 h"}, "plus de 24"),
        ({"day": "0", "time": "60", "other_day": "2999-01-01"}, "pas encore passé"),
        ({"day": "0", "other_time": "longtemps"}, "Écrivez une durée"),
    ],
)
def test_wrong_hours_come_back_with_a_clear_sentence(client, world, buffet, facts, words):
    refused = go(client, world.amina, "hours.new", world.coop.slug, buffet.pk, key="k1", **facts)

    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert not Contribution.objects.exists()


def test_the_sheet_for_the_wall_has_a_code_for_each_mission(client, world, buffet):
    html = go(client, world.amina, "hours.sheet", world.coop.slug).content.decode()

    assert html.count("<svg") >= 7
    assert "Buffet du parc" in html
    assert "Mon prénom" in html


def test_a_scanned_code_opens_the_form_filled_in(client, world):
    client.force_login(world.amina)
    address = reverse("work:contributions.new", args=[world.coop.slug])

    html = client.get(address, {"pour": "welcome", "par": "qr"}).content.decode()

    assert 'value="welcome"' in html and "checked" in html
    assert 'name="channel" value="qr"' in html


def test_a_help_is_declared_shown_and_thanked(client, world):
    go(client, world.amina, "contributions.new", world.coop.slug, key="k1", kind="cleaning",
       day="0", time="90", note="J’ai rangé la réserve")  # fmt: skip
    said = Contribution.objects.get()

    listed = go(client, world.rosa, "contributions.index", world.coop.slug).content.decode()
    assert "J’ai rangé la réserve" in listed

    go(client, world.rosa, "acknowledgements.new", world.coop.slug, said.pk, kind="thanks")
    shown = go(client, world.amina, "contributions.show", world.coop.slug, said.pk)
    assert "Rosa · Merci" in shown.content.decode()


def test_a_question_is_read_by_two_people_only(client, world, today):
    said = factories.contribution(coop=world.coop, person=world.amina, happened_on=today)
    go(client, world.rosa, "acknowledgements.new", world.coop.slug, said.pk, kind="question",
       text="Est-ce bien vendredi ?")  # fmt: skip

    def read(person):
        return go(client, person, "contributions.show", world.coop.slug, said.pk).content.decode()

    assert "Est-ce bien vendredi" in read(world.amina)
    assert "Est-ce bien vendredi" not in read(world.jordan)
    assert "On en parle" in read(world.jordan)


def test_a_question_is_answered_then_settled(client, world, today):
    said = factories.contribution(coop=world.coop, person=world.amina, happened_on=today)
    question = thanking.ask(
        contribution=said, by=world.rosa, text="Quand ?", on=today, at=timezone.now()
    )
    assert go(client, world.amina, "answers.new", world.coop.slug, question.pk).status_code == 200

    go(client, world.amina, "answers.new", world.coop.slug, question.pk, text="Hier")
    go(client, world.rosa, "settlements.new", world.coop.slug, question.pk, ok="1")

    question.refresh_from_db()
    assert question.answer == "Hier" and question.settled_at is not None
    assert go(client, world.jordan, "answers.new", world.coop.slug, question.pk).status_code == 403


def test_an_objection_without_a_reason_comes_back(client, world, today):
    said = factories.contribution(coop=world.coop, person=world.amina, happened_on=today)

    refused = go(client, world.rosa, "acknowledgements.new", world.coop.slug, said.pk,
                 kind="objection", text="")  # fmt: skip

    assert refused.status_code == 422
    assert not Acknowledgement.objects.exists()
    own = go(client, world.amina, "acknowledgements.new", world.coop.slug, said.pk)
    assert own.status_code == 403


def test_a_declaration_is_corrected_then_withdrawn_by_its_person(client, world, today):
    said = factories.contribution(coop=world.coop, person=world.amina, happened_on=today)
    assert go(client, world.rosa, "contributions.edit", world.coop.slug, said.pk).status_code == 403
    assert (
        go(client, world.amina, "contributions.edit", world.coop.slug, said.pk).status_code == 200
    )

    go(client, world.amina, "contributions.edit", world.coop.slug, said.pk,
       other_day=today.isoformat(), other_time="1 h", note="")  # fmt: skip
    corrected = Contribution.objects.get(corrects=said)
    assert corrected.minutes == 60

    page = go(client, world.amina, "contributions.remove", world.coop.slug, corrected.pk)
    assert page.status_code == 200
    go(client, world.amina, "contributions.remove", world.coop.slug, corrected.pk, sure="yes")
    assert not Contribution.objects.standing().exists()


def test_a_mission_is_opened_then_moved(client, world, today):
    facts = {
        "title": "Ranger la réserve", "kind": "common", "activity": world.cooking.pk,
        "starts_on": today.isoformat(), "carry": 1, "help": 2, "learn": 1,
    }  # fmt: skip
    assert go(client, world.amina, "missions.new", world.coop.slug).status_code == 200
    assert go(client, world.amina, "missions.new", world.coop.slug, **facts).status_code == 302
    opened = Mission.objects.get(title="Ranger la réserve")

    assert go(client, world.rosa, "missions.edit", world.coop.slug, opened.pk).status_code == 200
    tomorrow = today + timedelta(days=1)
    moved = facts | {"starts_on": tomorrow.isoformat(), "ends_on": tomorrow.isoformat()}
    go(client, world.rosa, "missions.edit", world.coop.slug, opened.pk, **moved)
    opened.refresh_from_db()
    assert opened.starts_on == tomorrow


def test_a_red_light_keeps_the_mission_from_being_done(client, world, buffet, today):
    factories.seated(mission=buffet, person=world.amina)
    new = factories.member(coop=world.coop, first_name="Solène")
    factories.seated(mission=buffet, person=new, kind="learn")
    address = (world.coop.slug, buffet.pk)
    assert "pas de contrat" in go(client, world.amina, "deliveries.new", *address).content.decode()

    refused = go(client, world.amina, "deliveries.new", *address, on=today.isoformat())

    assert refused.status_code == 422
    assert "Solène" in refused.content.decode()
    assert not Delivery.objects.exists()


def test_a_mission_is_done_and_its_page_closes(client, world, buffet, today):
    factories.seated(mission=buffet, person=world.amina)
    factories.seated(mission=buffet, person=world.jordan, kind="learn")
    address = (world.coop.slug, buffet.pk)

    go(client, world.amina, "deliveries.new", *address, on=today.isoformat())

    assert Delivery.objects.get().delivered_on == today
    assert go(client, world.amina, "deliveries.new", *address).status_code == 403
    assert go(client, world.amina, "missions.edit", *address).status_code == 403


def a_photo(name="ticket.jpg"):
    picture = BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "JPEG")
    return SimpleUploadedFile(name, picture.getvalue(), content_type="image/jpeg")


def buy(client, world, buffet, today, **facts):
    return go(client, world.amina, "purchases.new", world.coop.slug, buffet.pk, **{
        "key": "k1", "label": "Marché", "amount": "24,50", "bought_on": today.isoformat(),
        "payer": world.amina.pk,
    } | facts)  # fmt: skip


def test_a_purchase_keeps_the_photo_of_its_receipt_for_the_members(client, world, buffet, today):
    assert buy(client, world, buffet, today, receipt=a_photo()).status_code == 302

    purchase = Purchase.objects.get()
    assert (purchase.amount_cents, purchase.paid_by) == (2_450, world.amina)
    photo = go(client, world.rosa, "purchases.receipt", world.coop.slug, buffet.pk, purchase.pk)
    assert photo["Content-Type"] == "image/jpeg"
    assert b"".join(photo.streaming_content).startswith(b"\xff\xd8")
    stranger = go(client, world.karim, "purchases.receipt", world.coop.slug, buffet.pk, purchase.pk)
    assert stranger.status_code == 404


def test_a_file_that_is_not_a_photo_is_refused(client, world, buffet, today):
    fake = SimpleUploadedFile("ticket.jpg", b"<script>", content_type="image/jpeg")

    refused = buy(client, world, buffet, today, receipt=fake)

    assert refused.status_code == 422
    assert "pas une photo" in refused.content.decode()
    assert not Purchase.objects.exists()


def test_a_purchase_of_nothing_is_refused_and_a_wrong_one_cancelled(client, world, buffet, today):
    assert buy(client, world, buffet, today, amount="0").status_code == 422

    buy(client, world, buffet, today, payer="host")
    purchase = Purchase.objects.get()
    address = (world.coop.slug, buffet.pk, purchase.pk)
    assert go(client, world.rosa, "purchases.remove", *address).status_code == 403
    assert go(client, world.amina, "purchases.remove", *address).status_code == 200
    go(client, world.amina, "purchases.remove", *address, sure="yes")
    assert Purchase.objects.filter(corrects=purchase).count() == 1


@pytest.mark.parametrize(
    "name", ["contributions.index", "contributions.new", "hours.sheet", "missions.new"]
)
def test_a_stranger_sees_nothing_of_the_coop(client, world, name):
    assert go(client, world.karim, name, world.coop.slug).status_code == 404


def test_the_queries_of_the_helps_do_not_grow_with_history(
    client, world, today, django_assert_max_num_queries
):
    def more(many):
        for rank in range(many):
            said = factories.contribution(
                coop=world.coop, person=world.rosa, happened_on=today - timedelta(days=rank)
            )
            thanking.thank(contribution=said, by=world.jordan, on=today, at=timezone.now())

    client.force_login(world.amina)
    address = reverse("work:contributions.index", args=[world.coop.slug])
    more(2)
    with django_assert_max_num_queries(12) as small:
        client.get(address)
    more(30)

    with django_assert_max_num_queries(len(small.captured_queries)):
        client.get(address)
