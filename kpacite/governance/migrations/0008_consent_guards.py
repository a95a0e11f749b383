"""Who answered what, and how it ended, stays as it was, by SQL either.

The words of a person may still be erased, at their request: who, what kind and when may not.
"""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete


def frozen(table, when="1=1", but=()):
    return [forbid_change(table, when=when, but=but), forbid_delete(table, when=when)]


class Migration(migrations.Migration):
    dependencies = [("governance", "0007_minutes_guards")]

    operations = [
        *frozen("governance_position", but=["reason"]),
        *frozen("governance_remark", but=["text"]),
        *frozen("governance_elector"),
        *frozen("governance_proposalversion"),
        *frozen("governance_plannedeffect"),
        *frozen("governance_objection", "settled_at IS NOT NULL", but=["argument", "answer", "test"]),
        *frozen("governance_round", "closed_at IS NOT NULL"),
        *frozen(
            "governance_proposal", "ended_at IS NOT NULL", but=["lived", "needed", "ended_because"]
        ),
    ]
