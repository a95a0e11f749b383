"""The pages of sharing, seen by the people of the story."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kpacite.ledger import balances
from kpacite.sharing import queries
from kpacite.sharing.models import PersonalMove, SharePlan
from kpacite.sharing.tests import factories
from kpacite.sharing.tests.factories import LATER
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db
NBSP = "\xa0"


@pytest.fixture
def there():
    return factories.world()


@pytest.fixture
def as_amina(client, there):
    client.force_login(there.amina)
    return client


def address(there, name, *more):
    return reverse(f"sharing:{name}", args=[there.coop.slug, *more])


def plan_address(there, name="plans.show", *more):
    return address(there, name, there.mission.pk, *more)


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def test_before_the_plan_the_page_teaches(there, as_amina):
    assert "Pas encore de plan de partage" in page(as_amina, plan_address(there))


def test_the_plan_shows_who_receives_what_and_why(there, as_amina):
    factories.plan(there)

    html = page(as_amina, plan_address(there))

    for words in (f"184,79{NBSP}€", f"92,39{NBSP}€", f"11,50{NBSP}€ sur 100{NBSP}€", "Décision 1"):
        assert words in html
    assert "On attend Rosa et Jordan" in html


def test_jordan_asks_to_talk_from_the_page(there, client):
    plan = factories.plan(there)
    client.force_login(there.jordan)

    client.post(plan_address(there), {"position": "talk", "text": "Et mes heures ?"})

    assert queries.plan_voices(plan)[2].consent.text == "Et mes heures ?"
    assert "Jordan veut en parler" in page(client, plan_address(there))


def test_an_answer_that_is_refused_comes_back_to_the_form(there, as_amina):
    factories.agreed_plan(there)

    answer = as_amina.post(plan_address(there), {"position": "talk"})

    assert answer.status_code == 422
    assert "déjà dit d’accord" in answer.content.decode()


def _typed(there, *weights, **more):
    typed = {"net_sales": "800", "materials": "220"} | more
    for person, weight in zip(there.team, weights, strict=True):
        typed[f"weight_{person.pk}"] = weight
        typed[f"reason_{person.pk}"] = ""
    return typed


def test_somebody_of_the_team_proposes_a_plan(there, as_amina):
    answer = as_amina.post(plan_address(there, "plans.new"), _typed(there, "2", "2", "1"))

    assert answer.status_code == 302
    assert SharePlan.objects.get().commons_cents == 5133


def test_seeing_the_result_writes_nothing(there, as_amina):
    answer = as_amina.post(
        plan_address(there, "plans.new"), _typed(there, "2", "2", "1", preview="1")
    )

    assert f"184,79{NBSP}€" in answer.content.decode()
    assert not SharePlan.objects.exists()


@pytest.mark.parametrize(
    ("weights", "more", "words"),
    [
        (("2", "2", "0"), {}, "Jordan n’a pas de part"),
        (("0", "0", "0"), {}, "Personne n’a de part"),
        (("2", "2", "1"), {"materials": "900"}, "plus que ce que paie le client"),
        (("2", "2", "1"), {"net_sales": "beaucoup"}, "en chiffres"),
        (("2", "2", "-1"), {}, "supérieur"),
    ],
)
def test_a_wrong_plan_comes_back_with_words(there, as_amina, weights, more, words):
    answer = as_amina.post(plan_address(there, "plans.new"), _typed(there, *weights, **more))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not SharePlan.objects.exists()


def test_by_hours_the_plan_is_typed_in_hours(client):
    there = factories.world(sharing__key="hours")
    client.force_login(there.amina)

    client.post(plan_address(there, "plans.new"), _typed(there, "8 h", "6 h 30", "2,5"))

    assert [line.weight for line in SharePlan.objects.get().lines.all()] == [480, 390, 150]


def test_somebody_outside_the_team_reads_the_totals_and_not_the_parts(there, client):
    factories.agreed_plan(there)
    thi_mai = work.member(coop=there.coop, first_name="Thi Mai")
    client.force_login(thi_mai)

    html = page(client, plan_address(there))

    assert f"461,97{NBSP}€" in html
    assert f"184,79{NBSP}€" not in html
    assert client.get(plan_address(there, "plans.new")).status_code == 403


def test_a_coop_may_open_the_parts_to_its_members(client):
    there = factories.world(sharing__parts_seen_by="members")
    factories.agreed_plan(there)
    client.force_login(work.member(coop=there.coop, first_name="Thi Mai"))

    assert f"184,79{NBSP}€" in page(client, plan_address(there))


def _shared(there, *, posted=False):
    factories.agreed_plan(there)
    factories.purchase(there, amount=26000, paid_by=there.amina)
    make = factories.posted_distribution if posted else factories.distribution
    return make(there, at=timezone.now() - timedelta(hours=2))


def test_the_real_numbers_say_their_difference_in_words(there, as_amina):
    _shared(there)

    html = page(as_amina, plan_address(there, "distributions.show", 1))

    assert f"40,00{NBSP}€ de plus" in html
    assert f"4,60{NBSP}€ de moins" in html
    assert "Les vrais chiffres ne sont pas ceux du plan." in html


def test_the_last_yes_posts_the_share(there, client):
    distribution = _shared(there)
    for person in (there.amina, there.rosa, there.jordan):
        client.force_login(person)
        client.post(plan_address(there, "distributions.show", 1), {"position": "agree"})

    distribution.refresh_from_db()
    assert distribution.is_posted
    assert "Toute l’équipe a dit d’accord." in page(
        client, plan_address(there, "distributions.show", 1)
    )


def test_an_answer_to_a_posted_share_is_refused(there, as_amina):
    _shared(there, posted=True)

    answer = as_amina.post(plan_address(there, "distributions.show", 1), {"position": "talk"})

    assert answer.status_code == 422


def test_the_team_computes_again_after_a_correction(there, as_amina):
    distribution = _shared(there)
    factories.purchase(there, amount=1000, paid_by=there.rosa)

    as_amina.post(plan_address(there, "distributions.edit", 1))

    materials = distribution.lines.filter(target="materials")
    assert sum(line.amount_cents for line in materials) == 27000


def test_a_posted_share_is_not_computed_again(there, as_amina):
    _shared(there, posted=True)

    answer = as_amina.post(plan_address(there, "distributions.edit", 1))

    assert answer.status_code == 422
    assert "déjà dans les comptes" in answer.content.decode()


def test_somebody_outside_the_share_does_not_compute_it(there, client):
    _shared(there)
    client.force_login(work.member(coop=there.coop, first_name="Thi Mai"))

    assert client.post(plan_address(there, "distributions.edit", 1)).status_code == 403


def test_my_account_says_what_is_mine_and_what_is_to_come(there, as_amina):
    _shared(there, posted=True)
    second = factories.another_mission(there)
    factories.agreed_plan(there, mission=second, net_sales=50000, materials=0)

    html = page(as_amina, address(there, "accounts.show"))

    mine = balances.of_member(there.coop, there.amina)
    assert f"{mine.received_cents // 100},{mine.received_cents % 100:02d}{NBSP}€" in html
    assert "Goûter" in html
    assert "Courses rendues" in html
    assert "Dans ma poche, environ" in html


def test_an_empty_account_teaches(there, as_amina):
    assert "Pas encore de mouvement" in page(as_amina, address(there, "accounts.show"))


def test_amina_asks_for_a_payment_once_even_if_she_taps_twice(there, as_amina):
    factories.funded(there)
    url = address(there, "moves.new", "demander")
    typed = {"amount": "60", "note": "", "key": "k1"}

    as_amina.post(url, typed)
    as_amina.post(url, typed)

    assert PersonalMove.objects.count() == 1
    assert balances.of_member(there.coop, there.amina).asked_cents == 6000


@pytest.mark.parametrize("gesture", ["demander", "garder", "reprendre", "retirer"])
def test_each_gesture_says_the_most_that_can_move(there, as_amina, gesture):
    factories.funded(there)

    answer = as_amina.post(
        address(there, "moves.new", gesture), {"amount": "100,01", "note": "", "key": "k1"}
    )

    assert answer.status_code == 422
    assert "au plus" in answer.content.decode()


def test_an_unknown_gesture_does_not_exist(there, as_amina):
    page(as_amina, address(there, "moves.new", "voler"), status=404)


def test_the_commons_is_open_to_all_members(there, client):
    _shared(there, posted=True)
    client.force_login(work.member(coop=there.coop, first_name="Thi Mai"))

    html = page(client, address(there, "commons.show"))

    assert "Sérigraphie de 40 sacs" in html
    assert f"Le commun garde 10{NBSP}€ sur 100{NBSP}€." in html


def test_from_a_price_to_my_pocket(there, as_amina):
    html = page(
        as_amina,
        address(there, "pockets.show") + "?price=800&materials=220&vat=2000&mine=2&others=3",
    )

    for words in (f"960,00{NBSP}€", f"66,70{NBSP}€", f"51,33{NBSP}€", f"184,79{NBSP}€"):
        assert words in html


@pytest.mark.parametrize("query", ["price=beaucoup", "vat=1234", "mine=-1", "price=-1"])
def test_a_wrong_price_is_told_so(there, as_amina, query):
    page(as_amina, address(there, "pockets.show") + f"?{query}", status=422)


ADDRESSES = [
    ("plans.show", True),
    ("plans.new", True),
    ("distributions.show", True),
    ("accounts.show", False),
    ("commons.show", False),
    ("pockets.show", False),
    ("moves.new", False),
]


@pytest.mark.parametrize(("name", "of_mission"), ADDRESSES)
def test_karim_of_another_coop_opens_nothing(there, client, name, of_mission):
    _shared(there)
    client.force_login(work.member(coop=work.coop(name="Le Fil"), first_name="Karim"))
    more = [there.mission.pk] if of_mission else []
    more += {"distributions.show": [1], "moves.new": ["demander"]}.get(name, [])

    page(client, address(there, name, *more), status=404)


def test_a_mission_of_another_coop_is_not_opened_through_mine(there, as_amina):
    other = factories.world(name="Le Fil", host=there.host)

    url = reverse("sharing:plans.show", args=[there.coop.slug, other.mission.pk])

    page(as_amina, url, status=404)


def _history(there, missions):
    """Several missions planned, paid and shared, and one more still waiting."""
    for rank in range(missions):
        mission = factories.another_mission(there, title=f"Mission {rank}")
        factories.agreed_plan(there, mission=mission, materials=0)
        factories.posted_distribution(
            there, mission=mission, source=f"sales/payment/h{rank}-{mission.pk}",
            at=LATER + timedelta(days=mission.pk),
        )  # fmt: skip
        waiting = factories.another_mission(there, title=f"À venir {rank}")
        factories.agreed_plan(there, mission=waiting)


@pytest.mark.parametrize("name", ["accounts.show", "commons.show", "pockets.show"])
def test_a_long_history_asks_no_more_questions(
    there, as_amina, name, django_assert_max_num_queries
):
    _history(there, 1)
    url = address(there, name)
    with django_assert_max_num_queries(40) as few:
        as_amina.get(url)
    _history(there, 4)

    with django_assert_max_num_queries(len(few)):
        as_amina.get(url)


def test_a_longer_list_of_shares_asks_no_more_questions(
    there, as_amina, django_assert_max_num_queries
):
    factories.agreed_plan(there, materials=0)
    factories.posted_distribution(there, received=10000, source="sales/payment/a")
    urls = [plan_address(there), plan_address(there, "distributions.show", 1)]
    counts = []
    for url in urls:
        with django_assert_max_num_queries(40) as few:
            as_amina.get(url)
        counts.append(len(few))
    for rank in range(2, 6):
        factories.posted_distribution(
            there, received=10000 * rank, source=f"sales/payment/{rank}",
            at=LATER + timedelta(days=rank),
        )  # fmt: skip

    for url, count in zip(urls, counts, strict=True):
        with django_assert_max_num_queries(count):
            as_amina.get(url)
