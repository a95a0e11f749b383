"""What joining forgets with time: applications, guardians, codes."""

from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from kpacite.joining import ageing
from kpacite.joining.models import Application, Authorisation, GuardianCode
from kpacite.lib.dates import months_after
from kpacite.people import signing
from kpacite.people.personal import Aged

ADULT: Final = 12 * 18
# Nobody is younger here: two years later everybody is an adult.
YOUNGEST_TO_ADULT: Final = 12 * 2


def _applications(before: date, on: date) -> QuerySet[Application]:
    return ageing.too_old(on)


def _age(rows: QuerySet[Any], at: datetime) -> None:
    ageing.age(on=timezone.localtime(at).date())


def adults(on: date) -> Q:
    """Authorisations whose minor is an adult on that day."""
    born = Q(minor__born_on__lte=months_after(on, -ADULT))
    return born | Q(minor__born_on=None, asked_at__date__lte=months_after(on, -YOUNGEST_TO_ADULT))


def _urgent_phones(before: date, on: date) -> QuerySet[Authorisation]:
    """At eighteen nobody is called in the place of the person."""
    return Authorisation.objects.filter(adults(on)).exclude(emergency_phone="")


def _forget_phones(rows: QuerySet[Any], at: datetime) -> None:
    rows.update(emergency_phone="")


def _guardians(before: date, on: date) -> QuerySet[Authorisation]:
    return Authorisation.objects.filter(adults(before)).exclude(guardian_name="")


def _minimise(rows: QuerySet[Any], at: datetime) -> None:
    """What was authorised and when stays; who the guardian was, no more."""
    for one in rows.select_related("seal", "withdrawal"):
        for seal in filter(None, (one.seal, one.withdrawal)):
            if seal.emptied_at is None:
                signing.empty(signature=seal, at=at, by=None)
        one.guardian_name = one.email = one.phone = one.emergency_phone = ""
        one.token = f"oublie-{one.pk}"
        one.save(update_fields=["guardian_name", "email", "phone", "emergency_phone", "token"])


def _codes(before: date, on: date) -> QuerySet[GuardianCode]:
    return GuardianCode.objects.filter(expires_at__date__lt=before)


def _delete(rows: QuerySet[Any], at: datetime) -> None:
    rows.delete()


AGED = [
    Aged("RET-01", "demandes pour entrer, de plus de 2 ans", _applications, _age),
    Aged("RET-08", "numéros d’urgence de membres devenus majeurs", _urgent_phones, _forget_phones),
    Aged("RET-08", "parents de membres majeurs depuis 5 ans", _guardians, _minimise),
    Aged("KEEP-03", "codes envoyés aux parents", _codes, _delete),
]
