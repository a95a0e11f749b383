"""What the coop reads once a year: how many came, joined, were told not now, and after how long."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True)
class Case:
    """One application, without anybody's name."""

    made_on: date
    ended_on: date | None = None
    outcome: str = ""  # welcome, not_now, withdrawn
    question: str = ""  # of a "not now": wish, commitment
    looked_again: bool = False
    reopened: bool = False


@dataclass(frozen=True)
class Year:
    """Counts of a year. What would speak of too few people is None."""

    came: int
    joined: int
    not_now: int
    withdrew: int
    waiting: int
    by_question: dict[str, int] | None
    looked_again: int | None
    reopened: int | None
    usual_days: int | None
    longest_days: int | None


def year(cases: Iterable[Case], enough: Callable[[int], bool]) -> Year:
    """The figures of these applications; `enough` says from how many people on a detail is shown.

    The usual delay is the median: half of the people waited less.
    """
    rows = list(cases)
    not_now = [row for row in rows if row.outcome == "not_now"]
    looked = [row for row in rows if row.looked_again]
    days = sorted(
        (row.ended_on - row.made_on).days
        for row in rows
        if row.ended_on and row.outcome in {"welcome", "not_now"}
    )
    shows_days = enough(len(days))
    questions = {key: sum(row.question == key for row in not_now) for key in ("wish", "commitment")}
    return Year(
        came=len(rows),
        joined=sum(row.outcome == "welcome" for row in rows),
        not_now=len(not_now),
        withdrew=sum(row.outcome == "withdrawn" for row in rows),
        waiting=sum(not row.outcome for row in rows),
        by_question=questions if _may_split(questions, enough) else None,
        looked_again=len(looked) if enough(len(looked)) else None,
        reopened=sum(row.reopened for row in looked) if enough(len(looked)) else None,
        usual_days=round(median(days)) if shows_days else None,
        longest_days=days[-1] if shows_days else None,
    )


def _may_split(questions: dict[str, int], enough: Callable[[int], bool]) -> bool:
    """Each part is nobody or enough people: a split that leaves one person apart names them."""
    return any(questions.values()) and all(not n or enough(n) for n in questions.values())
