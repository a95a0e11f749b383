"""What the page « À faire » and the week read."""

from datetime import date

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from kpacite.coops.models import Coop
from kpacite.governance.models import ActionItem
from kpacite.people.models import Person


def still_to_do(rows: QuerySet[ActionItem]) -> QuerySet[ActionItem]:
    """Neither done, nor dropped, nor passed on."""
    return rows.filter(done_on=None, dropped_because="", passed_to=None)


def to_do(coop: Coop, me: Person, which: str = "", words: str = "") -> QuerySet[ActionItem]:
    """The things to do of a coop, mine first, then by day. `which`: "fait" for those of before."""
    rows = ActionItem.objects.filter(coop=coop)
    if which == "fait":
        rows = rows.exclude(done_on=None, dropped_because="", passed_to=None)
    else:
        rows = still_to_do(rows)
    if which == "moi":
        rows = rows.filter(person=me)
    if words:
        rows = rows.filter(Q(what__icontains=words) | Q(person__first_name__icontains=words))
    rows = rows.select_related("person", "meeting", "decision", "passed_from__person", "passed_to")
    if which == "fait":
        return rows.order_by(F("done_on").desc(nulls_last=True), "-pk")
    mine = Case(When(person=me, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(mine, F("due_on").asc(nulls_last=True), "pk")


def mine(coop: Coop, me: Person, most: int = 4) -> list[ActionItem]:
    """What I said I would do, the soonest first."""
    return list(to_do(coop, me, "moi")[:most])


def late_and_open(coop: Coop, most: int = 20) -> list[ActionItem]:
    """What a meeting goes through: the soonest first."""
    rows = still_to_do(ActionItem.objects.filter(coop=coop)).select_related("person")
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "pk")[:most])


def is_late(action: ActionItem, on: date) -> bool:
    return action.due_on is not None and action.due_on < on
