"""What the pages of governance read, one module per theme; these names are used elsewhere."""

from kpacite.governance.queries.conflicts import is_suspended, suspended, suspensions_on
from kpacite.governance.queries.register import decisions, effects, mandates_of, rules
from kpacite.governance.queries.roles import roles

__all__ = [
    "decisions",
    "effects",
    "mandates_of",
    "roles",
    "rules",
    "is_suspended",
    "suspended",
    "suspensions_on",
]
