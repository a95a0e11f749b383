"""Measuring: the best of several rounds, in processor time, so that a busy machine matters less."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Ratio:
    """One line of the report. `goal` is what we want; above it the line is marked."""

    name: str
    figures: str
    value: float
    goal: float | None = None

    def line(self) -> str:
        mark = "" if self.goal is None else ("  ok" if self.value <= self.goal else "  SLOW")
        goal = "" if self.goal is None else f"(goal {self.goal:g})"
        return f"{self.name:48} {self.figures:>40} {self.value:9.2f} × {goal:>12}{mark}"


def processor(gesture: Callable[[], object], *, rounds: int = 8, times: int = 3) -> float:
    """Seconds of processor for one gesture: the best round."""
    gesture()
    return min(_once(gesture, times, process_time) for _ in range(rounds))


def clock(gesture: Callable[[], object], *, rounds: int = 5, times: int = 1) -> float:
    """Seconds by the clock for one gesture: the best round. For what another process does too."""
    gesture()
    return min(_once(gesture, times, perf_counter) for _ in range(rounds))


def queries(gesture: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as caught:
        gesture()
    return len(caught)


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _once(gesture: Callable[[], object], times: int, now: Callable[[], float]) -> float:
    started = now()
    for _ in range(times):
        gesture()
    return (now() - started) / times
