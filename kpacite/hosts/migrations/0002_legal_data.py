"""The law as published in legal/2026-11.json: the first rows of every installation."""

import json
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).resolve().parents[1] / "legal" / "2026-11.json"


def load(apps, schema_editor):
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    for name, key in [("LegalParameter", "parameters"), ("LegalMention", "mentions")]:
        model = apps.get_model("hosts", name)
        model.objects.bulk_create(model(**row) for row in rows[key])


def unload(apps, schema_editor):
    apps.get_model("hosts", "LegalParameter").objects.filter(host=None).delete()
    apps.get_model("hosts", "LegalMention").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("hosts", "0001_initial")]
    operations = [migrations.RunPython(load, unload)]
