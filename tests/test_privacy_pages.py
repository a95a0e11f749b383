"""The pages about one's own data."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from kpacite.coops.tests import factories as coops
from kpacite.hosts.tests import factories as hosts
from kpacite.lib import working
from kpacite.people.models import Person
from kpacite.people.tests.factories import PASSWORD, person
from kpacite.privacy import archiving, asking, logging_reads, retaining
from kpacite.privacy.models import RightsRequest

pytestmark = pytest.mark.django_db
MINE = "/mes-donnees/"


def enter(client, who):
    client.force_login(who)
    return who


def long_ago(who):
    """They came in this morning: a phone left on a table."""
    Person.objects.filter(pk=who.pk).update(last_login=timezone.now() - timedelta(hours=3))


def ready(who):
    request = asking.ask(
        person=who, kind="export", by=who, on=timezone.localdate(), at=timezone.now()
    )
    return archiving.build(request=request, by=None, at=timezone.now())


def work():
    while task := working.take(by="worker", at=timezone.now() + timedelta(seconds=1)):
        assert working.run(task=task, by="worker", clock=timezone.now)


def read(answer):
    return answer.content.decode()


def taken(client, where):
    """The status of a download, whose file is closed."""
    answer = client.get(where)
    answer.close()
    return answer.status_code


def referent(who):
    """Claire follows the coop of this person for its host."""
    claire = person(first_name="Claire")
    host = hosts.host()
    coop = coops.coop()
    coops.member(coop=coop, person=who)
    hosts.hosting(host=host, coop=coop)
    hosts.officer(host=host, person=claire, kind="referent")
    return claire


def test_rosa_reads_what_is_kept_of_her(client):
    rosa = enter(client, person(first_name="Rosa", email="rosa@exemple.fr"))
    coops.member(coop=coops.coop(), person=rosa)

    page = read(client.get(MINE))

    assert "Savoir qui est membre de la coop" in page
    assert "Vous reconnaître et vous joindre" in page


def test_rosa_asks_for_everything_and_takes_it(client):
    enter(client, person(first_name="Rosa"))

    client.post("/mes-donnees/archive/")
    work()
    page = client.get(MINE)
    link = re.search(r'href="(/mes-donnees/archive/\d+/)"', read(page))
    parcel = client.get(link.group(1))

    assert parcel["Content-Disposition"] == 'attachment; filename="mes-donnees.zip"'
    assert b"".join(parcel.streaming_content).startswith(b"PK")


def test_asking_twice_says_that_it_comes(client):
    enter(client, person(first_name="Rosa"))
    client.post("/mes-donnees/archive/")

    answer = client.post("/mes-donnees/archive/", follow=True)

    assert "La réponse arrive" in read(answer)
    assert RightsRequest.objects.count() == 1


def test_nobody_takes_the_archive_of_somebody_else(client):
    request = ready(person(first_name="Rosa"))
    enter(client, person(first_name="Karim"))

    assert client.get(f"/mes-donnees/archive/{request.pk}/").status_code == 404


def test_after_its_seven_days_an_archive_is_not_there(client):
    request = ready(enter(client, person(first_name="Rosa")))
    RightsRequest.objects.update(archive_until=timezone.now() - timedelta(minutes=1))

    assert client.get(f"/mes-donnees/archive/{request.pk}/").status_code == 404


def test_a_phone_left_open_does_not_give_the_archive(client):
    request = ready(rosa := enter(client, person(first_name="Rosa", password=PASSWORD)))
    long_ago(rosa)

    answer = client.get(f"/mes-donnees/archive/{request.pk}/")

    assert answer.url.startswith("/mes-donnees/c-est-moi/?next=")


def test_her_password_opens_it_again(client):
    request = ready(rosa := enter(client, person(first_name="Rosa", password=PASSWORD)))
    long_ago(rosa)
    where = client.get(f"/mes-donnees/archive/{request.pk}/").url

    wrong = client.post(where, {"password": "pas le bon"})
    right = client.post(where, {"password": PASSWORD})

    assert wrong.status_code == 422
    assert right.url == f"/mes-donnees/archive/{request.pk}/"
    assert taken(client, right.url) == 200


def test_without_a_password_a_code_comes_by_mail(client):
    request = ready(rosa := enter(client, person(first_name="Rosa", email="rosa@exemple.fr")))
    long_ago(rosa)
    where = client.get(f"/mes-donnees/archive/{request.pk}/").url

    client.post(where, {"send": "1"})
    work()
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()
    wrong = client.post(where, {"code": f"{(int(code) + 1) % 1_000_000:06}"})
    right = client.post(where, {"code": code})

    assert mail.outbox[-1].to == ["rosa@exemple.fr"]
    assert wrong.status_code == 422
    assert taken(client, right.url) == 200


def test_a_code_is_not_guessed(client):
    rosa = enter(client, person(first_name="Rosa", email="rosa@exemple.fr"))
    long_ago(rosa)
    client.post("/mes-donnees/c-est-moi/", {"send": "1"})
    work()
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()

    for _ in range(3):
        client.post("/mes-donnees/c-est-moi/", {"code": "000000" if code != "000000" else "1"})
    late = client.post("/mes-donnees/c-est-moi/", {"code": code})

    assert late.status_code == 422


def test_too_many_tries_are_stopped(client):
    rosa = enter(client, person(first_name="Rosa", password=PASSWORD))
    long_ago(rosa)
    for _ in range(10):
        client.post("/mes-donnees/c-est-moi/", {"password": "non"})

    answer = client.post("/mes-donnees/c-est-moi/", {"password": PASSWORD})

    assert answer.status_code == 422
    assert "Trop d’essais" in read(answer)


def test_the_proof_leads_back_to_this_site_only(client):
    enter(client, person(first_name="Rosa", password=PASSWORD))

    answer = client.post(
        "/mes-donnees/c-est-moi/?next=https://ailleurs.example/", {"password": PASSWORD}
    )

    assert answer.url == MINE


def test_without_password_nor_mail_one_goes_out_and_comes_back(client):
    enter(client, person(first_name="Rosa"))

    assert "Sortez du site" in read(client.get("/mes-donnees/c-est-moi/"))


def test_rosa_has_something_corrected_and_claire_answers(client):
    rosa = person(first_name="Rosa")
    claire = referent(rosa)
    enter(client, rosa)
    client.post("/mes-donnees/corriger/", {"words": "Je suis née en mai."})

    enter(client, claire)
    waiting = read(client.get("/donnees/demandes/"))
    where = re.search(r"/donnees/demandes/\d+/", waiting).group()
    client.post(where, {"words": "C’est corrigé."})

    assert "Rosa" in waiting
    enter(client, rosa)
    assert "C’est corrigé." in read(client.get(MINE))


def test_claire_may_ask_for_more_time_once(client):
    rosa = person(first_name="Rosa")
    claire = enter(client, referent(rosa))
    asked = asking.ask(
        person=rosa, kind="correct", words="Non.", by=rosa, on=timezone.localdate(),
        at=timezone.now(),
    )  # fmt: skip
    where = reverse("privacy:requests.edit", args=[asked.pk])

    first = client.post(where, {"words": "Il faut chercher.", "later": "1"})
    again = client.post(where, {"words": "Encore.", "later": "1"})

    assert first.status_code == 302
    assert again.status_code == 422
    assert claire.pk != rosa.pk


def test_the_first_page_of_the_host_says_that_somebody_waits(client):
    rosa = person(first_name="Rosa")
    claire = enter(client, referent(rosa))
    asking.ask(
        person=rosa, kind="correct", words="Non.", by=rosa, on=timezone.localdate(),
        at=timezone.now(),
    )  # fmt: skip

    page = read(client.get(f"/h/{claire.host_offices.get().host.slug}/"))

    assert "demande sur des données" in page
    assert 'href="/donnees/demandes/"' in page


def test_a_correction_without_words_is_shown_again(client):
    enter(client, person(first_name="Rosa"))

    assert client.post("/mes-donnees/corriger/", {"words": ""}).status_code == 422


def test_a_member_answers_nobody(client):
    rosa = enter(client, person(first_name="Rosa"))
    asked = asking.ask(
        person=rosa, kind="correct", words="Non.", by=rosa, on=timezone.localdate(),
        at=timezone.now(),
    )  # fmt: skip

    assert client.get("/donnees/demandes/").status_code == 404
    assert client.get(f"/donnees/demandes/{asked.pk}/").status_code == 404


def test_the_referent_of_another_host_learns_nothing(client):
    rosa = person(first_name="Rosa")
    referent(rosa)
    asked = asking.ask(
        person=rosa, kind="correct", words="Non.", by=rosa, on=timezone.localdate(),
        at=timezone.now(),
    )  # fmt: skip
    enter(client, referent(person(first_name="Karim")))

    assert client.get(f"/donnees/demandes/{asked.pk}/").status_code == 404


def test_rosa_sees_who_opened_her_file(client):
    rosa = enter(client, person(first_name="Rosa"))
    claire = person(first_name="Claire", last_name="Vasseur")
    logging_reads.note(reader=claire, about=rosa, what="hosts/contract", at=timezone.now())

    page = read(client.get("/mes-donnees/qui-a-lu/"))

    assert "Votre contrat" in page
    assert "Claire Vasseur" in page


def test_a_member_is_told_what_to_finish_before_being_erased(client):
    rosa = enter(client, person(first_name="Rosa"))
    coops.member(coop=coops.coop(name="La Cape"), person=rosa)

    page = read(client.get("/mes-donnees/effacer/"))
    refused = client.post("/mes-donnees/effacer/", {"sure": "on"})

    assert "Vous êtes membre de La Cape" in page
    assert refused.status_code == 422
    rosa.refresh_from_db()
    assert rosa.erased_at is None


def test_rosa_who_left_erases_her_account_and_is_out(client):
    rosa = enter(client, person(first_name="Rosa", email="rosa@exemple.fr"))
    coops.member(coop=coops.coop(), person=rosa, left_on=coops.JUNE_1)

    answer = client.post("/mes-donnees/effacer/", {"sure": "on"}, follow=True)

    assert "Votre compte est effacé" in read(answer)
    assert client.get(MINE).status_code == 302
    rosa.refresh_from_db()
    assert rosa.first_name.startswith("Ancien membre n°")


def test_nobody_is_erased_without_saying_so(client):
    rosa = enter(client, person(first_name="Rosa"))

    assert client.post("/mes-donnees/effacer/", {"autre": "1"}).status_code == 422
    rosa.refresh_from_db()
    assert rosa.erased_at is None


def test_a_phone_left_open_erases_nobody(client):
    rosa = enter(client, person(first_name="Rosa", password=PASSWORD))
    long_ago(rosa)

    answer = client.post("/mes-donnees/effacer/", {"sure": "on"})

    assert answer.url.startswith("/mes-donnees/c-est-moi/")
    rosa.refresh_from_db()
    assert rosa.erased_at is None


def test_the_register_is_read_and_searched(client):
    enter(client, person(first_name="Rosa"))

    whole = read(client.get("/donnees/registre/"))
    some = read(client.get("/donnees/registre/?q=charte"))

    assert "Tenir les comptes, comme la loi l’oblige" in whole
    assert "Prouver qui a signé la charte" in some
    assert "Tenir les comptes" not in some


def test_the_register_leaves_as_a_table(client):
    enter(client, person(first_name="Rosa"))

    answer = client.get("/donnees/registre.csv")

    assert answer["Content-Type"].startswith("text/csv")
    assert "people.Person (" in answer.content.decode("utf-8-sig")


def test_members_read_what_time_removed(client):
    enter(client, person(first_name="Rosa"))
    retaining.run(on=timezone.localdate(), at=timezone.now(), by=None)

    assert "Les délais" in read(client.get("/donnees/delais/"))


def test_anybody_reads_what_becomes_of_their_data(client):
    hosts.hosting(host=hosts.host(name="Optale"), coop=coops.coop())

    page = read(client.get("/confidentialite/"))

    assert "CNIL" in page
    assert "Optale" in page
    assert "Tes parents ne les lisent pas ici" in page


def test_the_foot_of_a_public_page_leads_there(client):
    assert 'href="/confidentialite/"' in read(client.get("/"))


@pytest.mark.parametrize("where", ["/", "/confidentialite/", "/entrer/"])
def test_a_first_page_keeps_no_cookie_that_follows_anybody(client, where):
    answer = client.get(where)

    assert set(answer.cookies) <= {"sessionid", "csrftoken"}


def test_my_page_asks_the_same_whatever_the_past(client, django_assert_max_num_queries):
    rosa = enter(client, person(first_name="Rosa"))
    for number in range(30):
        asked = asking.ask(
            person=rosa, kind="correct", words=f"Mot {number}", by=rosa,
            on=timezone.localdate(), at=timezone.now(),
        )  # fmt: skip
        asking.answer(request=asked, words="Fait.", by=rosa, at=timezone.now())

    with django_assert_max_num_queries(12):
        client.get(MINE)
