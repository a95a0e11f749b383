"""Giving back every role at once: somebody leaves the coop."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops.models import Coop
from kpacite.governance import mandating
from kpacite.governance.models import Mandate
from kpacite.people import deeds
from kpacite.people.models import Person


@transaction.atomic
def step_down(*, coop: Coop, person: Person, on: date, by: Person, at: datetime) -> int:
    """The person holds no role of the coop from that day on. Says how many they gave back.

    A role that was to start later never does: its row goes, the decision behind it stays.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    held = Mandate.objects.filter(role__coop=coop, person=person, ends_on__gt=on)
    count = 0
    for mandate in held.select_related("role"):
        if mandate.starts_on < on:
            mandating.end(mandate=mandate, on=on, by=by)
        else:
            deeds.note(
                verb="governance.role.ended", thing=f"governance/mandate/{mandate.pk}", by=by,
                about=person, coop_key=coop.slug, note=mandate.role.name, at=at,
            )  # fmt: skip
            mandate.delete()
        count += 1
    return count
