"""The rules of a coop that `sales` reads."""

from kpacite.governance.rulebook import Rule

RULES = [
    Rule(
        key="sales.triage_hours",
        sentence="Une personne qui demande un devis a une réponse en {value}.",
        kind="hours",
        default=48,
        minimum=4,
        maximum=240,
    ),
    Rule(
        key="sales.quote_readers",
        sentence="Avant de partir, un devis est relu par {value} autre personne, ou plus.",
        kind="count",
        default=1,
        minimum=0,
        maximum=5,
    ),
    Rule(
        key="sales.quote_validity_days",
        sentence="Un devis est bon pendant {value}.",
        kind="days",
        default=30,
        minimum=1,
        maximum=365,
    ),
    Rule(
        key="sales.payment_days",
        sentence="Une facture se paie en {value}.",
        kind="days",
        default=30,
        minimum=0,
        maximum=60,
        money=True,
        law="C. com. L441-10, I : 60 jours au plus après la facture",
    ),
]
