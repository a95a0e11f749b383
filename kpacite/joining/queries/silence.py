"""Of whom nothing is known for a while: read for every coop at once, in two queries."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from kpacite.coops.models import Membership
from kpacite.governance import rulebook
from kpacite.governance.models import RuleValue
from kpacite.joining.core import quiet
from kpacite.joining.models import Departure, Pause, QuietCall
from kpacite.joining.queries.leaving import pauses_on
from kpacite.people.models import Deed

RULE = "joining.quiet_days"


def quiet_memberships(on: date) -> Iterator[Membership]:
    """The members of every coop of whom nothing is known for as long as their coop says."""
    days = _days_of_each_coop(on)
    usual = int(rulebook.rule(RULE).default)
    for membership in _traced(on).select_related("coop", "person").iterator(chunk_size=500):
        if quiet.to_call(_trace(membership), days=days.get(membership.coop_id, usual), on=on):
            yield membership


def trace_of(membership: Membership, on: date) -> quiet.Trace:
    """What is known of one member on a day."""
    found = _traced(on).filter(pk=membership.pk).first()
    return quiet.Trace(membership.joined_on, leaving=True) if found is None else _trace(found)


def _days_of_each_coop(on: date) -> dict[int, int]:
    rows = RuleValue.objects.filter(key=RULE, valid_from__lte=on).order_by("valid_from")
    return {coop: int(value) for coop, value in rows.values_list("coop_id", "value")}


def _traced(on: date) -> QuerySet[Membership]:
    """The members of a day, with what is known of each: one query, whatever the history."""
    # A deed without a coop is one of the whole site: a contract signed, a door opened.
    here = Deed.objects.filter(Q(coop_key=OuterRef("coop__slug")) | Q(coop_key=""))
    here = here.exclude(verb__in=["joining.quiet.called", "joining.quiet.taken"])
    done = here.filter(by=OuterRef("person")).order_by("-at").values("at")[:1]
    said = here.filter(about=OuterRef("person")).order_by("-at").values("at")[:1]
    pauses = Pause.objects.filter(membership=OuterRef("pk"))
    calls = QuietCall.objects.filter(membership=OuterRef("pk")).order_by("-called_on")
    leaving = Departure.objects.filter(membership=OuterRef("pk"), cancelled_at=None)
    ended = pauses.order_by().values("membership").annotate(last=Max("ended_on")).values("last")
    rows = Membership.objects.on(on).filter(left_on=None).annotate(
        deed_by=Subquery(done), deed_about=Subquery(said), back_on=Subquery(ended),
        called_on=Subquery(calls.values("called_on")[:1]),
        at_rest=Exists(pauses_on(on).filter(membership=OuterRef("pk"))), on_way_out=Exists(leaving),
    )  # fmt: skip
    return rows.order_by("pk")


def _trace(row: Membership) -> quiet.Trace:
    moments = [at for at in (row.deed_by, row.deed_about) if at is not None]  # type: ignore[attr-defined]
    return quiet.Trace(
        joined_on=row.joined_on,
        last_on=timezone.localtime(max(moments)).date() if moments else None,
        back_on=row.back_on,  # type: ignore[attr-defined]
        called_on=row.called_on,  # type: ignore[attr-defined]
        resting=row.at_rest,  # type: ignore[attr-defined]
        leaving=row.on_way_out,  # type: ignore[attr-defined]
    )
