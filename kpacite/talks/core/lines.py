"""Text on one line: a line break in a title would write a header of its own in a letter."""

import re

# Every space and control character but the no-break spaces of French.
_BREAKS = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")


def one_line(text: str, most: int) -> str:
    """The words on one line, cut with an ellipsis when they are too long."""
    words = _BREAKS.sub(" ", text).strip()
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
