"""The rule of a coop about silence, and how it is read."""

from datetime import date

from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.governance.core.rules import Rule

QUIET_DAYS = "joining.quiet_days"
RULES = [
    Rule(
        key=QUIET_DAYS,
        sentence="Sans nouvelle d’une personne pendant {value}, on lui demande comment elle va.",
        kind="days",
        default=60,
        minimum=14,
        maximum=365,
    ),
]


def quiet_days(coop: Coop, on: date) -> int:
    return rulebook.whole(coop, QUIET_DAYS, on)
