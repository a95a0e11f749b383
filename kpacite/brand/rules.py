"""The rule of a coop about its name."""

from kpacite.governance.core.rules import Rule

USED_BY = "brand.used_by"
RULES = [
    Rule(
        key=USED_BY,
        sentence="Notre nom sert à {value}.",
        kind="choice",
        default="members",
        words={
            "members": "tous les membres de la coop",
            "granted": "qui en a l’accord, par une décision",
        },
    ),
]
