"""A version of the charter and its signatures never change, by SQL either."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete


class Migration(migrations.Migration):
    dependencies = [("coops", "0002_map_and_seals")]

    operations = [
        forbid_change("coops_charterversion"),
        forbid_delete("coops_charterversion"),
        forbid_change("coops_chartersignature"),
        forbid_delete("coops_chartersignature"),
    ]
