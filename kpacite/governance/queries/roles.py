"""What the list of roles reads."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from kpacite.coops.models import Coop
from kpacite.governance.models import Mandate, Role
from kpacite.governance.queries.elections import going_on


def roles(coop: Coop, on: date) -> QuerySet[Role]:
    """The roles of a coop, each with `holding`: the mandates of that day."""
    holding = Mandate.objects.on(on).select_related("person", "decision").order_by("ends_on", "pk")
    prefetch = Prefetch("mandates", queryset=holding, to_attr="holding")
    elections = Prefetch(
        "elections", queryset=going_on(coop).order_by("-number"), to_attr="open_elections"
    )
    return Role.objects.filter(coop=coop).prefetch_related(prefetch, elections).order_by("name")
