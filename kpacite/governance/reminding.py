"""Telling, a month before, that a role ends: a role is never held by habit."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kpacite.governance.models import Mandate
from kpacite.people import deeds
from kpacite.people.models import Deed, Person

DAYS_BEFORE = 30


def remind_of_ends(*, on: date, at: datetime, by: Person | None = None) -> Sequence[Mandate]:
    """Each role that ends within thirty days is told once: to who holds it, to who leads.

    A role that is already given again, to anybody, is not told.
    """
    ending = Mandate.objects.filter(
        starts_on__lte=on, ends_on__gt=on, ends_on__lte=on + timedelta(days=DAYS_BEFORE)
    ).select_related("role__coop", "person")
    told = set(Deed.objects.filter(verb="governance.role.ending").values_list("thing", flat=True))
    followed = set(
        Mandate.objects.filter(ends_on__gt=on + timedelta(days=DAYS_BEFORE))
        .values_list("role", flat=True)
    )  # fmt: skip
    reminded = []
    for mandate in ending:
        thing = f"governance/mandate/{mandate.pk}"
        if thing in told or mandate.role_id in followed:
            continue
        deeds.note(
            verb="governance.role.ending", thing=thing, by=by, about=mandate.person,
            coop_key=mandate.role.coop.slug, note=mandate.role.name, at=at,
        )  # fmt: skip
        reminded.append(mandate)
    return reminded
