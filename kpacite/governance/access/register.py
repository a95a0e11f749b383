"""Who may read the decisions of a coop: its members."""

from datetime import date

from django.http import Http404

from kpacite.coops.access import coop_of_member
from kpacite.governance.models import Decision
from kpacite.people.models import Person


def decision_of_member(person: Person, slug: str, number: int, on: date) -> Decision:
    """A decision of the person's own coop; for others it does not exist."""
    coop = coop_of_member(person, slug, on)
    found = Decision.objects.filter(coop=coop, number=number).select_related("coop", "noted_by")
    decision = found.first()
    if decision is None:
        raise Http404
    return decision
