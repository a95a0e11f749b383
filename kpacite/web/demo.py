"""Whom the sign-in page of a demo offers: the people of the story, with what they do."""

from django.utils import timezone

from kpacite.coops.models import Coop, Membership
from kpacite.governance.models import Mandate
from kpacite.hosts.models import HostOfficer
from kpacite.lib import french
from kpacite.people.showing import Somebody

# A large demo has thousands of people; the story is in its first two coops.
STORY_COOPS = 2
MOST = 20


def people() -> list[Somebody]:
    """Members first, coop by coop, then those who work at a host. Four queries."""
    today = timezone.localdate()
    coops = list(Coop.objects.order_by("pk").values_list("pk", flat=True)[:STORY_COOPS])
    roles: dict[int, list[str]] = {}
    for mandate in Mandate.objects.on(today).filter(role__coop__in=coops).select_related("role"):
        roles.setdefault(mandate.person_id, []).append(mandate.role.name)
    memberships = (
        Membership.objects.on(today)
        .filter(coop__in=coops)
        .select_related("person", "coop")
        .order_by("coop", "pk")[:MOST]
    )
    offices = (
        HostOfficer.objects.on(today).select_related("person", "host").order_by("host", "pk")[:4]
    )
    members = [
        Somebody(one.person, _words(one.coop.name, roles.get(one.person_id, []), one.trade))
        for one in memberships
    ]
    officers = [
        Somebody(one.person, f"{one.host.name} : {one.get_kind_display()}") for one in offices
    ]
    return members + officers


def _words(coop: str, roles: list[str], trade: str) -> str:
    return f"{coop} : {french.join(roles) or trade or 'membre'}"
