"""The talk of a thing, on its page."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from kpacite.lib import french
from kpacite.talks import access
from kpacite.talks.models import Message
from kpacite.talks.tests import factories
from kpacite.talks.tests.factories import NOON, TOPICS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def topics(settings):
    settings.KPACITE_TOPICS = TOPICS


@pytest.fixture
def cape(db):
    return factories.coop(slug="la-cape")


@pytest.fixture
def amina(cape):
    return factories.member(coop=cape)


def thing(coop, kind="table"):
    return f"talks/{kind}/{coop.pk}"


def shown(person, thing, query=""):
    """What the tag draws on the page of a thing."""
    request = RequestFactory().get(f"/{query}")
    request.user = person
    page = Template("{% load talks %}{% thread thing %}")
    return page.render(Context({"request": request, "thing": thing}))


def write(coop, kind="table"):
    return reverse("talks:threads.new", args=["talks", kind, coop.pk])


def test_a_message_is_shown_with_its_face_words_and_time(cape, amina):
    factories.message(thing=thing(cape), coop=cape, author=amina, text="Je viens à 8 h.")

    page = shown(amina, thing(cape))

    assert "Amina" in page and "Je viens à 8 h." in page and french.moment(NOON) in page


def test_who_typed_it_is_written_too(cape, amina):
    rosa = factories.member(coop=cape, first_name="Rosa")
    factories.message(thing=thing(cape), coop=cape, author=amina, entered_by=rosa)

    assert "écrit par Rosa" in shown(amina, thing(cape))


def test_a_link_can_be_followed_and_nothing_else_is_alive(cape, amina):
    said = "<script>alert(1)</script> https://example.org/?a=1&b=<b> javascript:alert(2)"
    factories.message(thing=thing(cape), coop=cape, author=amina, text=said)

    page = shown(amina, thing(cape))

    assert '<a href="https://example.org/?a=1&amp;b=' in page
    assert "<script>" not in page and "<b>" not in page.split("bubble__text")[1]
    assert 'href="javascript' not in page


def test_a_message_taken_back_keeps_its_place(cape, amina):
    factories.message(thing=thing(cape), coop=cape, author=amina, text="", withdrawn_at=NOON)

    assert "Message repris." in shown(amina, thing(cape))


def test_a_stranger_sees_no_talk_and_writes_nothing(cape, client):
    karim = factories.member(coop=factories.coop(name="Le Fil"), first_name="Karim")
    client.force_login(karim)

    assert shown(karim, thing(cape)).strip() == ""
    assert client.get(write(cape)).status_code == 404
    assert client.post(write(cape), {"fil-text": "Bonjour"}).status_code == 404


def test_a_thing_of_no_known_kind_does_not_exist(amina, client):
    client.force_login(amina)

    assert client.get("/parler/talks/moon/1/").status_code == 404
    with pytest.raises(access.UndeclaredTopic):
        shown(amina, "talks/moon/1")


def test_somebody_writes_and_comes_back_to_the_talk(cape, amina, client):
    client.force_login(amina)

    answer = client.post(write(cape), {"fil-text": "Bonjour", "fil-key": "once"})
    client.post(write(cape), {"fil-text": "Bonjour", "fil-key": "once"})

    assert answer.url == "/c/la-cape/membres/#fil"
    assert Message.objects.get().text == "Bonjour"


def test_somebody_writes_for_another_member(cape, amina, client):
    rosa = factories.member(coop=cape, first_name="Rosa")
    client.force_login(amina)

    client.post(write(cape), {"fil-text": "Je viens.", "fil-person": rosa.pk})

    said = Message.objects.get()
    assert (said.author, said.entered_by) == (rosa, amina)


def test_nobody_writes_for_somebody_of_another_coop(cape, amina, client):
    karim = factories.member(coop=factories.coop(name="Le Fil"), first_name="Karim")
    client.force_login(amina)

    answer = client.post(write(cape), {"fil-text": "Je viens.", "fil-person": karim.pk})

    assert answer.status_code == 422 and not Message.objects.exists()


def test_what_is_refused_is_said_and_the_words_are_kept(cape, amina, client):
    client.force_login(amina)

    answer = client.post(write(cape), {"fil-text": "a" * 4001})

    assert answer.status_code == 422
    assert "Ce message est trop long" in answer.text and "a" * 4001 in answer.text


def test_a_closed_thing_is_read_only(cape, amina, client):
    client.force_login(amina)

    answer = client.post(write(cape, "cellar"), {"fil-text": "Encore un mot"})

    assert answer.status_code == 422 and not Message.objects.exists()
    assert "<form" not in shown(amina, thing(cape, "cellar"))


def test_the_author_takes_a_message_back(cape, amina, client):
    said = factories.message(thing=thing(cape), coop=cape, author=amina)
    client.force_login(amina)
    where = reverse("talks:threads.remove", args=[said.pk])

    assert client.get(where).status_code == 200
    assert client.post(where).url == "/c/la-cape/membres/#fil"
    assert Message.objects.get().withdrawn_at
    assert client.get(where).status_code == 404


def test_another_member_cannot_and_a_stranger_learns_nothing(cape, amina, client):
    said = factories.message(thing=thing(cape), coop=cape, author=amina)
    where = reverse("talks:threads.remove", args=[said.pk])

    client.force_login(factories.member(coop=cape, first_name="Rosa"))
    assert client.post(where).status_code == 403
    client.force_login(factories.member(coop=factories.coop(), first_name="Karim"))
    assert client.post(where).status_code == 404


def test_five_hundred_messages_cost_no_more_than_two(cape, amina, django_assert_max_num_queries):
    for rank in range(500):
        factories.message(
            thing=thing(cape), coop=cape, author=amina, text=f"Message {rank}.",
            at=NOON + timedelta(minutes=rank),
        )  # fmt: skip

    with django_assert_max_num_queries(4):
        page = shown(amina, thing(cape))

    assert french.count(500, "message") in page
    assert "Message 499." in page and "Message 484." not in page
    assert page.index("Message 485.") < page.index("Message 499.")
    assert "Message 0." in shown(amina, thing(cape), "?fil=34")
