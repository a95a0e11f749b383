"""Minutes that are closed, and names that were said, do not change, by SQL either."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete
from kpacite.lib.line_guards import forbid_line_change


def of_closed_minutes(table: str) -> list[migrations.operations.base.Operation]:
    return forbid_line_change(
        table, of="governance_meeting", link="meeting_id", when="closed_at IS NOT NULL"
    )


class Migration(migrations.Migration):
    dependencies = [("governance", "0006_guards")]

    operations = [
        forbid_change("governance_meeting", when="closed_at IS NOT NULL"),
        forbid_delete("governance_meeting"),
        *of_closed_minutes("governance_agendaitem"),
        *of_closed_minutes("governance_attendance"),
        *of_closed_minutes("governance_meetingdecision"),
        forbid_change("governance_minutessignature"),
        forbid_delete("governance_minutessignature"),
        # Reasons leave with the person who asks to be forgotten; who named whom does not move.
        forbid_change("governance_nomination", but=["reason"]),
        forbid_delete("governance_nomination"),
        forbid_change(
            "governance_candidacy", when="answered_at IS NOT NULL", but=["reason", "answer"]
        ),
        forbid_delete("governance_candidacy"),
        forbid_change("governance_actionitem", when="done_on IS NOT NULL"),
        forbid_delete("governance_actionitem"),
    ]
