"""A disagreement at La Cape, between people of the tests."""

from datetime import UTC, date, datetime

from kpacite.coops.tests import factories as coops
from kpacite.governance import conflicting
from kpacite.governance.models import Conflict, ConflictStep, Suspension

JUNE_12 = date(2026, 6, 12)
JULY_1 = date(2026, 7, 1)
NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)


def conflict(*, coop=None, by=None, about=None, words="Il part avant la fin.", thing=False):
    """Yacine says that something is wrong with Solène, or with a thing."""
    coop = coop or coops.coop()
    by = by or coops.member(coop=coop, first_name="Yacine")
    about = about or (None if thing else coops.member(coop=coop, first_name="Solène"))
    return conflicting.open_one(
        coop=coop, by=by, about=about, words=words, wished="Finir ensemble.", on=JUNE_12, at=NOON
    )


def step(found: Conflict) -> ConflictStep:
    """The last step."""
    return found.steps.order_by("rank").last()


def concluded(found, outcome="On s’est parlé."):
    return conflicting.conclude(
        step=step(found), outcome=outcome, by=found.opened_by, on=JUNE_12, at=NOON
    )


def up(found, kind, **facts):
    return conflicting.go_on(
        conflict=found, kind=kind, by=found.opened_by, on=JUNE_12, at=NOON, **facts
    )


def at_step(kind, *, heard=True, **facts):
    """A conflict that reached a step directly, with the reason why."""
    found = conflict(**facts)
    concluded(found)
    reached = up(
        found, kind, helper_name="Le Fil", reasons="Trois fois la caisse.", skips_because="Danger."
    )
    if heard and kind in ("suspension", "exclusion"):
        conflicting.hear(
            step=reached, words="Je regrette.", heard_on=JUNE_12, by=found.opened_by, at=NOON
        )
    return found


def suspended(*, coop, person, starts_on=JUNE_12, ends_on=JULY_1):
    """A suspension as a decision would write it."""
    by = coops.member(coop=coop, first_name="Yacine")
    found = at_step("suspension", coop=coop, by=by, about=person)
    return Suspension.objects.create(
        coop=coop, person=person, starts_on=starts_on, ends_on=ends_on, step=step(found)
    )
