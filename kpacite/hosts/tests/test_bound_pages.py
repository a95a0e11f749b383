"""The page where somebody of the host bounds the rules of its coops."""

import pytest
from django.utils import timezone

from kpacite.coops.tests.factories import coop, member, person
from kpacite.governance.tests.factories import rules
from kpacite.hosts.models import HostBound, HostOfficer
from kpacite.hosts.tests import factories as make

pytestmark = pytest.mark.django_db
PATH = "/h/optale/limites/"


@pytest.fixture
def optale():
    return make.host(slug="optale")


@pytest.fixture
def claire(optale, client):
    who = person(first_name="Claire")
    HostOfficer.objects.create(
        host=optale, person=who, kind="referent", valid_from=timezone.localdate()
    )
    client.force_login(who)
    return who


def said(**words):
    return {
        "key": "sharing.commons_bp", "minimum": "", "maximum": "30", "because": "Le travail reste.",
        "valid_from": timezone.localdate().isoformat(),
    } | words  # fmt: skip


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ")


def test_a_bound_is_written_as_on_the_sentence_and_read_by_its_coops(optale, claire, client):
    cape = coop(slug="la-cape")
    make.hosting(host=optale, coop=cape)
    amina = member(coop=cape)
    rules(coop=cape, by=amina)

    assert client.post(f"{PATH}nouvelle/", said()).status_code == 302
    page = plain(client.get(PATH))

    assert HostBound.objects.get().maximum == 3000
    assert "30 € sur 100 € au plus" in page and "Le travail reste." in page
    client.force_login(amina)
    rule = plain(client.get("/c/la-cape/regles/sharing.commons_bp/"))
    assert "votre coop d’emploi : choisissez 30 € sur 100 € au plus. Le travail reste." in rule


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ({"maximum": "beaucoup"}, "Écrivez un nombre"),
        ({"minimum": "40"}, "Le moins doit être plus petit"),
        ({"maximum": "90"}, "plus strict"),
        ({"because": ""}, "obligatoire"),
        ({"valid_from": "2020-01-01"}, "pas pour le passé"),
        ({"key": "sharing.key"}, "Sélectionnez un choix valide"),
    ],
)
def test_a_bound_that_cannot_be_is_refused_in_the_form(optale, claire, client, words, answer):
    shown = client.post(f"{PATH}nouvelle/", said(**words))

    assert shown.status_code == 422 and answer in plain(shown)
    assert not HostBound.objects.exists()


def test_an_empty_page_says_what_would_be_here(optale, claire, client):
    assert "Pas de limite" in plain(client.get(PATH))
    assert client.get(f"{PATH}nouvelle/?regle=sharing.commons_bp").status_code == 200


def test_a_member_does_not_bound_the_rules(optale, client):
    client.force_login(member(coop=coop()))

    assert client.get(PATH).status_code == 404
    assert client.post(f"{PATH}nouvelle/", said()).status_code == 404
