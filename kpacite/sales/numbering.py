"""The numbers of papers: one series per host, kind and year, without a gap."""

from datetime import date

from django.db import transaction

from kpacite.hosts.models import Host
from kpacite.lib.errors import Refusal
from kpacite.sales.models import NumberSeries

CODES = {"quote": "DE", "invoice": "FA", "credit_note": "AV"}


class DateBeforeLastNumber(Refusal):
    """Within a series a later number never has an earlier date (CGI, ann. II, 242 nonies A)."""

    sentence = "Un papier plus récent a déjà un numéro. Choisissez la date d’aujourd’hui."


@transaction.atomic
def next_number(*, host: Host, kind: str, on: date) -> str:
    """The series has one number more, and this is it: FA-2026-0001, then FA-2026-0002.

    The row of the series stays locked until the caller's transaction ends, so a number is used
    or nobody took it. Each year is a series of its own, since the year is in the number.
    Law: CGI, annexe II, art. 242 nonies A, I, 7°.
    Refuses: DateBeforeLastNumber.
    """
    series = NumberSeries.objects.select_for_update(no_key=True).filter(
        host=host, kind=kind, year=on.year
    ).first() or _opened(host, kind, on)
    if series.last_on and on < series.last_on:
        raise DateBeforeLastNumber
    series.last_number += 1
    series.last_on = on
    series.save(update_fields=["last_number", "last_on"])
    return written(series.prefix, series.last_number)


def written(prefix: str, rank: int) -> str:
    """A number as it is printed; only letters, digits and dashes (rule BR-FR-01)."""
    return f"{prefix}{rank:04d}"


def rank_of(number: str) -> int:
    """The rank of a number in its series: 12 for FA-2026-0012."""
    return int(number.rsplit("-", 1)[1])


def _opened(host: Host, kind: str, on: date) -> NumberSeries:
    prefix = f"{CODES[kind]}-{on.year}-"
    series, _ = NumberSeries.objects.get_or_create(
        host=host, kind=kind, year=on.year, defaults={"prefix": prefix}
    )
    # Somebody else may have just opened it: lock what is there now.
    return NumberSeries.objects.select_for_update(no_key=True).get(pk=series.pk)
