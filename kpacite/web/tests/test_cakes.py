"""The growing cake shows recorded links, and what nobody recorded."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kpacite.lib import keys
from kpacite.sales.models import Request, RequestOutcome, RequestSource
from kpacite.sharing.tests import factories
from kpacite.web import growth, stories
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db
NBSP = "\xa0"
MARCH_3 = date(2026, 3, 3)


@pytest.fixture
def there():
    return factories.world()


@pytest.fixture
def as_amina(client, there):
    client.force_login(there.amina)
    return client


def cake(there):
    return reverse("web:cakes.show", args=[there.coop.slug])


def layer(there, mission=None):
    return reverse("web:layers.show", args=[there.coop.slug, (mission or there.mission).pk])


def paid(there, *, mission=None, when=date(2026, 6, 20), source=None):
    """The mission is planned, paid and shared."""
    mission = mission or there.mission
    factories.agreed_plan(there, mission=mission, materials=0)
    return factories.posted_distribution(
        there, mission=mission, received_on=when, source=source or f"sales/payment/{mission.pk}",
        at=datetime.combine(when, time(10), tzinfo=UTC) + timedelta(minutes=mission.pk),
    )  # fmt: skip


def asked(there, *, mission=None, heard_how="flyer"):
    """The request behind the mission."""
    request = Request.objects.create(
        coop=there.coop, contact_name="Madame Lenoir", phone="06 39 98 12 34", text="Un buffet",
        heard_how=heard_how, received_at=timezone.now(), key=keys.new(),
        answer_before=timezone.now(),
    )  # fmt: skip
    RequestOutcome.objects.create(
        request=request, taken=True, mission=mission or there.mission, by=there.amina,
        at=timezone.now(),
    )  # fmt: skip
    return request


def flyers(there, *, person=None, minutes=120):
    return work.contribution(
        coop=there.coop, person=person or there.amina, kind="communication", minutes=minutes,
        happened_on=MARCH_3, note="Des papiers au marché",
    )  # fmt: skip


def linked(request, contribution, *, how="stated", by=None):
    return RequestSource.objects.create(
        request=request, contribution=contribution, how=how,
        noted_by=by or contribution.person, at=timezone.now(),
    )  # fmt: skip


def test_before_the_first_share_the_page_teaches(there, as_amina):
    assert "Le gâteau commence ici" in as_amina.get(cake(there)).content.decode()


def test_the_layers_of_a_year_are_its_missions_the_thickest_first(there):
    paid(there)
    small = factories.another_mission(there, title="Petit goûter")
    factories.agreed_plan(there, mission=small, net_sales=10000, materials=0)
    factories.posted_distribution(there, mission=small, received=10000, source="sales/payment/s")

    layers = list(growth.layers(there.coop, 2026))

    assert [one.title for one in layers] == ["Sérigraphie de 40 sacs", "Petit goûter"]
    assert sum(one.commons_cents for one in layers) == growth.origins(there.coop, 2026).total


def test_stated_probable_and_unknown_are_told_apart(there):
    stated, probable, unknown = (
        there.mission,
        factories.another_mission(there, title="Deux"),
        factories.another_mission(there, title="Trois"),
    )
    for mission in (stated, probable, unknown):
        paid(there, mission=mission)
    help_given = flyers(there)
    linked(asked(there, mission=stated), help_given)
    linked(asked(there, mission=probable), help_given, how="probable")
    asked(there, mission=unknown)

    origins = growth.origins(there.coop, 2026)

    assert (origins.stated, origins.probable, origins.unknown) == (7080, 7080, 7080)
    assert (origins.stated_of_100, origins.unknown_of_100) == (33, 33)


def test_my_flyers_lead_to_my_part(there, as_amina):
    paid(there)
    linked(asked(there), flyers(there))

    (mine,) = stories.my_helps(there.coop, there.amina)

    assert (mine.requests, mine.stated, mine.missions) == (1, 1, 1)
    assert (mine.commons_cents, mine.mine_cents) == (7080, 25488)
    assert "Des papiers au marché" in as_amina.get(cake(there)).content.decode()


def test_what_is_not_recorded_is_not_shown_as_mine(there):
    paid(there)
    asked(there)
    flyers(there)

    assert stories.my_helps(there.coop, there.amina) == []


def test_a_layer_walks_back_to_the_help_that_brought_the_client(there, as_amina):
    paid(there)
    ines = work.member(coop=there.coop, first_name="Inès")
    linked(asked(there), flyers(there, person=ines))

    html = as_amina.get(layer(there)).content.decode()

    for words in ("Inès", "Dit par le client", "Madame Lenoir", f"254,88{NBSP}€"):
        assert words in html


def test_a_probable_link_says_who_thinks_so(there, as_amina):
    paid(there)
    linked(asked(there), flyers(there), how="probable", by=there.rosa)

    html = as_amina.get(layer(there)).content.decode()

    assert "Probable" in html
    assert "Noté par Rosa." in html


@pytest.mark.parametrize(
    ("request_made", "words"),
    [
        (True, "On ne sait pas quelle aide a amené ce client"),
        (False, "On ne sait pas d’où vient ce client"),
    ],
)
def test_a_client_whose_story_nobody_noted_is_shown_so(there, as_amina, request_made, words):
    paid(there)
    if request_made:
        asked(there)

    assert words in as_amina.get(layer(there)).content.decode()


def test_a_layer_that_brought_nothing_yet_does_not_exist(there, as_amina):
    assert as_amina.get(layer(there)).status_code == 404


def test_an_average_needs_three_people(there):
    paid(there)
    assert growth.average(there.coop, 2026).cents == 63720 // 3

    duo = factories.world(name="Le Duo", host=there.host)
    parts = factories.weights(duo, 1, 1, 0, reason="Pas cette fois")[:2]
    duo.mission.seats.get(kind="learn").takings.all().delete()
    factories.shared_by_two(duo, parts)

    assert growth.average(duo.coop, 2026).cents is None


def test_the_total_of_a_small_team_stays_in_the_team(there, client):
    duo = factories.world(name="Le Duo", host=there.host)
    duo.mission.seats.get(kind="learn").takings.all().delete()
    factories.shared_by_two(duo, factories.weights(duo, 1, 1, 1)[:2])
    client.force_login(work.member(coop=duo.coop, first_name="Thi Mai"))
    assert "L’équipe est petite." in client.get(layer(duo)).content.decode()

    client.force_login(duo.amina)

    assert "L’équipe est petite." not in client.get(layer(duo)).content.decode()


def test_each_year_has_its_cake_and_its_hours_of_help(there):
    paid(there)
    second = factories.another_mission(there, title="L’an prochain")
    paid(there, mission=second, when=date(2027, 1, 10))
    flyers(there, minutes=180)

    bars = growth.years(there.coop, date(2027, 2, 1))

    assert [(bar.label, bar.cents, bar.help_minutes) for bar in bars] == [
        ("2026", 80000, 180),
        ("2027", 80000, 0),
    ]
    assert bars[-1].note == "en 2 mois"


def test_in_its_first_year_a_coop_sees_its_cake_grow_month_after_month(there):
    paid(there, when=date(2026, 5, 20))
    paid(there, mission=factories.another_mission(there), when=date(2026, 6, 20))

    bars = growth.first_year(there.coop, 2026)

    assert [(bar.label, bar.cents) for bar in bars] == [("fin mai", 80000), ("fin juin", 160000)]


def test_the_months_of_the_commons_add_up_to_the_year(there):
    paid(there, when=date(2026, 4, 20))
    paid(there, mission=factories.another_mission(there), when=date(2026, 6, 20))

    months = growth.months(there.coop, 2026)

    assert [month.label for month in months] == ["avril", "mai", "juin"]
    assert sum(month.cents for month in months) == growth.origins(there.coop, 2026).total


def test_a_year_that_was_not_is_the_last_year_known(there, as_amina):
    paid(there)

    for year in ("2026", "1999", "abc", "²"):
        assert as_amina.get(cake(there), {"annee": year}).context["year"] == 2026


@pytest.mark.parametrize("address", [cake, layer])
def test_karim_of_another_coop_sees_no_cake(there, client, address):
    paid(there)
    client.force_login(work.member(coop=work.coop(name="Le Fil"), first_name="Karim"))

    assert client.get(address(there)).status_code == 404


@pytest.mark.parametrize("address", [cake, layer])
def test_a_long_history_asks_no_more_questions(
    there, as_amina, address, django_assert_max_num_queries
):
    paid(there)
    linked(asked(there), flyers(there))
    with django_assert_max_num_queries(40) as few:
        as_amina.get(address(there))
    for rank in range(4):
        mission = factories.another_mission(there, title=f"Mission {rank}")
        paid(there, mission=mission, when=date(2026, 7 + rank, 3))
        linked(asked(there, mission=mission), flyers(there))

    with django_assert_max_num_queries(len(few)):
        as_amina.get(address(there))
