"""A whole coop that sells, for tests of the pages."""

from datetime import time

from kpacite.coops.models import OpeningHours
from kpacite.coops.tests import factories as coops
from kpacite.hosts.tests import factories as hosts
from kpacite.sales.models import CatalogueItem


def shop(*, slug="la-cape", name="La Cape", town="Roubaix", vat="normal_monthly", **facts):
    """A coop carried by a host, with a member, an item for sale and its hours."""
    coop = coops.coop(slug=slug, name=name, town=town, **facts)
    host = hosts.host(slug=f"host-of-{slug}", vat=vat)
    hosts.hosting(host=host, coop=coop)
    coops.member(coop=coop, first_name="Amina", trade="Cuisine")
    OpeningHours.objects.create(coop=coop, weekday=1, opens_at=time(9), closes_at=time(12))
    item(coop=coop)
    return coop


def item(*, coop, name="Buffet de quartier", price_cents=1350, materials_cents=480, **facts):
    return CatalogueItem.objects.create(
        **{
            "coop": coop,
            "activity": hosts.activity(),
            "name": name,
            "unit": "personne",
            "product_kind": "catering_service",
            "price_cents": price_cents,
            "materials_cents": materials_cents,
            "minutes": 20,
        }
        | facts
    )
