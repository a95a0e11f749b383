"""Are there enough people to decide?"""


def needed(members: int, minimum_bp: int) -> int:
    """How many must be there: the rate, rounded up, and one person at least."""
    return max(1, -(-members * minimum_bp // 10_000))


def missing(present: int, members: int, minimum_bp: int) -> int:
    """How many people are missing before the coop may decide; 0 when there are enough."""
    return max(0, needed(members, minimum_bp) - present)
