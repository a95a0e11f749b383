"""Conflicts and suspensions, as those who may see them read them."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kpacite.coops.models import Coop
from kpacite.governance.agenda import Point
from kpacite.governance.core import ladder
from kpacite.governance.models import Conflict, ConflictStep, Suspension
from kpacite.people.models import Person


def is_suspended(person: Person, coop: Coop, on: date) -> bool:
    """Whether the coop asked the person to stop for a while: no seat, no brand."""
    return suspensions_on(coop, on).filter(person=person).exists()


def suspended(coop: Coop, on: date) -> set[int]:
    """The people of a coop who are suspended on a day, in one query."""
    return set(suspensions_on(coop, on).values_list("person", flat=True))


def suspensions_on(coop: Coop, on: date) -> QuerySet[Suspension]:
    return Suspension.objects.filter(coop=coop, starts_on__lte=on, ends_on__gt=on)


def conflicts(coop: Coop, person: Person) -> QuerySet[Conflict]:
    """The conflicts that the person may see: those they are part of, and those of the meeting."""
    helped = ConflictStep.objects.filter(conflict=OuterRef("pk"), helper=person)
    before_all = ConflictStep.objects.filter(conflict=OuterRef("pk"), kind__in=ladder.OPEN_TO_ALL)
    rows = Conflict.objects.filter(coop=coop).filter(
        Q(opened_by=person) | Q(about=person) | Exists(helped) | Exists(before_all)
    )
    steps = ConflictStep.objects.select_related("helper", "opened_by", "proposal")
    rows = rows.select_related("coop", "opened_by", "about")
    rows = rows.prefetch_related(Prefetch("steps", queryset=steps.order_by("rank")))
    return rows.order_by("-opened_on", "-pk")


def is_concerned(person: Person, conflict: Conflict) -> bool:
    """Somebody it is between, or who helps in one of its steps."""
    helpers = {step.helper_id for step in conflict.steps.all()}
    return person.pk in {conflict.opened_by_id, conflict.about_id, *helpers}


def steps_for(person: Person, conflict: Conflict) -> list[ConflictStep]:
    """The steps a person reads: what was said before the meeting stays between those concerned."""
    steps = list(conflict.steps.all())
    if is_concerned(person, conflict):
        return steps
    return [step for step in steps if step.kind in ladder.OPEN_TO_ALL]


def suspension_of(step: ConflictStep) -> Suspension | None:
    return step.suspensions.order_by("-starts_on").first()


def for_the_meeting(coop: Coop, day: date) -> list[Point]:
    """The conflicts that a step brought before the meeting, with no word of them in the title."""
    rows = ConflictStep.objects.filter(
        conflict__coop=coop, conflict__closed_on=None, kind="meeting", done_on=None
    )
    return [
        Point("person", "Un désaccord, à parler ensemble", f"governance/conflict/{key}", 20)
        for key in rows.order_by("opened_on", "pk").values_list("conflict_id", flat=True)
    ]
