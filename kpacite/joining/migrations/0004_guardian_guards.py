"""What a guardian signed does not change: only its withdrawal, and what retention empties."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete

# After the delay of the law the ways to reach the guardian are emptied; the seal is elsewhere.
MAY_CHANGE = [
    "withdrawn_at",
    "withdrawal_id",
    "replaced_by_id",
    "guardian_name",
    "email",
    "phone",
    "emergency_phone",
    "token",
]


class Migration(migrations.Migration):
    dependencies = [("joining", "0003_wording_approved_by_all")]

    operations = [
        forbid_change("joining_authorisation", when="signed_at IS NOT NULL", but=MAY_CHANGE),
        forbid_delete("joining_authorisation", when="signed_at IS NOT NULL"),
        forbid_change("joining_emancipation"),
        forbid_delete("joining_emancipation"),
    ]
