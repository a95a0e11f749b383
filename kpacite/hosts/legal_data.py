"""The figures and the sentences of the law, as dated rows: read from files, never in the code.

`legal/*.json` are applied in the order of their names. A published file is never edited: a change
of the law is a new file, whose rows close those they follow.
"""

import json
from datetime import date
from pathlib import Path
from typing import Final

from django.db import transaction

from kpacite.hosts.models import LegalMention, LegalParameter

FILES: Final = Path(__file__).parent / "legal"


class LegalDataIncomplete(Exception):
    """A key has no row, or two rows, for the day: the files contradict each other."""


@transaction.atomic
def load(on: date) -> None:
    """Every row of the files is in the database, and each key has one row in force on `on`.

    Loading again changes nothing. A row of a host, and a row closed since, are left alone.
    """
    for file in sorted(FILES.glob("*.json")):
        rows = json.loads(file.read_text(encoding="utf-8"))
        for row in rows["parameters"]:
            same = {"host": None, "key": row["key"], "valid_from": row["valid_from"]}
            LegalParameter.objects.get_or_create(**same, defaults=row)
        for row in rows["mentions"]:
            same = {"key": row["key"], "valid_from": row["valid_from"]}
            LegalMention.objects.get_or_create(**same, defaults=row)
    _check(on)


def _check(on: date) -> None:
    figures = LegalParameter.objects.on(on).filter(host=None).values_list("key", flat=True)
    sentences = LegalMention.objects.on(on).values_list("key", flat=True)
    for keys in (list(figures), list(sentences)):
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice or not keys:
            raise LegalDataIncomplete(f"On {on}, more than one row, or none: {twice}")
