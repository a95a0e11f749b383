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
    old = CharterSignature.objects.filter(~Exists(still_here), signed_at__date__lt=before)
    return old.filter(seal__isnull=False, seal__emptied_at=None).order_by("pk")


def _empty(rows: QuerySet[Any], at: datetime) -> None:
    """That somebody signed stays, with the hash of the text; who and how is no more."""
    for signature in rows.select_related("seal"):
        if signature.seal is not None:
            signing.empty(signature=signature.seal, at=at, by=None)


AGED = [
    Aged("RET-07", "preuves de charte d’anciens membres", _signed_by_former_members, _empty),
]
