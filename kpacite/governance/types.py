"""Types of decision: who proposes, who answers, how many, how long, what silence means.

The terms are dated rows. A proposal keeps those of the day it was opened.
"""

from datetime import date

from kpacite.coops.models import Coop
from kpacite.governance.models import Decision, DecisionType, TypeTerms
from kpacite.lib.errors import Refusal

# The five types each coop starts with: name, what it is for, its first terms.
FIRST: dict[str, tuple[str, str, dict[str, str | int]]] = {
    "daily": (
        "Décision du quotidien",
        "Une petite chose, facile à défaire. On le dit, puis on le fait.",
        {"minimum_bp": 0, "delay_days": 1, "fallback": "meeting", "silence": "agrees"},
    ),
    "advice": (
        "Décision après avis",
        "Une personne décide, après avoir demandé l’avis des personnes concernées.",
        {"minimum_bp": 2500, "delay_days": 3, "fallback": "meeting", "silence": "agrees"},
    ),
    "consent": (
        "Consentement",
        "On décide ensemble. Personne ne voit de risque pour la coop.",
        {"minimum_bp": 5000, "delay_days": 5, "fallback": "meeting", "silence": "waits"},
    ),
    "election": (
        "Élection sans candidat",
        "On choisit ensemble la personne qui tiendra un rôle.",
        {"minimum_bp": 5000, "delay_days": 2, "fallback": "meeting", "silence": "waits"},
    ),
    "exclusion": (
        "Départ décidé par la coop",
        "La dernière étape d’un désaccord. La personne est entendue avant.",
        {
            "electorate": "others",
            "minimum_bp": 7500,
            "delay_days": 15,
            "fallback": "mediation",
            "silence": "waits",
        },
    ),
}


class TypeIsUnknown(Refusal):
    """The coop has no such way of deciding."""

    sentence = "Cette coop ne connaît pas cette façon de décider. Choisissez-en une autre."


class TypeHasNoTermsYet(Refusal):
    """The type begins later than that day."""

    sentence = "Cette façon de décider commence plus tard. Choisissez-en une autre."


def found_types(*, coop: Coop, decision: Decision, on: date) -> list[DecisionType]:
    """The coop has the five first types of decision, by its founding decision."""
    types = []
    for key, (name, about, terms) in FIRST.items():
        found = DecisionType.objects.create(coop=coop, key=key, name=name, about=about)
        TypeTerms.objects.create(type=found, valid_from=on, decision=decision, **terms)
        types.append(found)
    return types


def type_of(coop: Coop, key: str) -> DecisionType:
    """Refuses: TypeIsUnknown."""
    found = DecisionType.objects.filter(coop=coop, key=key).first()
    if found is None:
        raise TypeIsUnknown
    return found


def terms_on(type: DecisionType, day: date) -> TypeTerms:
    """How a type works on a day.

    Refuses: TypeHasNoTermsYet.
    """
    found = TypeTerms.objects.filter(type=type, valid_from__lte=day)
    terms = found.order_by("-valid_from").first()
    if terms is None:
        raise TypeHasNoTermsYet
    return terms
