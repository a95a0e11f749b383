"""The first rows about those of 16 and 17, as published in legal/2026-11-young.json."""

import json
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).resolve().parents[1] / "legal" / "2026-11-young.json"


def rows():
    return json.loads(FILE.read_text(encoding="utf-8"))["parameters"]


def load(apps, schema_editor):
    model = apps.get_model("hosts", "LegalParameter")
    known = set(model.objects.filter(host=None).values_list("key", flat=True))
    model.objects.bulk_create(model(**row) for row in rows() if row["key"] not in known)


def unload(apps, schema_editor):
    keys = [row["key"] for row in rows()]
    apps.get_model("hosts", "LegalParameter").objects.filter(host=None, key__in=keys).delete()


class Migration(migrations.Migration):
    dependencies = [("hosts", "0005_young_workers")]
    operations = [migrations.RunPython(load, unload)]
