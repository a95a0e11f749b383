"""The commands of `governance` itself: rules, the charter, roles, types of decision."""

from kpacite.governance.commands import (
    giving_roles,
    publishing_charters,
    setting_rules,
    setting_types,
)

EFFECTS = [
    *setting_rules.EFFECTS,
    *publishing_charters.EFFECTS,
    *giving_roles.EFFECTS,
    *setting_types.EFFECTS,
]
