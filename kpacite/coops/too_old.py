"""What coops forgets with time: the proof of a charter, long after its signer left."""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kpacite.coops.models import CharterSignature, Membership
from kpacite.people import signing
from kpacite.people.personal import Aged


def _signed_by_former_members(before: date, on: date) -> QuerySet[CharterSignature]:
    """Of those who left the coop for longer than one may still go to court."""
    still_here = Membership.objects.filter(
        Q(left_on=None) | Q(left_on__gte=before),
        coop=OuterRef("version__coop"),
        person=OuterRef("person"),
    )
    emptied = Q(evidence={}) & (Q(seal=None) | Q(seal__emptied_at__isnull=False))
    old = CharterSignature.objects.filter(~Exists(still_here), signed_at__date__lt=before)
    return old.exclude(emptied).order_by("pk")


def _empty(rows: QuerySet[Any], at: datetime) -> None:
    for signature in rows.select_related("seal"):
        if signature.seal is not None and signature.seal.emptied_at is None:
            signing.empty(signature=signature.seal, at=at, by=None)
        signature.evidence = {}
        signature.save(update_fields=["evidence"])


AGED = [
    Aged("RET-07", "preuves de charte d’anciens membres", _signed_by_former_members, _empty),
]
