"""My news, my wishes, the link that stops letters, the sheet of paper."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kpacite.talks import links
from kpacite.talks.kinds import KINDS
from kpacite.talks.models import Notice, Wish
from kpacite.talks.tests import factories

pytestmark = pytest.mark.django_db
INDEX, WISHES = "/nouvelles/", "/nouvelles/reglages/"


@pytest.fixture
def cape(db):
    return factories.coop(slug="la-cape")


@pytest.fixture
def amina(cape, client):
    person = factories.member(coop=cape)
    client.force_login(person)
    return person


def recent(**facts):
    return timezone.now() - timedelta(**facts)


def test_unread_news_come_first_then_the_days(cape, amina, client):
    factories.notice(person=amina, coop=cape, words="Hier, lu.", at=recent(days=1),
                     read_at=recent(hours=1))  # fmt: skip
    factories.notice(person=amina, coop=cape, words="Il y a trois jours.", at=recent(days=3))

    page = client.get(INDEX).text

    assert page.index("Il y a trois jours.") < page.index("Hier, lu.")
    assert "J’ai tout lu" in page


def test_the_bell_counts_on_every_page_of_the_member(cape, amina, client):
    for _ in range(3):
        factories.notice(person=amina, coop=cape)

    assert 'aria-label="Nouvelles, 3 à lire"' in client.get("/c/la-cape/membres/").text


def test_opening_one_reads_it_and_leads_to_the_thing(cape, amina, client):
    notice = factories.notice(person=amina, coop=cape)

    answer = client.post(reverse("talks:notices.open", args=[notice.pk]))

    assert answer.url == "/c/la-cape/membres/"
    assert Notice.objects.get().read_at


def test_looking_reads_nothing(cape, amina, client):
    notice = factories.notice(person=amina, coop=cape)

    client.get(INDEX)

    assert client.get(reverse("talks:notices.open", args=[notice.pk])).status_code == 405
    assert Notice.objects.get().read_at is None


def test_all_is_read_at_once(cape, amina, client):
    for _ in range(3):
        factories.notice(person=amina, coop=cape)

    client.post(reverse("talks:notices.read"))

    assert not Notice.objects.filter(read_at=None).exists()


def test_the_news_of_somebody_else_do_not_exist(cape, amina, client):
    rosa = factories.member(coop=cape, first_name="Rosa")
    notice = factories.notice(person=rosa, coop=cape, words="Pour Rosa seule.")

    assert client.post(reverse("talks:notices.open", args=[notice.pk])).status_code == 404
    assert "Pour Rosa seule." not in client.get(INDEX).text


def test_news_are_found_by_their_words(cape, amina, client):
    factories.notice(person=amina, coop=cape, words="Le buffet change de jour.")
    factories.notice(person=amina, coop=cape, words="Jordan vous dit merci.")

    page = client.get(INDEX, {"q": "buffet"}).text

    assert "Le buffet change de jour." in page and "Jordan vous dit merci." not in page


def test_two_hundred_news_cost_no_more_than_two(cape, amina, client, django_assert_max_num_queries):
    for rank in range(200):
        factories.notice(person=amina, coop=cape, words=f"Nouvelle {rank}.")

    with django_assert_max_num_queries(9):
        assert client.get(INDEX).status_code == 200


def choices(**chosen):
    return dict.fromkeys(KINDS, "own") | chosen


def test_wishes_are_kept_and_taken_back(cape, amina, client):
    client.post(WISHES, choices(mission="now", talk="never"))
    assert dict(Wish.objects.values_list("kind", "pace")) == {"mission": "now", "talk": "never"}

    client.post(WISHES, choices(stop="on"))
    assert dict(Wish.objects.values_list("kind", "pace")) == {"*": "never"}


def test_a_pace_that_does_not_exist_is_refused(cape, amina, client):
    answer = client.post(WISHES, choices(mission="hourly"))

    assert answer.status_code == 422 and not Wish.objects.exists()


def test_the_page_tells_how_many_messages_came(cape, amina, client):
    for days in (1, 2, 2, 30):
        at = timezone.now().replace(microsecond=0) - timedelta(days=days)
        factories.notice(person=amina, coop=cape, sent_at=at)

    assert "2\u00a0messages" in client.get(WISHES).text


def stop(person):
    return reverse("talks:unsubscribe.show", args=[links.stop(person)])


def test_a_letter_is_stopped_without_sign_in(cape, amina):
    street = Client(enforce_csrf_checks=True)

    assert street.get(stop(amina)).status_code == 200
    assert not Wish.objects.exists()
    assert "C’est arrêté" in street.post(stop(amina), {"what": "mission"}).text

    assert dict(Wish.objects.values_list("kind", "pace")) == {"mission": "never"}


def test_the_button_of_a_mail_program_stops_everything(cape, amina):
    street = Client(enforce_csrf_checks=True)

    answer = street.post(stop(amina), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert Wish.objects.get().kind == "*"


@pytest.mark.parametrize("signed", ["", "abc", "eyJwIjoxfQ:1abc:xyz"])
def test_a_made_up_link_leads_nowhere(client, signed, db):
    assert client.get(f"/stop/{signed}/").status_code == 404


def test_the_link_of_one_person_says_nothing_of_another(cape, amina, client):
    signed = links.stop(amina)

    assert client.post(f"/stop/{signed[:-2]}aa/", {"what": "*"}).status_code == 404
    assert not Wish.objects.exists()


def test_what_does_not_exist_cannot_be_stopped(cape, amina, client):
    assert client.post(stop(amina), {"what": "moon"}).status_code == 422


def test_my_week_is_on_a_sheet_of_paper(cape, amina, client):
    factories.notice(person=amina, coop=cape, words="Cette semaine.", at=recent(days=2))
    factories.notice(person=amina, coop=cape, words="Le mois dernier.", at=recent(days=20))

    page = client.get("/nouvelles/feuille/").text

    assert "Cette semaine." in page and "Le mois dernier." not in page


def sheet(coop, person):
    return reverse("talks:journal.sheet", args=[coop.slug, person.pk])


def test_somebody_hands_the_week_to_a_member_without_e_mail(cape, amina, client):
    rosa = factories.member(coop=cape, first_name="Rosa")
    for verb, words in (
        ("work.seat.taken", "Amina vous a noté."),
        ("sharing.move.ask", "Une demande de versement."),
    ):
        deed = factories.deed(coop=cape, by=amina, verb=verb, at=recent(days=1))
        factories.notice(person=rosa, coop=cape, words=words, deed=deed, at=recent(days=1))

    page = client.get(sheet(cape, rosa)).text

    assert "Pour Rosa" in page and "Amina vous a noté." in page
    assert "versement" not in page


def test_nobody_prints_the_news_of_somebody_who_reads_mails(cape, amina, client):
    rosa = factories.member(coop=cape, first_name="Rosa")
    rosa.email = "rosa@example.org"
    rosa.save()

    assert client.get(sheet(cape, rosa)).status_code == 404


def test_a_stranger_prints_nothing(cape, amina, client):
    client.force_login(factories.member(coop=factories.coop(), first_name="Karim"))

    assert client.get(sheet(cape, amina)).status_code == 404
