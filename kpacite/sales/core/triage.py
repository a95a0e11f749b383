"""Whether a request goes: somebody carries, somebody else is with them, no doubt is open."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Voice:
    """What a person said of a request; `is_lifted` is only for doubts."""

    person: int
    stance: str
    is_lifted: bool = False


@dataclass(frozen=True)
class Verdict:
    """Who said what, persons named once, in the order of their last word."""

    carry: tuple[int, ...]
    help: tuple[int, ...]
    learn: tuple[int, ...]
    doubt: tuple[int, ...]

    @property
    def is_carried(self) -> bool:
        return bool(self.carry)

    @property
    def is_accompanied(self) -> bool:
        """A learner counts: the carrier is not alone on the day."""
        return len(self.carry) + len(self.help) + len(self.learn) > 1

    @property
    def goes(self) -> bool:
        return self.is_carried and self.is_accompanied and not self.doubt


def read(voices: Iterable[Voice]) -> Verdict:
    """The last word of each person counts, and a lifted doubt is as if it had not been said.

    A doubt stays open whatever its author says next, until they lift it. Voices come in the
    order they were given.
    """
    last: dict[int, str] = {}
    doubts: dict[int, None] = {}
    for voice in voices:
        if voice.stance == "doubt" and voice.is_lifted:
            continue
        if voice.stance == "doubt":
            doubts[voice.person] = None
        last.pop(voice.person, None)
        last[voice.person] = voice.stance
    said = {
        stance: tuple(person for person, final in last.items() if final == stance)
        for stance in ("carry", "help", "learn")
    }
    return Verdict(**said, doubt=tuple(doubts))
