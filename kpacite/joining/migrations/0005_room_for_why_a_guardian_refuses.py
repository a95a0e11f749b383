"""A refusal of a guardian has room for its longest word; SQLite rebuilds the table: guards again."""

from django.db import migrations, models

from kpacite.lib.guards import forbid_change, forbid_delete, lift_change, lift_delete

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
    dependencies = [("joining", "0004_guardian_guards")]

    operations = [
        lift_change("joining_authorisation", when="signed_at IS NOT NULL", but=MAY_CHANGE),
        lift_delete("joining_authorisation", when="signed_at IS NOT NULL"),
        migrations.AlterField(
            model_name="authorisation",
            name="refused_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("disagrees", "Je ne suis pas d’accord"),
                    ("stranger", "Ce n’est pas pour moi"),
                ],
                max_length=10,
            ),
        ),
        forbid_change("joining_authorisation", when="signed_at IS NOT NULL", but=MAY_CHANGE),
        forbid_delete("joining_authorisation", when="signed_at IS NOT NULL"),
    ]
