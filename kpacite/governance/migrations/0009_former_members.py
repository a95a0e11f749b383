"""In what was decided or promised, the name of somebody who asks to be forgotten may be hidden."""

from django.db import migrations

from kpacite.lib.guards import Replaced, forbid_change


def hidden(table, hiding, **same):
    return Replaced(forbid_change(table, **same), forbid_change(table, hiding=hiding, **same))


class Migration(migrations.Migration):
    dependencies = [("governance", "0008_consent_guards")]

    operations = [
        hidden("governance_decision", ["title", "text"], but=["is_public"]),
        hidden("governance_proposalversion", ["title", "text"]),
        hidden("governance_review", ["words"]),
        hidden("governance_actionitem", ["what", "dropped_because"], when="done_on IS NOT NULL"),
    ]
