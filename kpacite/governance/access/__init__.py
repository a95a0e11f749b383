"""Who may see what of governance, one module per theme; these names are used elsewhere."""

from kpacite.governance.access.register import (
    decision_of_member,
    effect_of_member,
    rule_of_member,
    rulebook_of_all,
    type_of_member,
)

__all__ = [
    "decision_of_member",
    "effect_of_member",
    "rule_of_member",
    "rulebook_of_all",
    "type_of_member",
]
