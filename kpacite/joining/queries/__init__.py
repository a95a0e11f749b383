"""What the pages of joining and leaving read."""

from kpacite.joining.queries.leaving import is_resting, resting

__all__ = ["is_resting", "resting"]
