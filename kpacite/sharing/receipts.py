"""The money received for a mission, as the apps above tell it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from kpacite.money import Euros
from kpacite.work.models import Mission


@dataclass(frozen=True, slots=True)
class Receipt:
    """All the money received for a mission so far, net of VAT, and its last payment."""

    received: Euros
    received_on: date
    source: str  # "sales/payment/12"


def of_mission(mission: Mission) -> Receipt | None:
    """The running total today; None before the first payment."""
    found: Receipt | None = import_string(settings.KPACITE_RECEIPTS)(mission)
    return found
