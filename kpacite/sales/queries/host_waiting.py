"""What waits for the host's eyes, for the first page of the host."""

from datetime import date

from django.urls import reverse

from kpacite.hosts.desk import Waiting
from kpacite.hosts.models import Host
from kpacite.sales.queries import quotes as reads


def quotes(host: Host, on: date) -> Waiting:
    """The quotes above the ceiling of their coop, not read by the host as they stand."""
    return Waiting(
        count=reads.waiting_for_host(host, "", on).count(),
        one="devis à vérifier",
        many="devis à vérifier",
        icon="i-eye",
        tone="beet",
        url=reverse("sales:host_quotes.index", args=[host.slug]),
    )
