"""The quotes and invoices that somebody who leaves answers for: somebody else follows them."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kpacite.coops.models import Membership
from kpacite.joining.core.departures import Left
from kpacite.sales.models import Quote, QuoteAnswer


def quotes(membership: Membership, on: date) -> list[Left]:
    """The quotes of missions not done yet, unless the client said no."""
    coop = membership.coop
    declined = QuoteAnswer.objects.filter(version__quote=OuterRef("pk"), accepted=False)
    rows = Quote.objects.filter(
        ~Exists(declined), coop=coop, responsible=membership.person, mission__delivery=None
    )
    return [
        Left(
            "quotes", f"Un devis : {row.title}",
            f"Le client est {row.client.name}. Dites qui répond ensuite.",
            reverse("sales:quotes.show", args=[coop.slug, row.pk]), action="Voir le devis",
        )
        for row in rows.select_related("client").order_by("created_at", "pk")
    ]  # fmt: skip
