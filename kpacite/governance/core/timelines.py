"""The picture of a number over time: steps, from day to day. Plain figures in, a path out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, MARGIN = 360, 150, 44


@dataclass(frozen=True)
class Dot:
    """A value that begins: where it is drawn, and which one it is."""

    x: float
    y: float
    index: int
    label_y: float  # above the line, or under it when the next step goes up through it

    @property
    def anchor(self) -> str:
        """Which end of its words stands on the dot: they stay inside the picture."""
        return "end" if self.x > WIDTH / 2 else "start"


@dataclass(frozen=True)
class Timeline:
    path: str
    dots: Sequence[Dot]
    width: int = WIDTH
    height: int = HEIGHT


def timeline(steps: Sequence[tuple[date, int]], until: date) -> Timeline | None:
    """Each value holds from its day until the next one; None when there is nothing to compare."""
    if len(steps) < 2:
        return None
    first, last = steps[0][0], max(until, steps[-1][0])
    days = max((last - first).days, 1)
    low, high = min(value for _, value in steps), max(value for _, value in steps)
    span = max(high - low, 1)

    def x(on: date) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (on - first).days / days, 1)

    def y(value: int) -> float:
        return round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - low) / span, 1)

    nexts = [value for _, value in steps[1:]] + [steps[-1][1]]
    dots = [
        Dot(x(on), y(value), index, y(value) + (30 if after > value else -16))
        for index, ((on, value), after) in enumerate(zip(steps, nexts, strict=True))
    ]
    moves = [f"M{dots[0].x} {dots[0].y}", *(f"H{dot.x}V{dot.y}" for dot in dots[1:])]
    return Timeline("".join([*moves, f"H{x(last)}"]), dots)
