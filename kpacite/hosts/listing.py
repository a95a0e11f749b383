"""The kinds of activity that insurers and missions name."""

from django.db import transaction

from kpacite.hosts.models import Activity
from kpacite.people import deeds
from kpacite.people.models import Person


@transaction.atomic
def activity(*, key: str, name: str, by: Person, icon: str = "i-hammer") -> Activity:
    """The kind of activity is known by its key; naming it again changes its name and picture."""
    found, _ = Activity.objects.update_or_create(key=key, defaults={"name": name, "icon": icon})
    deeds.note(verb="hosts.activity.listed", thing=f"hosts/activity/{found.pk}", by=by, note=name)
    return found
