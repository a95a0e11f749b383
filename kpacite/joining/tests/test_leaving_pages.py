"""Resting, leaving, taking news, on screen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kpacite.coops.models import Membership
from kpacite.coops.tests import factories as coops
from kpacite.governance.tests import factories as governance
from kpacite.joining.models import Departure, Pause, QuietCall
from kpacite.joining.tests import factories_leaving as there

pytestmark = pytest.mark.django_db
PAUSE, LEAVE, NEWS = "/c/la-cape/pause/", "/c/la-cape/partir/", "/c/la-cape/nouvelles/"


@pytest.fixture
def cape():
    return coops.coop(slug="la-cape")


@pytest.fixture
def bruno(cape, client, settings):
    there.wired(settings)
    found = there.membership(coop=cape)
    client.force_login(found.person)
    return found


@pytest.fixture
def rosa(cape, bruno):
    return coops.member(coop=cape, first_name="Rosa")


@pytest.fixture
def today():
    return timezone.localdate()


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ")


def start(client, today):
    client.post(f"{LEAVE}preparer/", {"leaves_on": today.isoformat()})
    return f"{LEAVE}{Departure.objects.get().pk}/"


def test_bruno_rests_and_comes_back(bruno, client, today):
    client.post(PAUSE, {"starts_on": today.isoformat(), "words": "Je souffle."})

    page = plain(client.get(PAUSE))
    assert "Vous vous reposez" in page and "Je souffle." in page

    client.post(f"{PAUSE}revenir/")
    assert Pause.objects.get().ended_on == today
    assert "Je me repose" in plain(client.get(PAUSE))


def test_a_pause_that_ends_before_it_starts_is_said_so(bruno, client, today):
    yesterday = today - timedelta(days=1)

    answer = client.post(PAUSE, {"starts_on": today.isoformat(), "until": yesterday.isoformat()})

    assert answer.status_code == 422
    assert "Le retour est avant le départ." in plain(answer)


def test_before_anything_bruno_reads_what_would_happen(bruno, client, settings):
    there.wired(settings, "owes_money", "knows")

    page = plain(client.get(LEAVE))

    assert "Votre argent" in page and "200,00 €" in page and "Votre voix" in page
    assert not Departure.objects.exists()


def test_money_left_refuses_the_last_button_by_name(bruno, rosa, client, today, settings):
    there.wired(settings, "owes_money")
    departure = start(client, today)

    answer = client.post(f"{departure}au-revoir/")

    assert answer.status_code == 422
    assert "Il reste 200,00 € à Bruno." in plain(answer)


def test_bruno_writes_who_follows_then_leaves_and_may_come_back(
    bruno, rosa, client, today, settings
):
    there.wired(settings, "owes_money")
    departure = start(client, today)
    client.post(
        f"{departure}regler/money/",
        {"followed_by": rosa.pk, "before": (today + timedelta(days=30)).isoformat()},
    )

    page = plain(client.get(departure))
    assert "Tout est réglé" in page and "Rosa suit ce point." in page
    answer = client.post(f"{departure}au-revoir/", follow=True)

    assert "Vous n’êtes plus membre." in plain(answer)
    assert "Demander à revenir" in plain(answer)
    assert Membership.objects.get(person=bruno.person).left_on == today


def test_a_debt_without_a_day_is_not_a_settlement(bruno, rosa, client, today, settings):
    there.wired(settings, "owes_money")
    departure = start(client, today)

    answer = client.post(f"{departure}regler/money/", {"followed_by": rosa.pk})

    assert answer.status_code == 422
    assert "Il manque la date." in plain(answer)


def test_bruno_changes_his_mind(bruno, client, today):
    departure = start(client, today)

    client.post(f"{departure}annuler/")

    assert Departure.objects.get().cancelled_at
    assert client.get(departure).status_code == 404


def test_nobody_else_sees_that_bruno_prepares_to_leave(bruno, rosa, client, today):
    departure = start(client, today)
    client.force_login(rosa)

    for page in (departure, f"{departure}regler/keys/", f"{departure}au-revoir/"):
        assert client.get(page).status_code == 404


def test_a_departure_that_the_coop_decided_is_helped_by_those_who_hold_a_role(
    bruno, rosa, client, today
):
    governance.role(
        coop=bruno.coop, person=rosa, key="treasury", starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=30),
    )  # fmt: skip
    found = there.departure(bruno, by=rosa, leaves_on=today, on=today, decision_number=1)
    client.force_login(rosa)

    page = plain(client.get(f"{LEAVE}{found.pk}/"))

    assert "Le départ de Bruno" in page
    assert client.get(f"{LEAVE}{found.pk}/annuler/").status_code == 404


def test_what_the_coop_decided_is_not_cancelled_by_the_person(bruno, rosa, client, today):
    found = there.departure(bruno, by=rosa, leaves_on=today, on=today, decision_number=1)

    assert client.get(f"{LEAVE}{found.pk}/").status_code == 200
    assert client.post(f"{LEAVE}{found.pk}/annuler/").status_code == 404


def test_afterwards_is_for_who_left(bruno, client):
    assert client.get("/c/la-cape/apres/").status_code == 404


def test_somebody_who_left_finds_their_account_from_the_door(bruno, client, today):
    departure = start(client, today)
    client.post(f"{departure}au-revoir/")

    page = plain(client.get("/c/la-cape/apres/"))

    assert "Lire mon compte" in page


def test_a_stranger_finds_no_page(bruno, client):
    client.force_login(coops.member(coop=coops.coop(), first_name="Karim"))

    for page in (PAUSE, LEAVE, f"{LEAVE}preparer/", NEWS, "/c/la-cape/apres/"):
        assert client.get(page).status_code == 404


def quiet(bruno, today):
    return QuietCall.objects.create(
        membership=bruno, quiet_since=today - timedelta(days=70), called_on=today
    )


@pytest.mark.parametrize(
    ("answer", "leads"),
    [
        ("here", "/c/la-cape/semaine/"),
        ("rest", PAUSE),
        ("talk", "/c/la-cape/semaine/"),
        ("leave", LEAVE),
    ],
)
def test_one_tap_answers_and_leads_to_the_right_page(bruno, client, today, answer, leads):
    call = quiet(bruno, today)
    assert "Comment allez-vous ?" in plain(client.get(f"{NEWS}{call.pk}/"))

    found = client.post(f"{NEWS}{call.pk}/", {"answer": answer})

    assert found.url == leads
    call.refresh_from_db()
    assert call.answer == answer


def test_an_answer_that_does_not_exist_is_refused(bruno, client, today):
    call = quiet(bruno, today)

    answer = client.post(f"{NEWS}{call.pk}/", {"answer": "nothing"})

    assert answer.status_code == 422
    assert "Choisissez une réponse." in plain(answer)


def test_a_member_takes_news_of_another(bruno, rosa, client, today):
    call = quiet(bruno, today)
    client.force_login(rosa)
    assert "Bruno" in plain(client.get(NEWS))

    client.post(f"{NEWS}{call.pk}/je-prends/")

    assert "Vous l’appelez" in plain(client.get(NEWS))
    assert client.get(f"{NEWS}{call.pk}/").status_code == 404


def test_nobody_reads_their_own_name_in_the_list(bruno, client, today):
    quiet(bruno, today)

    assert "On a des nouvelles de tout le monde" in plain(client.get(NEWS))


def test_the_list_asks_the_same_questions_whatever_its_length(
    bruno, rosa, client, today, django_assert_max_num_queries
):
    for name in ("Solène", "Karim", "Jordan", "Inès"):
        quiet(there.membership(coop=bruno.coop, first_name=name), today)
    client.force_login(rosa)

    with django_assert_max_num_queries(9):
        client.get(NEWS)
