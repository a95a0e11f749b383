"""How long things are kept: dated figures, read from files, each with its source.

`legal/*.json` are read in the order of their names. A published file is never edited: a change of
the law is a new file, whose rows take the place of those with the same key from their day on.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from kpacite.lib.dates import months_after

FILES: Final = Path(__file__).parent / "legal"


class UnknownDelay(Exception):
    """The code names a delay that no file gives for that day: a fault of ours."""


@dataclass(frozen=True)
class Delay:
    """One delay in force from a day on. Without months nor days: as long as the coop lives."""

    key: str
    words: str
    source: str
    valid_from: date
    months: int = 0
    days: int = 0
    notice_days: int = 0

    def before(self, on: date) -> date:
        """What is older than this day is too old on `on`."""
        return months_after(on, -self.months) - timedelta(days=self.days)


@cache
def _rows() -> list[Delay]:
    rows = []
    for file in sorted(FILES.glob("*.json")):
        for row in json.loads(file.read_text(encoding="utf-8"))["delays"]:
            facts = {name: value for name, value in row.items() if value is not None}
            rows.append(Delay(**facts | {"valid_from": date.fromisoformat(row["valid_from"])}))
    return rows


def delay(key: str, on: date) -> Delay:
    """The delay in force on a day."""
    found = [row for row in _rows() if row.key == key and row.valid_from <= on]
    if not found:
        raise UnknownDelay(key)
    return max(found, key=lambda row: row.valid_from)


def known() -> set[str]:
    return {row.key for row in _rows()}
