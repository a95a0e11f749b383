"""The difference of two versions, folded for reading: what does not change is one tap away."""

from dataclasses import dataclass, field

from kpacite.coops.core import difference as core
from kpacite.coops.core.difference import Paragraph
from kpacite.coops.models import CharterVersion


@dataclass
class Block:
    """A paragraph to read, or several that do not change, folded."""

    paragraph: Paragraph | None = None
    hidden: list[Paragraph] = field(default_factory=list)


def difference(
    before: CharterVersion, after: CharterVersion, *, whole: bool
) -> tuple[list[Block], int]:
    """What changed in the whole text or in its simple twin, and in how many paragraphs."""
    name = "text" if whole else "simple_text"
    found = core.compare(getattr(before, name), getattr(after, name))
    return folded(found), core.changes(found)


def folded(found: list[Paragraph]) -> list[Block]:
    """Keep one paragraph before and after each change; fold the others together."""
    near = {rank + step for rank, one in enumerate(found) if not one.is_same for step in (-1, 0, 1)}
    blocks: list[Block] = []
    for rank, one in enumerate(found):
        if rank in near:
            blocks.append(Block(one))
        elif blocks and blocks[-1].hidden:
            blocks[-1].hidden.append(one)
        else:
            blocks.append(Block(hidden=[one]))
    return blocks
