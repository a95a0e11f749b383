"""Who may come in, from what the members answer: a reading, never a vote."""

from dataclasses import dataclass
from typing import Literal

# wait: too few answers · talk: somebody wants to talk first · differ: the answers go both ways,
# the meeting talks of it · yes, not_now: those who answered say the same thing.
Reading = Literal["wait", "talk", "differ", "yes", "not_now"]


@dataclass(frozen=True)
class Answers:
    """How many members answer what. `asked` is how many answers the coop wants."""

    yes: int
    talk: int
    not_now: int
    asked: int
    members: int
    is_late: bool = False  # the days to answer are over

    @property
    def needed(self) -> int:
        """What the coop asks, or everybody in a coop that is smaller than that."""
        return max(1, min(self.asked, self.members))

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.yes - self.not_now)


def reading(answers: Answers) -> Reading:
    """What the answers say together.

    One « pas maintenant » among yeses is not counted against them: it is talked of. A wish to talk
    holds the others back, until the days to answer are over.
    """
    if answers.talk and not answers.is_late:
        return "talk"
    if answers.missing:
        return "wait"
    if answers.yes and answers.not_now:
        return "differ"
    return "yes" if answers.yes else "not_now"
