"""The catalogue: what the coop makes, its price, and what it costs."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from kpacite.coops.models import Coop
from kpacite.hosts.models import Activity
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales.core import vat
from kpacite.sales.models import CatalogueItem


class AlcoholInFoodItem(Refusal):
    sentence = (
        "Une boisson avec alcool a sa propre TVA. "
        "Faites-en un article à part, « Boisson avec alcool »."
    )


class MaterialsAboveThePrice(Refusal):
    sentence = "Les courses coûtent plus que le prix. Montez le prix, ou vérifiez les courses."


class ItemIsWithdrawn(Refusal):
    sentence = "Cet article n’est plus dans le catalogue."


@dataclass(frozen=True)
class Sheet:
    """One thing the coop makes; amounts in cents net of VAT, for one unit."""

    activity: Activity
    name: str
    product_kind: str
    price_cents: int
    description: str = ""
    unit: str = "pièce"
    materials_cents: int = 0
    minutes: int = 0
    made_to_measure: bool = False
    picture: str = ""
    is_public: bool = True
    rank: int = 0


def _checked(sheet: Sheet) -> dict[str, object]:
    if vat.hides_alcohol(sheet.product_kind, sheet.name, sheet.description):
        raise AlcoholInFoodItem
    if sheet.materials_cents > sheet.price_cents:
        raise MaterialsAboveThePrice
    return {field.name: getattr(sheet, field.name) for field in fields(sheet)}


@transaction.atomic
def add(*, coop: Coop, sheet: Sheet, by: Person, at: datetime) -> CatalogueItem:
    """A new thing in the catalogue, with its cost structure.

    Refuses: AlcoholInFoodItem, MaterialsAboveThePrice.
    """
    item = CatalogueItem.objects.create(coop=coop, **_checked(sheet))
    _note("added", item, by, at)
    return item


@transaction.atomic
def change(*, item: CatalogueItem, sheet: Sheet, by: Person, at: datetime) -> CatalogueItem:
    """A new price or new words; quotes already written keep theirs.

    Refuses: ItemIsWithdrawn, AlcoholInFoodItem, MaterialsAboveThePrice.
    """
    item = _locked(item)
    for name, fact in _checked(sheet).items():
        setattr(item, name, fact)
    item.save()
    _note("changed", item, by, at)
    return item


@transaction.atomic
def withdraw(*, item: CatalogueItem, by: Person, at: datetime) -> CatalogueItem:
    """The coop no longer offers it; past quotes still show it. Refuses: ItemIsWithdrawn."""
    item = _locked(item)
    item.withdrawn_at = at
    item.save()
    _note("withdrawn", item, by, at)
    return item


def _locked(item: CatalogueItem) -> CatalogueItem:
    item = CatalogueItem.objects.select_for_update(no_key=True).get(pk=item.pk)
    if item.withdrawn_at:
        raise ItemIsWithdrawn
    return item


def _note(what: str, item: CatalogueItem, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"sales.item.{what}", thing=f"sales/catalogueitem/{item.pk}", by=by,
        coop_key=item.coop.slug, at=at,
    )  # fmt: skip
