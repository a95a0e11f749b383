"""The rules of a coop that `governance` reads."""

from kpacite.governance.core.rules import Rule

RULES = [
    Rule(
        key="governance.role_months",
        sentence="Une personne tient un rôle {value} au plus, puis on redécide.",
        kind="count",
        default=12,
        minimum=1,
        maximum=24,
        words={"one": "mois", "many": "mois"},
    ),
]
