"""The window of a coop: what its public page shows."""

from datetime import date
from typing import Any

from kpacite.coops.models import Coop


def window(coop: Coop, on: date) -> dict[str, Any]:
    return {}
