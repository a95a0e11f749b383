"""The rules of a coop that `work` reads."""

from kpacite.governance.core.rules import Rule

RULES = [
    Rule(
        key="work.learner_seat",
        sentence="Chaque mission pour un client garde une place pour apprendre : {value}.",
        kind="bool",
        default=True,
        words={True: "oui, ou on dit pourquoi", False: "non, ce n’est pas demandé"},
    ),
    Rule(
        key="work.doubt_days",
        sentence="On répond à une question sur une aide en {value}.",
        kind="days",
        default=7,
        minimum=1,
        maximum=60,
    ),
    Rule(
        key="work.purchase_limit_cents",
        sentence="Une équipe achète seule jusqu’à {value}. Au-dessus, la coop décide.",
        kind="cents",
        default=50_000,
        minimum=0,
        maximum=1_000_000,
        money=True,
    ),
]
