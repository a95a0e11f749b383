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
    Rule(
        key="governance.review_months",
        sentence="On reparle de chaque décision après {value}.",
        kind="count",
        default=3,
        minimum=1,
        maximum=12,
        words={"one": "mois", "many": "mois"},
    ),
    Rule(
        key="governance.rulebook_public",
        sentence="Nos règles sont visibles par tout le monde : {value}.",
        kind="bool",
        default=False,
        words={True: "oui", False: "non, par les membres seulement"},
    ),
    Rule(
        key="governance.minutes_signers",
        sentence="Le compte rendu d’une réunion est signé par {value} au moins.",
        kind="count",
        default=2,
        minimum=1,
        maximum=5,
        words={"one": "personne présente", "many": "personnes présentes"},
    ),
]
