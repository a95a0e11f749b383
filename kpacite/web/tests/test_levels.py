"""Who sees what: open between members, and to everybody only what the members chose."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kpacite.coops.tests import factories as coops
from kpacite.governance import rulebook
from kpacite.lib.dates import months_after
from kpacite.people import deeds
from kpacite.talks import diary
from kpacite.web import levels
from kpacite.web.tests import factories

pytestmark = pytest.mark.django_db


def page_of(client, coop):
    return client.get(reverse("web:coops.show", args=[coop.slug])).text


def happened(coop, verb="coops.charter.published"):
    deeds.note(
        verb=verb, thing="coops/charter/1", by=coop.memberships.first().person,
        coop_key=coop.slug, at=timezone.now(),
    )  # fmt: skip


def test_by_default_nothing_of_a_person_is_open_to_everybody(client):
    cape = factories.shop(shows=())
    happened(cape)

    page = page_of(client, cape)

    assert "Amina" not in page and "charte" not in page and "Notre commun" not in page


def test_the_members_may_show_their_first_names(client):
    cape = factories.shop(shows=["coops.members_seen_by"])

    assert "Amina" in page_of(client, cape)


def test_the_members_may_show_what_the_commons_holds(client):
    cape = factories.shop(shows=["sharing.commons_seen_by"])

    page = page_of(client, cape)

    assert "Notre commun, aujourd’hui" in page and "Amina" not in page


def test_a_minor_is_never_in_the_window(client):
    cape = factories.shop()
    today = timezone.localdate()
    for name, born_on in (
        ("Jordan", months_after(today, -12 * 18) + timedelta(days=1)),
        ("Rosa", months_after(today, -12 * 18)),
    ):
        coops.member(coop=cape, person=coops.person(first_name=name, born_on=born_on))

    page = page_of(client, cape)

    assert "Rosa" in page and "Jordan" not in page


def test_the_count_of_two_members_is_not_told(client):
    cape = factories.shop(shows=())
    coops.member(coop=cape, first_name="Rosa")
    assert "en tout" not in page_of(client, cape)

    coops.member(coop=cape, first_name="Yacine")
    assert "3\u00a0membres en tout" in page_of(client, cape)


def test_the_steps_of_the_coop_name_nobody(client):
    cape = factories.shop(shows=["coops.journal_seen_by"])
    happened(cape)
    happened(cape, verb="work.mission.opened")

    page = page_of(client, cape)

    assert "La coop a publié une version de la charte." in page
    assert "Amina" not in page and "a ouvert une mission" not in page


def test_no_public_sentence_has_room_for_a_name():
    public = [line.words for line in diary.lines().values() if line.level == "public"]

    assert public and not [words for words in public if "{" in words]


@pytest.fixture
def amina(client):
    cape = factories.shop(shows=())
    person = cape.memberships.get().person
    client.force_login(person)
    return person


def levels_of(client):
    return client.get("/c/la-cape/qui-voit-quoi/").text


def test_a_member_reads_who_sees_what_in_plain_words(client, amina):
    page = levels_of(client)

    assert "Qui voit quoi" in page and "Tout le monde" in page and "Les membres" in page
    assert 'href="/c/la-cape/regles/coops.members_seen_by/"' in page


def test_somebody_of_another_coop_learns_nothing(client, amina):
    client.force_login(coops.member(coop=coops.coop(), first_name="Karim"))

    assert client.get("/c/la-cape/qui-voit-quoi/").status_code == 404


@pytest.mark.parametrize(
    "key", [thing.rule for things in levels.THINGS.values() for thing in things if thing.rule]
)
def test_each_level_of_the_table_says_what_the_rule_says(key):
    """Every value that a coop may choose has its words in the table."""
    rule = rulebook.rule(key)

    assert all(value in levels.WORDS for value in rule.words)


def test_every_rule_of_visibility_is_in_the_table():
    shown = {thing.rule for things in levels.THINGS.values() for thing in things}
    declared = {key for key in rulebook.declared() if key.endswith(("_seen_by", "_public"))}

    assert declared <= shown
