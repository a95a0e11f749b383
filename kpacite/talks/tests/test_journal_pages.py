"""The journal of a coop: who reads what."""

from datetime import timedelta

import pytest

from kpacite.lib.french import NBSP
from kpacite.talks import diary
from kpacite.talks.tests import factories
from kpacite.talks.tests.factories import NOON

pytestmark = pytest.mark.django_db
JOURNAL = "/c/la-cape/journal/"


@pytest.fixture
def cape(db):
    return factories.coop(slug="la-cape")


@pytest.fixture
def amina(cape, client):
    person = factories.member(coop=cape)
    client.force_login(person)
    return person


@pytest.fixture
def rosa(cape):
    return factories.member(coop=cape, first_name="Rosa")


def done(coop, by, verb, **facts):
    return factories.deed(coop=coop, by=by, verb=verb, thing="work/mission/1", **facts)


def said(deed):
    return diary.sentence(deed)


def test_a_deed_is_a_sentence(cape, amina, rosa):
    assert said(done(cape, rosa, "coops.charter.signed", about=rosa)) == "Rosa a signé la charte."


def test_who_typed_it_is_named_after(cape, amina, rosa):
    deed = done(cape, amina, "work.seat.taken", about=rosa)

    assert said(deed) == "Rosa a pris une place sur une mission (noté par Amina)."


def test_the_person_concerned_is_named(cape, amina, rosa):
    deed = done(cape, amina, "governance.role.given", about=rosa, note="La caisse")

    assert said(deed).replace(NBSP, " ") == "Amina a donné le rôle « La caisse » à Rosa."


def test_a_client_by_their_link_is_the_client(cape):
    assert said(done(cape, None, "sales.quote.accepted")) == "Le client a accepté un devis."


def test_time_is_the_software(cape):
    deed = done(cape, None, "sharing.distribution.posted.silence")

    assert said(deed) == "Le logiciel a partagé l’argent, car le délai est passé."


def test_members_read_what_was_done(cape, amina, rosa, client):
    done(cape, rosa, "work.mission.opened")

    assert "Rosa a ouvert une mission." in client.get(JOURNAL).text


def test_what_is_for_one_person_is_read_by_nobody_else(cape, amina, rosa, client):
    done(cape, rosa, "sharing.move.ask")
    words = "a demandé un versement"

    assert words not in client.get(JOURNAL).text
    assert words not in client.get("/c/la-cape/journal.csv").content.decode()
    assert words not in client.get("/c/la-cape/journal/semaine/").text
    client.force_login(rosa)
    assert words in client.get(JOURNAL).text
    assert words not in client.get("/c/la-cape/journal/semaine/").text


@pytest.mark.parametrize("path", [JOURNAL, "/c/la-cape/journal.csv", "/c/la-cape/journal/semaine/"])
def test_a_stranger_reads_nothing(cape, client, path):
    client.force_login(factories.member(coop=factories.coop(), first_name="Karim"))

    assert client.get(path).status_code == 404


def test_a_deed_of_another_coop_is_not_here(cape, amina, client):
    karim = factories.member(coop=factories.coop(), first_name="Karim")
    done(factories.coop(), karim, "work.mission.opened")

    assert "Karim" not in client.get(JOURNAL).text


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ({"q": "rosa"}, ["Rosa a ouvert une mission."]),
        ({"q": "devis"}, ["Amina a envoyé un devis."]),
        ({"q": "rosa devis"}, []),
        ({"theme": "sales"}, ["Amina a envoyé un devis."]),
        ({"since": "2026-06-13"}, ["Amina a envoyé un devis."]),
        ({"until": "2026-06-12"}, ["Rosa a ouvert une mission."]),
        ({"since": "pas un jour"},
         ["Amina a envoyé un devis.", "Rosa a ouvert une mission."]),
    ],
)  # fmt: skip
def test_the_journal_is_searched(cape, amina, rosa, client, sought, found):
    done(cape, rosa, "work.mission.opened")
    done(cape, amina, "sales.quote.sent", at=NOON + timedelta(days=2))

    lines = client.get(JOURNAL, sought).context["days"]

    assert [entry.sentence for day in lines for entry in day.entries] == found


def test_the_journal_is_filtered_by_person(cape, amina, rosa, client):
    done(cape, rosa, "work.mission.opened")
    done(cape, amina, "sales.quote.sent")

    page = client.get(JOURNAL, {"person": rosa.pk}).text

    assert "Rosa a ouvert une mission." in page and "a envoyé un devis" not in page


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing(cape, client):
    formula = factories.member(coop=cape, first_name="=1+1")
    client.force_login(formula)
    done(cape, formula, "work.mission.opened")

    answer = client.get("/c/la-cape/journal.csv")

    assert answer.content.decode("utf-8-sig").splitlines() == [
        "Jour;Heure;Ce qui s’est passé;Thème",
        "12 juin 2026;12\u00a0h;'=1+1 a ouvert une mission.;Missions et aides",
    ]


def test_three_hundred_deeds_cost_no_more_than_two(
    cape, amina, rosa, client, django_assert_max_num_queries
):
    for rank in range(300):
        done(cape, rosa, "work.mission.opened", at=NOON + timedelta(minutes=rank))

    with django_assert_max_num_queries(9):
        assert client.get(JOURNAL).status_code == 200
