"""A whole coop that sells, for tests of the pages."""

from datetime import time

from kpacite.coops.models import OpeningHours
from kpacite.coops.tests import factories as coops
from kpacite.governance.tests.factories import rule
from kpacite.hosts.tests import factories as hosts
from kpacite.sales.models import CatalogueItem

SHOWN = ("coops.members_seen_by", "coops.journal_seen_by", "sharing.commons_seen_by")


def shop(
    *, slug="la-cape", name="La Cape", town="Roubaix", vat="normal_monthly", shows=SHOWN, **facts
):
    """A coop carried by a host, with a member, an item for sale and its hours.

    `shows`: the rules by which it lets everybody see something.
    """
    coop = coops.coop(slug=slug, name=name, town=town, **facts)
    host = hosts.host(slug=f"host-of-{slug}", vat=vat)
    hosts.hosting(host=host, coop=coop)
    amina = coops.member(coop=coop, first_name="Amina", trade="Cuisine")
    for key in shows:
        rule(coop=coop, by=amina, key=key, value="public", on=coop.opened_on)
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
