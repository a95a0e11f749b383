"""The commands of `governance` itself: rules, the charter, roles, types of decision."""

from kpacite.governance.commands import (
    describing_roles,
    giving_roles,
    publishing_charters,
    setting_rules,
    setting_types,
    suspending_people,
)

EFFECTS = [
    *setting_rules.EFFECTS,
    *publishing_charters.EFFECTS,
    *giving_roles.EFFECTS,
    *describing_roles.EFFECTS,
    *setting_types.EFFECTS,
    *suspending_people.EFFECTS,
]
