"""« Ma semaine » and the missions, as members see them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kpacite.governance.models import RuleValue
from kpacite.governance.tests import factories as governance
from kpacite.lib import french
from kpacite.work import thanking
from kpacite.work.models import Contribution, Delivery, Purchase, SeatTaking
from kpacite.work.tests import factories


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def buffet(world, today):
    return factories.mission(coop=world.coop, title="Buffet du parc", starts_on=today, help=3)


def page(client, person, name, *args):
    client.force_login(person)
    return client.get(reverse(name, args=args))


def test_the_first_page_says_hello_and_the_one_next_step(client, world, buffet):
    factories.seated(mission=buffet, person=world.amina)
    factories.seated(mission=buffet, person=world.rosa, kind="help")

    html = page(client, world.amina, "web:weeks.show", world.coop.slug).content.decode()

    assert "Bonjour Amina" in html
    assert "Avec Rosa." in html
    assert html.count('<a class="btn btn--main"') == 1


def test_somebody_new_is_shown_a_place_to_learn(client, world, today):
    workshop = factories.mission(
        coop=world.coop, title="Imprimer un sac", starts_on=today + timedelta(days=3)
    )
    factories.seated(mission=workshop, person=world.amina)

    html = page(client, world.jordan, "web:weeks.show", world.coop.slug).content.decode()

    assert "Je veux apprendre" in html
    assert "Imprimer un sac" in html


def test_a_question_asked_to_me_waits_on_my_page(client, world, today):
    said = factories.contribution(coop=world.coop, person=world.amina, happened_on=today)
    thanking.ask(
        contribution=said, by=world.rosa, text="C’était bien hier ?", on=today, at=timezone.now()
    )

    html = page(client, world.amina, "web:weeks.show", world.coop.slug).content.decode()

    assert "Rosa vous pose une question" in html
    assert f"À répondre avant {french.day_short(today + timedelta(days=7))}" in html


def test_a_shorter_delay_holds_for_the_questions_asked_from_its_day_on(
    client,
    world,
    today,
):
    yesterday = today - timedelta(days=1)
    said = factories.contribution(coop=world.coop, person=world.amina, happened_on=yesterday)
    for by, at in (
        (world.rosa, timezone.now() - timedelta(days=1)),
        (world.thi_mai, timezone.now()),
    ):
        thanking.ask(contribution=said, by=by, text="Et hier ?", on=at.date(), at=at)
    RuleValue.objects.create(
        coop=world.coop,
        key="work.doubt_days",
        value=2,
        valid_from=today,
        decision=governance.decision(coop=world.coop, by=world.amina, on=today),
    )

    html = page(client, world.amina, "web:weeks.show", world.coop.slug).content.decode()

    assert f"À répondre avant {french.day_short(yesterday + timedelta(days=7))}" in html
    assert f"À répondre avant {french.day_short(today + timedelta(days=2))}" in html


def test_a_stranger_does_not_learn_that_a_mission_exists(client, world, buffet):
    for name, args in (
        ("web:weeks.show", [world.coop.slug]),
        ("web:missions.index", [world.coop.slug]),
        ("web:missions.show", [world.coop.slug, buffet.pk]),
    ):
        assert page(client, world.karim, name, *args).status_code == 404
    own = page(client, world.karim, "web:missions.show", world.other.slug, buffet.pk)
    assert own.status_code == 404


def test_the_mission_shows_its_places_lights_and_steps(client, world, buffet):
    factories.seated(mission=buffet, person=world.amina)
    new = factories.member(coop=world.coop, first_name="Solène")
    factories.seated(mission=buffet, person=new, kind="learn", taught_by=world.amina)

    html = page(
        client, world.rosa, "web:missions.show", world.coop.slug, buffet.pk
    ).content.decode()

    assert "Équipe à compléter" in html
    assert "avec Amina" in html
    assert "pas de contrat" in html
    assert "J’aide" in html


def test_the_board_is_searched_and_sorted(client, world, buffet, today):
    done = factories.mission(coop=world.coop, title="Goûter", starts_on=today)
    Delivery.objects.create(mission=done, delivered_on=today, noted_by=world.amina)
    client.force_login(world.amina)
    address = reverse("web:missions.index", args=[world.coop.slug])

    assert "Buffet du parc" in client.get(address, {"q": "parc"}).content.decode()
    assert "Buffet du parc" not in client.get(address, {"q": "vélo"}).content.decode()
    assert "Goûter" in client.get(address, {"voir": "faites"}).content.decode()


def fill(world, today, many):
    """A coop that lived: missions, people, hours, purchases."""
    for rank in range(many):
        person = factories.member(coop=world.coop, first_name=f"Membre {rank}")
        mission = factories.mission(
            coop=world.coop, title=f"Mission {rank}", starts_on=today + timedelta(days=rank % 5),
            help=50,
        )  # fmt: skip
        for who, kind in ((person, "carry"), (world.amina, "help")):
            factories.seated(mission=mission, person=who, kind=kind)
        factories.contribution(
            coop=world.coop, person=person, mission=mission, happened_on=today, note="Cuisine"
        )


@pytest.mark.parametrize("name", ["web:weeks.show", "web:missions.index"])
def test_the_queries_of_the_first_pages_do_not_grow(
    client,
    world,
    today,
    name,
    django_assert_max_num_queries,
):
    client.force_login(world.amina)
    address = reverse(name, args=[world.coop.slug])
    fill(world, today, 2)
    with django_assert_max_num_queries(32) as small:
        client.get(address)
    fill(world, today, 9)

    with django_assert_max_num_queries(len(small.captured_queries)):
        client.get(address)


def test_the_queries_of_a_mission_do_not_grow_with_its_team(
    client,
    world,
    buffet,
    today,
    django_assert_max_num_queries,
):
    def more(many):
        for rank in range(many):
            person = factories.member(coop=world.coop, first_name=f"Aide {rank}")
            SeatTaking.objects.create(
                seat=factories.seat(buffet, "help"), person=person, taken_at=timezone.now()
            )
            factories.contribution(coop=world.coop, person=person, mission=buffet)
            Purchase.objects.create(
                mission=buffet, label="Pain", amount_cents=500, bought_on=today, paid_by=person,
                noted_by=person, noted_at=timezone.now(),
            )  # fmt: skip

    client.force_login(world.amina)
    address = reverse("web:missions.show", args=[world.coop.slug, buffet.pk])
    more(2)
    with django_assert_max_num_queries(32) as small:
        assert client.get(address).status_code == 200
    more(9)

    with django_assert_max_num_queries(len(small.captured_queries)):
        client.get(address)
    assert Contribution.objects.count() == 11
