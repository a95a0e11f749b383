"""The rules of a coop that its public page reads: what everybody may see.

Law: GDPR, art. 25, 2: nothing about a person is open to everybody unless the members decide it.
"""

from kpacite.governance.core.rules import Rule

RULES = [
    Rule(
        key="coops.members_seen_by",
        sentence="Nos prénoms et nos visages sont visibles {value}.",
        kind="choice",
        default="members",
        words={"members": "par les membres", "public": "par tout le monde"},
    ),
    Rule(
        key="coops.journal_seen_by",
        sentence="Les étapes de la vie de la coop sont visibles {value}.",
        kind="choice",
        default="members",
        words={"members": "par les membres", "public": "par tout le monde, sans nos noms"},
    ),
    Rule(
        key="sharing.commons_seen_by",
        sentence="L’argent qu’il y a dans le commun est visible {value}.",
        kind="choice",
        default="members",
        words={"members": "par les membres", "public": "par tout le monde"},
    ),
]
