"""What the page of a role reads: who held it, how it passes to the next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from kpacite.governance.handing_over import STEPS, next_step
from kpacite.governance.models import Election, Handover, Mandate, Role
from kpacite.governance.queries.elections import going_on
from kpacite.governance.reminding import DAYS_BEFORE
from kpacite.people.models import Person

STEP_WORDS = {
    "seen": "Je vois", "together": "À deux", "alone": "Je fais", "taught": "C’est passé",
}  # fmt: skip
# What the button of each step says, by who may press it.
GESTURES = {
    "seen": "J’ai vu comment on fait", "together": "Nous l’avons fait à deux",
    "alone": "Je l’ai fait sans aide", "taught": "Le rôle est passé",
}  # fmt: skip


def soon(on: date) -> date:
    """A role that ends before this day is talked of at the next meeting."""
    return on + timedelta(days=DAYS_BEFORE)


@dataclass(frozen=True)
class Passing:
    """A role that passes from one to the other, as a person sees it."""

    handover: Handover
    steps: list[dict[str, str]]
    next_step: str
    gesture: str  # what this person may say now; empty when it is not theirs
    may_agree: bool
    may_stop: bool


def passings(role: Role, me: Person) -> list[Passing]:
    """The hand-overs of a role that go on, and those that were done."""
    rows = Handover.objects.filter(role=role, stopped_on=None).select_related("giver", "taker")
    return [passing(row, me) for row in rows.order_by("taught_on", "-pk")[:20]]


def passing(handover: Handover, me: Person) -> Passing:
    step = next_step(handover)
    mine = me.pk in (handover.giver_id, handover.taker_id)
    said_by = {"taker": handover.taker_id, "giver": handover.giver_id, "either": me.pk}
    is_mine = mine and bool(step) and handover.agreed_on is not None
    may_say = is_mine and said_by[STEPS[step]] == me.pk
    return Passing(
        handover=handover, steps=_steps(handover, step), next_step=step,
        gesture=GESTURES[step] if may_say else "",
        may_agree=mine and handover.agreed_on is None and handover.asked_by_id != me.pk,
        may_stop=mine and bool(step),
    )  # fmt: skip


def _steps(handover: Handover, step: str) -> list[dict[str, str]]:
    found = []
    for key, words in STEP_WORDS.items():
        done = getattr(handover, f"{key}_on") is not None
        now = key == step and handover.agreed_on is not None
        found.append({"title": words, "state": "done" if done else "now" if now else ""})
    return found


def history(role: Role) -> QuerySet[Mandate]:
    """Who held a role, the last term first."""
    rows = Mandate.objects.filter(role=role).select_related("person", "decision")
    return rows.order_by("-starts_on", "-pk")


def open_election(role: Role) -> Election | None:
    return going_on(role.coop).filter(role=role).first()
