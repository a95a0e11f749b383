"""A demo lets anybody enter as an invented person; nothing else does."""

import pytest
from django.urls import reverse

from kpacite.people.showing import Somebody
from kpacite.people.tests import factories

pytestmark = pytest.mark.django_db


def offered(on):
    from kpacite.people.models import Person

    return [Somebody(one, "Rôle inventé") for one in Person.objects.filter(username="amina")]


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    settings.KPACITE_DEMO_PEOPLE = f"{__name__}.offered"
    return settings


def test_a_visitor_enters_as_an_invented_person(client, demo):
    amina = factories.person(username="amina")

    answer = client.post(reverse("people:demo.enter"), {"person": "amina"})

    assert answer.url == reverse("web:landing")
    assert client.session["_auth_user_id"] == str(amina.pk)


def test_the_sign_in_page_offers_the_people_with_their_face_and_role(client, demo):
    factories.person(username="amina", face="face-3")

    page = client.get(reverse("account_login")).content.decode()

    assert 'value="amina"' in page and "Rôle inventé" in page and "#face-3" in page


def test_a_demo_opens_no_other_door_than_those_it_shows(client, demo):
    factories.person(first_name="Rosa", username="rosa")

    answer = client.post(reverse("people:demo.enter"), {"person": "rosa"})

    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_a_demo_there_is_no_such_door(client, settings):
    settings.DEMO = False
    factories.person(username="amina")

    answer = client.post(reverse("people:demo.enter"), {"person": "amina"})

    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session
    assert "Rôle inventé" not in client.get(reverse("account_login")).content.decode()


def test_reading_the_address_of_the_demo_door_enters_nobody(client, demo):
    assert client.get(reverse("people:demo.enter")).status_code == 405


def test_the_demo_door_never_leads_to_another_site(client, demo):
    factories.person(username="amina")

    answer = client.post(
        reverse("people:demo.enter"), {"person": "amina", "next": "//ailleurs.example/"}
    )

    assert answer.url == reverse("web:landing")
