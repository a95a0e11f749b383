"""Finding a coop, on the map and in the list."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache

from kpacite.coops import finding, locating, opening
from kpacite.coops.finding import Wanted
from kpacite.coops.tests import factories as make

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
THURSDAY = datetime(2026, 6, 11, 10, tzinfo=PARIS)
ROUBAIX, LYON = ("50.69", "3.18"), ("45.76", "4.84")


def placed(*, name, where, **facts):
    coop = make.coop(name=name, **facts)
    by = make.person()
    latitude, longitude = map(Decimal, where)
    return locating.place(coop=coop, latitude=latitude, longitude=longitude, by=by)


def names(**wanted):
    return [coop.name for coop in finding.coops(Wanted(**wanted), THURSDAY)]


def test_a_coop_is_found_by_its_name_its_town_and_its_postcode():
    make.coop(name="La Cape", town="Roubaix", postcode="59100")
    make.coop(name="Le Fil", town="Tourcoing", postcode="59200")

    assert names(words="cape") == ["La Cape"]
    assert names(words="tourcoing") == ["Le Fil"]
    assert names(words="591") == ["La Cape"]
    assert names(words="fil roubaix") == []


def test_a_coop_is_found_while_its_door_is_open():
    cape, by = make.coop(name="La Cape"), make.person()
    opening.set_hours(coop=cape, spans=[opening.Span(3, time(9), time(12))], by=by)
    make.coop(name="Le Fil")

    assert names(open_now=True) == ["La Cape"]
    late = datetime(2026, 6, 11, 12, tzinfo=PARIS)
    assert list(finding.coops(Wanted(open_now=True), late)) == []


def test_a_card_says_when_the_door_opens_next():
    cape, by = make.coop(), make.person()
    opening.set_hours(coop=cape, spans=[opening.Span(4, time(9, 30), time(12))], by=by)

    assert finding.cards([cape], THURSDAY)[0].opens == "demain à 9\u00a0h\u00a030"


def test_a_coop_of_tomorrow_is_not_listed_yet():
    make.coop(name="Demain", opened_on=date(2026, 6, 12))

    assert names() == []


def test_around_a_place_only_what_is_near():
    placed(name="La Cape", where=ROUBAIX)
    placed(name="La Duchère", where=LYON)
    make.coop(name="Sans adresse")

    assert names(around=(50.72, 3.16)) == ["La Cape"]


def test_two_neighbours_share_a_mark_until_one_looks_closer():
    placed(name="La Cape", where=("50.6917", "3.1870"))
    placed(name="Le Fil", where=("50.7236", "3.1500"))
    every = finding.coops(Wanted(), THURSDAY)

    far = finding.sheet(every, None)
    near = finding.sheet(every, (50.69, 3.18))

    assert [len(mark.coops) for mark in far.marks] == [2]
    assert [len(mark.coops) for mark in near.marks] == [1, 1]
    assert "Lille" not in [name for name, _ in far.towns]  # the mark would cover it


def test_overseas_has_its_place_on_the_map():
    placed(name="Péyi", where=("14.61", "-61.06"))

    assert len(finding.sheet(finding.coops(Wanted(), THURSDAY), None).marks) == 1


@pytest.mark.parametrize("where", [(Decimal("40.7"), Decimal("-74.0")), (Decimal("50.69"), None)])
def test_a_point_off_the_map_is_refused(where):
    with pytest.raises(locating.PlaceIsOffTheMap):
        locating.place(coop=make.coop(), latitude=where[0], longitude=where[1], by=make.person())


def test_a_coop_may_leave_the_map():
    coop = placed(name="La Cape", where=ROUBAIX)

    assert (
        locating.place(coop=coop, latitude=None, longitude=None, by=make.person()).latitude is None
    )


@pytest.mark.parametrize("words", ["", "x", "1", "nan,nan", "40.7,-74", "50.69", "1e999,2", ","])
def test_what_is_not_a_place_is_no_place(words):
    assert finding.place(words) is None


def test_the_page_lists_and_draws_the_coops(client):
    placed(name="La Cape", where=ROUBAIX, town="Roubaix", slug="la-cape")

    page = client.get("/coops/").content.decode()

    assert 'href="/c/la-cape/"' in page and 'href="/c/la-cape/venir/"' in page
    assert 'aria-label="La Cape (Roubaix)"' in page
    assert "france.svg#france" in page


def test_a_wild_search_finds_nothing_and_breaks_nothing(client):
    for query in ("?q=" + "a" * 500, "?autour=<script>", "?page=999", "?ouvert=oui"):
        assert client.get(f"/coops/{query}").status_code == 200


def test_the_page_asks_the_same_for_one_coop_and_for_many(client, django_assert_max_num_queries):
    for rank in range(30):
        coop = placed(name=f"Coop {rank}", where=(f"4{4 + rank % 5}.{rank:02}", "3.1"))
        make.member(coop=coop)
    cache.clear()

    with django_assert_max_num_queries(8):
        client.get("/coops/")
