"""Where a coop is, so that neighbours find it on the map."""

from decimal import Decimal

from django.db import transaction

from kpacite.coops.core import mapping
from kpacite.coops.models import Coop
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class PlaceIsOffTheMap(Refusal):
    """The map draws France, here and overseas; a coop elsewhere is in the list."""

    sentence = "Ce point n’est pas sur la carte. Vérifiez la latitude et la longitude."


@transaction.atomic
def place(*, coop: Coop, latitude: Decimal | None, longitude: Decimal | None, by: Person) -> Coop:
    """The coop stands there on the map; without a point, it is in the list only.

    Refuses: PlaceIsOffTheMap.
    """
    coop = Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if (latitude is None) != (longitude is None):
        raise PlaceIsOffTheMap
    if (
        latitude is not None
        and longitude is not None
        and mapping.point(float(latitude), float(longitude)) is None
    ):
        raise PlaceIsOffTheMap
    coop.latitude, coop.longitude = latitude, longitude
    coop.save(update_fields=["latitude", "longitude"])
    deeds.note(verb="coops.coop.placed", thing=f"coops/coop/{coop.pk}", by=by, coop_key=coop.slug)
    return coop
