"""A conflict on screen: for those it concerns, and for nobody else before the meeting."""

import pytest
from django.utils import timezone

from kpacite.coops.tests import factories as coops
from kpacite.governance.models import Conflict, Suspension
from kpacite.governance.tests import factories as governance
from kpacite.governance.tests import factories_conflicts as there

pytestmark = pytest.mark.django_db
ALL = "/c/la-cape/desaccords/"


@pytest.fixture
def cape():
    return coops.coop(slug="la-cape")


@pytest.fixture
def yacine(cape, client):
    found = coops.member(coop=cape, first_name="Yacine")
    governance.rules(coop=cape, by=found)
    client.force_login(found)
    return found


@pytest.fixture
def solene(cape, yacine):
    return coops.member(coop=cape, first_name="Solène")


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ")


def say(client, about):
    client.post(f"{ALL}nouveau/", {"about": about.pk, "words": "Elle part avant la fin."})
    return f"{ALL}{Conflict.objects.get().pk}/"


def test_yacine_says_what_is_wrong_and_closes_it_after_a_talk(yacine, solene, client):
    page = say(client, solene)
    assert "On se parle" in plain(client.get(page))

    client.post(f"{page}resultat/", {"outcome": "On se dit les horaires avant."})
    answer = client.post(f"{page}termine/", {"how": "C’est clair pour nous deux."}, follow=True)

    assert "C’est terminé depuis le" in plain(answer)


def test_the_other_person_reads_it_too(yacine, solene, client):
    page = say(client, solene)
    client.force_login(solene)

    assert "Elle part avant la fin." in plain(client.get(page))


def test_the_other_members_learn_nothing(cape, yacine, solene, client):
    page = say(client, solene)
    client.force_login(coops.member(coop=cape, first_name="Jordan"))

    assert "Rien ici pour vous" in plain(client.get(ALL))
    for path in (page, f"{page}resultat/", f"{page}suite/", f"{page}dossier/", f"{page}parole/"):
        assert client.get(path).status_code == 404


def test_at_the_meeting_members_read_but_do_not_write(cape, yacine, solene, client):
    found = there.at_step("meeting", coop=cape, by=yacine, about=solene)
    client.force_login(coops.member(coop=cape, first_name="Jordan"))

    page = plain(client.get(f"{ALL}{found.pk}/"))

    assert "On en parle en réunion" in page
    assert "On s’est parlé." not in page  # what came of the talk stays between them
    assert client.get(f"{ALL}{found.pk}/resultat/").status_code == 403
    assert client.get(f"{ALL}{found.pk}/dossier/").status_code == 403


def test_a_step_passed_over_without_a_reason_is_refused_by_its_words(yacine, solene, client):
    page = say(client, solene)
    client.post(f"{page}resultat/", {"outcome": "Rien."})

    answer = client.post(f"{page}suite/", {"kind": "meeting"})

    assert answer.status_code == 422
    assert "Une étape plus douce existe." in plain(answer)


def test_asking_before_hearing_is_refused(cape, yacine, solene, client):
    found = there.at_step("suspension", heard=False, coop=cape, by=yacine, about=solene)
    page = f"{ALL}{found.pk}/"
    assert "Noter ses mots" in plain(client.get(page))

    answer = client.post(f"{page}les-autres/", {"ends_on": "2099-01-01"})

    assert answer.status_code == 422
    assert "n’a pas encore été entendue" in plain(answer)


def test_heard_then_asked_the_others_get_a_proposal(cape, yacine, solene, client):
    found = there.at_step("suspension", heard=False, coop=cape, by=yacine, about=solene)
    page = f"{ALL}{found.pk}/"
    today = timezone.localdate()
    client.post(f"{page}parole/", {"heard_on": today.isoformat(), "words": "J’étais malade."})

    client.post(f"{page}les-autres/", {"ends_on": "2099-01-01"})

    step = there.step(found)
    assert step.proposal.about == solene
    assert not Suspension.objects.exists()


def test_the_file_is_printed_for_those_concerned(yacine, solene, client):
    page = say(client, solene)

    answer = client.get(f"{page}dossier/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_stranger_finds_nothing(yacine, solene, client):
    page = say(client, solene)
    client.force_login(coops.member(coop=coops.coop(), first_name="Karim"))

    assert client.get(ALL).status_code == 404
    assert client.get(page).status_code == 404


def test_the_list_asks_the_same_questions_whatever_its_length(
    cape, yacine, client, django_assert_max_num_queries
):
    for name in ("Solène", "Rosa", "Karim", "Jordan"):
        there.conflict(coop=cape, by=yacine, about=coops.member(coop=cape, first_name=name))

    with django_assert_max_num_queries(10):
        client.get(ALL)
