"""What the public pages read."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from kpacite.coops.models import Coop


def open_coops(query: str, on: date) -> QuerySet[Coop]:
    """The coops that are open on a day, found by name, town or postcode, with their members."""
    here = Q(memberships__joined_on__lte=on) & (
        Q(memberships__left_on=None) | Q(memberships__left_on__gt=on)
    )
    coops = Coop.objects.filter(opened_on__lte=on).annotate(
        members_count=Count("memberships", filter=here)
    )
    for word in query.split():
        coops = coops.filter(
            Q(name__icontains=word) | Q(town__icontains=word) | Q(postcode__startswith=word)
        )
    return coops.order_by("name", "pk")
