"""A bound that a host set is never rewritten: a new one follows it."""

from django.db import migrations

from kpacite.lib.guards import forbid_change, forbid_delete


class Migration(migrations.Migration):
    dependencies = [("hosts", "0003_bounds_of_rules")]

    operations = [forbid_change("hosts_hostbound"), forbid_delete("hosts_hostbound")]
