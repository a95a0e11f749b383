"""The four answers, and what an objection protects, in the members’ words.

Never « pour » nor « contre »: nobody is counted.
"""

from kpacite.governance.core import consent
from kpacite.ui.forms import Option

# Answer: its words, what it means, its drawing, its colour, the colour of its tile.
VOICES = {
    "agree": ("Pas d’objection", "On peut essayer.", "i-check-circle", "ok", "leaf"),
    "reservation": ("J’ai un doute", "On peut essayer. Je dis mon doute.", "i-question", "ask",
                    "sky"),
    "objection": ("J’ai une objection", "Je vois un risque pour la coop.", "i-hand", "no", "brick"),
    "aside": ("Je laisse le groupe décider", "Je n’ai pas d’avis.", "i-minus", "pass", ""),
}  # fmt: skip
# What an objection says would be harmed.
HARMS = [
    ("purpose", "Notre but"), ("values", "Nos valeurs"), ("person", "Une personne"),
    ("law", "La loi, la coop d’emploi"), ("means", "L’argent, le temps, la place"),
]  # fmt: skip

# What a facilitator asks each person, one question at a time.
QUESTIONS = {
    "clarify": "Avez-vous une question pour comprendre ?",
    "react": "Comment recevez-vous cette idée ?",
    "consent": "Voyez-vous un risque pour la coop ?",
    "integrate": "Comment faire pour que chaque personne puisse vivre avec ?",
}


def next_rounds(kind: str) -> list[tuple[str, Option]]:
    """Where the talk may go from a round, with what happens there."""
    said = {
        "react": Option("Réagir", hint="Chaque personne dit ce qu’elle ressent"),
        "consent": Option("Répondre", hint="Chaque personne dit si elle voit un risque"),
    }
    return [(to, said[to]) for to in consent.FORWARD.get(kind, ())]
