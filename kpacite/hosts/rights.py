"""What people ask about their data, for the first page of the host that answers."""

from datetime import date

from django.urls import reverse

from kpacite.coops.models import Membership
from kpacite.hosts.desk import Waiting
from kpacite.hosts.models import Host, Hosting
from kpacite.privacy.models import RightsRequest


def asked(host: Host, on: date) -> Waiting:
    """The corrections that members of its coops wait for. Law: GDPR, art. 12, 3; RGPD-05."""
    carried = Hosting.objects.on(on).filter(host=host).values("coop")
    people = Membership.objects.filter(coop__in=carried).values("person")
    waiting = RightsRequest.objects.filter(kind="correct", done_at=None, person__in=people)
    return Waiting(
        count=waiting.count(),
        one="demande sur des données",
        many="demandes sur des données",
        icon="i-lock",
        tone="sky",
        url=reverse("privacy:requests.index"),
    )
