"""Each coop that already decides has the five first types of decision, from its first decision."""

from django.db import migrations

FIRST = {
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


def seed(apps, schema_editor):
    Decision = apps.get_model("governance", "Decision")
    DecisionType = apps.get_model("governance", "DecisionType")
    TypeTerms = apps.get_model("governance", "TypeTerms")
    founding = Decision.objects.filter(number=1).exclude(coop__decision_types__isnull=False)
    for decision in founding.iterator():
        for key, (name, about, terms) in FIRST.items():
            found = DecisionType.objects.create(
                coop_id=decision.coop_id, key=key, name=name, about=about
            )
            TypeTerms.objects.create(
                type=found, valid_from=decision.decided_on, decision=decision, **terms
            )


def keep(apps, schema_editor):
    """Going back takes nothing away: the table itself goes with the migration before."""


class Migration(migrations.Migration):
    dependencies = [("governance", "0003_minutes_and_handovers")]

    operations = [migrations.RunPython(seed, keep)]
