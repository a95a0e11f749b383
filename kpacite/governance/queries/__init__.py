"""What the pages of governance read, one module per theme; these names are used elsewhere."""

from kpacite.governance.queries.conflicts import is_suspended, suspended, suspensions_on
from kpacite.governance.queries.proposals import current_version, open_proposals, stage
from kpacite.governance.queries.register import decisions, effects, mandates_of, rules
from kpacite.governance.queries.roles import roles

__all__ = [
    "current_version",
    "decisions",
    "effects",
    "is_suspended",
    "mandates_of",
    "open_proposals",
    "roles",
    "rules",
    "stage",
    "suspended",
    "suspensions_on",
]
