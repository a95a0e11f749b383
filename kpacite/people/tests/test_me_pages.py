"""My settings."""

import pytest
from django.urls import reverse

from kpacite.people.tests import factories

pytestmark = pytest.mark.django_db
ME = "/moi/"


def test_rosa_changes_how_she_is_called_and_her_face(client):
    rosa = factories.person(first_name="Rosa")
    client.force_login(rosa)

    answer = client.post(
        ME, {"first_name": "Rosalie", "last_name": "", "face": "face-20", "phone": "", "email": ""}
    )

    rosa.refresh_from_db()
    assert answer.url == ME
    assert (rosa.first_name, rosa.face) == ("Rosalie", "face-20")


def test_an_address_already_used_is_said_beside_the_field(client):
    factories.person(first_name="Amina", email="amina@exemple.fr")
    client.force_login(factories.person(first_name="Rosa"))

    answer = client.post(ME, {"first_name": "Rosa", "face": "face-1", "email": "amina@exemple.fr"})

    assert answer.status_code == 422
    assert "sert déjà à une autre personne" in answer.content.decode()


def test_a_face_that_does_not_exist_is_refused(client):
    client.force_login(factories.person(first_name="Rosa"))

    answer = client.post(ME, {"first_name": "Rosa", "face": "face-99", "email": ""})

    assert answer.status_code == 422


def test_a_visitor_is_led_to_the_door_and_back(client):
    answer = client.get(ME)

    assert answer.url == f"{reverse('account_login')}?next=/moi/"


def test_the_sprite_holds_every_face_that_one_may_choose():
    from pathlib import Path

    from django.contrib.staticfiles import finders

    from kpacite.ui.faces import FACES

    sprite = Path(finders.find("ui/icons.svg")).read_text()
    assert all(f'id="{name}"' in sprite for name, _ in FACES)
