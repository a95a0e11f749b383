from datetime import date

import pytest

from kpacite.sales.core import vat

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("product_kind", "rate"),
    [
        ("service", 2000),
        ("goods", 2000),
        ("catering_service", 1000),
        ("food_immediate", 1000),
        ("food_keep", 550),
        ("soft_drink", 550),
        ("alcohol", 2000),
    ],
)
def test_each_kind_of_product_has_its_rate(product_kind, rate):
    assert vat.rate_bp(product_kind, DAY) == rate
    assert vat.fits(product_kind, rate, DAY)


def test_the_five_rates_exist_and_no_other():
    assert vat.rates_on(DAY) == [2000, 1000, 550, 210, 0]
    assert not vat.exists(1200, DAY)


def test_a_rate_is_that_of_the_day():
    assert vat.rates_on(date(2013, 6, 1)) == [550, 210, 0]
    with pytest.raises(ValueError, match="food_keep"):
        vat.rate_bp("food_keep", date(2013, 6, 1))


def test_food_does_not_choose_its_rate_but_a_service_may():
    assert not vat.fits("food_keep", 1000, DAY)
    assert not vat.fits("alcohol", 1000, DAY)
    assert vat.fits("service", 1000, DAY)
    assert not vat.fits("service", 1200, DAY)
    assert not vat.fits("service", 0, DAY)


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("Buffet avec vin", "vin"),
        ("Buffet salé et 3 bouteilles de VIN rouge", "vin"),
        ("Bière de l’Écluse", "biere"),
        ("Crémant", "cremant"),
        ("Apéritif et cidre doux", "cidre"),
    ],
)
def test_alcohol_is_seen_in_a_label(label, word):
    assert vat.alcohol_word(label) == word


@pytest.mark.parametrize(
    "label",
    [
        "Buffet salé et sucré",
        "Cocktail sans alcool",
        "Bière sans alcool",
        "Salade, vinaigre de vin",
        "Coq au vin",
        "Tarte de la ville de Vincennes",
        "Ravine, girofle et ginseng",
    ],
)
def test_a_dish_is_not_taken_for_a_drink(label):
    assert vat.alcohol_word(label) == ""


def test_alcohol_hides_in_food_and_not_in_its_own_line():
    assert vat.hides_alcohol("catering_service", "Buffet", "avec champagne") == "champagne"
    assert vat.hides_alcohol("alcohol", "Champagne") == ""


def test_goods_and_services_are_told_apart():
    assert vat.natures_code(["catering_service", "service"]) == "S"
    assert vat.natures_code(["food_keep"]) == "B"
    assert vat.natures_code(["service", "alcohol"]) == "M"
