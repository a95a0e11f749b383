"""What is posted, planned or said cannot change, by SQL either."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial")]
    operations = [
        forbid_change("sharing_distribution", when="posted_at IS NOT NULL"),
        forbid_delete("sharing_distribution", when="posted_at IS NOT NULL"),
        forbid_change("sharing_distributionline", when="is_posted"),
        forbid_delete("sharing_distributionline", when="is_posted"),
        *(
            operation
            for table in (
                "sharing_shareplan",
                "sharing_shareplanline",
                "sharing_shareconsent",
                "sharing_personalmove",
            )
            for operation in (forbid_change(table), forbid_delete(table))
        ),
    ]
