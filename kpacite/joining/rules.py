"""The rules of a coop that `joining` reads."""

from kpacite.governance.core.rules import Rule
from kpacite.joining import rules_leaving

RULES = [
    Rule(
        key="joining.admission",
        sentence="Une personne entre dans la coop quand {value}.",
        kind="choice",
        default="answers",
        words={
            "answers": "assez de membres ont dit oui, sans « pas maintenant »",
            "meeting": "la réunion l’a décidé",
        },
    ),
    Rule(
        key="joining.answers_needed",
        sentence="Pour décider, {value} membres au moins répondent aux deux questions.",
        kind="count",
        default=3,
        minimum=1,
        maximum=10,
    ),
    Rule(
        key="joining.answer_days",
        sentence="On répond à une personne qui veut venir en {value}.",
        kind="days",
        default=21,
        minimum=1,
        maximum=90,
    ),
    *rules_leaving.RULES,
]
