"""The kinds of activity that insurers and missions name."""

from django.db import transaction

from kpacite.hosts.models import Activity
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AgeNeedsAReason(Refusal):
    """An age asked for an activity says why: alcohol, a machine…"""

    sentence = "Dites pourquoi cette activité demande un âge. Exemple : on y sert de l’alcool."


@transaction.atomic
def activity(
    *,
    key: str,
    name: str,
    by: Person,
    icon: str = "i-hammer",
    youngest: int = 0,
    youngest_because: str = "",
    with_machines: bool = False,
) -> Activity:
    """The kind of activity is known by its key; naming it again changes what is said of it.

    `youngest` closes it to those who are younger, whoever signed for them; `with_machines` opens
    it to a minor whose guardian signed for machines (rule MIN-05).
    Refuses: AgeNeedsAReason.
    """
    if youngest and not youngest_because.strip():
        raise AgeNeedsAReason
    facts = {
        "name": name, "icon": icon, "youngest": youngest,
        "youngest_because": youngest_because.strip(), "with_machines": with_machines,
    }  # fmt: skip
    found, _ = Activity.objects.update_or_create(key=key, defaults=facts)
    deeds.note(verb="hosts.activity.listed", thing=f"hosts/activity/{found.pk}", by=by, note=name)
    return found
