"""What is decided, what a rule was worth, what was done: nothing of it changes, by SQL either."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete


class Migration(migrations.Migration):
    dependencies = [("governance", "0005_reviews_again")]

    operations = [
        # Whether the public may read a decision is the only thing that changes on it.
        forbid_change("governance_decision", but=["is_public"]),
        forbid_delete("governance_decision"),
        forbid_change("governance_rulevalue"),
        forbid_delete("governance_rulevalue"),
        forbid_change("governance_typeterms"),
        forbid_delete("governance_typeterms"),
        forbid_change("governance_decisioneffect", when="applied_at IS NOT NULL"),
        forbid_delete("governance_decisioneffect"),
        forbid_change("governance_review"),
        forbid_delete("governance_review"),
    ]
