"""Entering: by a code, by a password, and not at all."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from kpacite.people.tests import factories

pytestmark = pytest.mark.django_db


def ask_for_a_code(client, email, **more):
    return client.post(reverse("account_request_login_code"), {"email": email, **more})


def code_in(mail):
    return re.search(r"^\d{6}$", mail.body, flags=re.M)[0]


def who_is_in(client):
    return client.session.get("_auth_user_id")


def test_rosa_enters_with_the_code_of_the_mail(client, mailoutbox):
    rosa = factories.person(first_name="Rosa", email="rosa@exemple.fr")

    answer = ask_for_a_code(client, "Rosa@exemple.fr")
    assert answer.url == reverse("account_confirm_login_code")
    (mail,) = mailoutbox
    answer = client.post(answer.url, {"code": code_in(mail)})

    assert answer.url == reverse("web:landing")
    assert who_is_in(client) == str(rosa.pk)
    assert mail.to == ["rosa@exemple.fr"] and mail.subject.startswith("Kpa-cité")


def test_rosa_comes_back_to_the_page_she_wanted(client, mailoutbox):
    factories.person(first_name="Rosa", email="rosa@exemple.fr")

    asked = ask_for_a_code(client, "rosa@exemple.fr", next="/moi/")
    answer = client.post(asked.url, {"code": code_in(mailoutbox[0]), "next": "/moi/"})

    assert answer.url == "/moi/"


def test_the_door_never_leads_to_another_site(client, mailoutbox):
    factories.person(first_name="Rosa", email="rosa@exemple.fr")

    ask_for_a_code(client, "rosa@exemple.fr")
    answer = client.post(
        reverse("account_confirm_login_code"),
        {"code": code_in(mailoutbox[0]), "next": "https://ailleurs.example/"},
    )

    assert answer.url == reverse("web:landing")


def test_a_wrong_code_is_said_in_plain_words_and_opens_nothing(client, mailoutbox):
    factories.person(first_name="Rosa", email="rosa@exemple.fr")
    ask_for_a_code(client, "rosa@exemple.fr")
    wrong = f"{(int(code_in(mailoutbox[0])) + 1) % 1_000_000:06d}"

    answer = client.post(reverse("account_confirm_login_code"), {"code": wrong})

    assert "Ce n’est pas le bon code" in answer.content.decode()
    assert who_is_in(client) is None


def test_after_three_wrong_codes_even_the_right_one_is_refused(client, mailoutbox):
    factories.person(first_name="Rosa", email="rosa@exemple.fr")
    ask_for_a_code(client, "rosa@exemple.fr")
    right = code_in(mailoutbox[0])
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    for _ in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": wrong})
    client.post(reverse("account_confirm_login_code"), {"code": right})

    assert who_is_in(client) is None


def test_a_stranger_learns_nothing_about_who_has_an_account(client, mailoutbox):
    factories.person(first_name="Rosa", email="rosa@exemple.fr")

    known = client.get(ask_for_a_code(client, "rosa@exemple.fr").url)
    client.cookies.clear()
    unknown = client.get(ask_for_a_code(client, "personne@exemple.fr").url)

    def seen(page, email):
        text = page.content.decode().replace(email, "")
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)

    assert seen(known, "rosa@exemple.fr") == seen(unknown, "personne@exemple.fr")
    assert not re.search(r"^\d{6}$", mailoutbox[1].body, flags=re.M)


def test_asking_too_often_makes_one_wait(mailoutbox):
    factories.person(first_name="Rosa", email="rosa@exemple.fr")

    answers = [ask_for_a_code(Client(), "rosa@exemple.fr") for _ in range(5)]

    assert len(mailoutbox) == 3
    assert "Trop d" in answers[-1].content.decode()


def test_yacine_without_mail_enters_with_his_name_and_his_password(client):
    yacine = factories.person(first_name="Yacine", username="yacine", password=factories.PASSWORD)

    answer = client.post(
        reverse("account_login"), {"login": "yacine", "password": factories.PASSWORD}
    )

    assert answer.url == reverse("web:landing")
    assert who_is_in(client) == str(yacine.pk)


def test_a_wrong_password_does_not_say_which_of_the_two_is_wrong(client):
    factories.person(first_name="Yacine", username="yacine", password=factories.PASSWORD)

    for login in ("yacine", "inconnu"):
        page = client.post(reverse("account_login"), {"login": login, "password": "autre chose"})
        assert "Le nom ou le mot de passe n’est pas le bon" in page.content.decode()
    assert who_is_in(client) is None


def test_a_closed_account_does_not_enter(client, mailoutbox):
    factories.person(first_name="Rosa", email="rosa@exemple.fr", is_active=False)

    ask_for_a_code(client, "rosa@exemple.fr")
    for mail in mailoutbox:
        if found := re.search(r"^\d{6}$", mail.body, flags=re.M):
            client.post(reverse("account_confirm_login_code"), {"code": found[0]})

    assert who_is_in(client) is None


def test_nobody_signs_up_alone(client):
    page = client.get(reverse("account_signup"))

    assert "On entre par une coopérative" in page.content.decode()


def test_a_forgotten_password_is_chosen_anew_with_the_link_of_the_mail(client, mailoutbox):
    rosa = factories.person(first_name="Rosa", email="rosa@exemple.fr", password=factories.PASSWORD)
    client.post(reverse("account_reset_password"), {"email": "rosa@exemple.fr"})
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]

    form = client.get(link, follow=True)
    new = "encore trois autres mots"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    rosa.refresh_from_db()
    assert rosa.check_password(new)


def test_a_short_password_is_refused(client):
    rosa = factories.person(first_name="Rosa")
    client.force_login(rosa)

    client.post(reverse("account_set_password"), {"password1": "rosa", "password2": "rosa"})

    rosa.refresh_from_db()
    assert not rosa.has_usable_password()


def test_leaving_closes_the_door(client):
    client.force_login(factories.person())

    client.post(reverse("account_logout"))

    assert who_is_in(client) is None


def test_reading_the_way_out_does_not_put_anybody_out(client):
    client.force_login(factories.person())

    client.get(reverse("account_logout"))

    assert who_is_in(client)


@pytest.mark.parametrize(
    "door",
    [
        "account_login",
        "account_request_login_code",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
        "account_signup",
    ],
)
def test_every_door_speaks_french_in_our_own_page(client, door):
    page = client.get(reverse(door)).content.decode()

    assert '<html lang="fr"' in page and "Aller au contenu" in page
    assert not re.search(r"\b(Sign|Password|Log ?in|account)\b", re.sub(r"<[^>]+>", " ", page))
