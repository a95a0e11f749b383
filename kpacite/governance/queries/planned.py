"""What a proposal would change: the words, before and after, and what it gives on past facts."""

from collections.abc import Sequence
from datetime import date

from kpacite.coops.models import Coop
from kpacite.governance import effects
from kpacite.governance.core.effects import Change, Planned
from kpacite.people.models import Person


def tried(coop: Coop, planned: Sequence[Planned], on: date, person: Person) -> dict[str, object]:
    """Each effect checked, then said before and after, and tried on the last missions.

    Refuses: NothingChanges, and what each effect refuses.
    """
    if not planned:
        raise effects.NothingChanges
    for one in planned:
        effects.check(coop, one.command, one.payload, on, one.effective_on)
    return {
        "changes": changes(coop, planned, on),
        "simulation": effects.simulate(coop, planned, on, person),
    }


def changes(coop: Coop, planned: Sequence[Planned], on: date) -> list[Change]:
    """Before and after, for each effect, from the first day it may hold."""
    return [
        effects.change(
            coop, one.command, one.payload, effects.due_on(one.command, one.effective_on, on)
        )
        for one in planned
    ]


def worded(coop: Coop, planned: Sequence[Planned], on: date) -> tuple[str, str]:
    """A title and a text for a proposal that only changes the software, in sentences."""
    said = changes(coop, planned, on)
    title = said[0].after.rstrip(".")
    if len(title) > 160:
        title = f"{title[:157]}…"
    lines = [f"Aujourd’hui : {one.before}\nAvec cette proposition : {one.after}" for one in said]
    return title, "\n\n".join(lines)
