"""Who pays, and what the coop makes."""

import pytest

from kpacite.sales import knowing, pricing
from kpacite.sales.models import CatalogueItem, Client
from kpacite.sales.tests import factories_front as make

pytestmark = pytest.mark.django_db
SIREN, SIRET = "732829320", "73282932000074"


@pytest.fixture
def world():
    return make.world()


def record(world, **facts):
    card = knowing.Card(**{"kind": "B2B_FR", "name": "Imprimerie Duval", "siren": SIREN} | facts)
    return knowing.record(coop=world.coop, card=card, by=world.amina, at=make.MONDAY_NOON)


def test_a_company_is_known_by_its_siren(world):
    client = record(world, siren="732 829 320")

    assert client.siren == SIREN


def test_a_siret_gives_the_siren(world):
    client = record(world, kind="B2G_FR", siren="", siret="732 829 320 00074")

    assert (client.siren, client.siret) == (SIREN, SIRET)


def test_a_person_needs_no_number(world):
    assert record(world, kind="B2C", name="Madame Lenoir", siren="").pk


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": " "}, knowing.ClientNeedsAName),
        ({"siren": "732829321"}, knowing.SirenIsWrong),
        ({"siret": "73282932000075"}, knowing.SiretIsWrong),
        ({"siren": "552100554", "siret": SIRET}, knowing.SiretIsWrong),
        ({"vat_number": "FR00732829320"}, knowing.VatNumberIsWrong),
        ({"siren": ""}, knowing.SirenIsNeeded),
        ({"kind": "B2G_FR"}, knowing.SiretIsNeeded),
    ],
)
def test_a_wrong_card_is_refused(world, facts, refusal):
    with pytest.raises(refusal):
        record(world, **facts)

    assert not Client.objects.exists()


def test_a_card_can_be_corrected(world):
    client = record(world)
    card = knowing.Card(kind="B2B_FR", name="Imprimerie Duval et filles", siren=SIREN)

    knowing.correct(client=client, card=card, by=world.rosa, at=make.MONDAY_NOON)

    client.refresh_from_db()
    assert client.name == "Imprimerie Duval et filles"


def a_sheet(world, **facts):
    return pricing.Sheet(
        **{
            "activity": world.activity, "name": "Buffet de quartier", "price_cents": 1300,
            "product_kind": "catering_service", "materials_cents": 400, "minutes": 29,
        } | facts
    )  # fmt: skip


def add(world, **facts):
    return pricing.add(
        coop=world.coop, sheet=a_sheet(world, **facts), by=world.amina, at=make.MONDAY_NOON
    )


def test_a_thing_of_the_catalogue_says_what_it_costs(world):
    item = add(world)

    assert (item.price_cents, item.materials_cents, item.minutes) == (1300, 400, 29)


def test_wine_in_a_buffet_is_a_thing_apart(world):
    with pytest.raises(pricing.AlcoholInFoodItem):
        add(world, description="Avec un verre de vin")

    assert not CatalogueItem.objects.exists()


def test_a_price_under_its_materials_is_refused(world):
    with pytest.raises(pricing.MaterialsAboveThePrice):
        add(world, materials_cents=1301)


def test_a_changed_price_leaves_written_quotes_alone(world):
    item = add(world)
    thread = make.quote(world, lines=[make.quoting.of_item(item, make.Decimal(60))])

    pricing.change(
        item=item, sheet=a_sheet(world, price_cents=1500), by=world.rosa, at=make.MONDAY_NOON
    )

    assert thread.versions.get().lines.get().unit_price == 13


def test_a_withdrawn_thing_is_withdrawn_once(world):
    item = add(world)
    pricing.withdraw(item=item, by=world.rosa, at=make.MONDAY_NOON)

    with pytest.raises(pricing.ItemIsWithdrawn):
        pricing.withdraw(item=item, by=world.rosa, at=make.MONDAY_NOON)
    with pytest.raises(pricing.ItemIsWithdrawn):
        pricing.change(item=item, sheet=a_sheet(world), by=world.rosa, at=make.MONDAY_NOON)
