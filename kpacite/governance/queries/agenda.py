"""What the next meeting has to talk of, as governance sees it (settings.KPACITE_AGENDA)."""

from datetime import date, timedelta

from kpacite.coops.models import Coop
from kpacite.governance.agenda import Point
from kpacite.governance.models import ActionItem, Mandate, Proposal
from kpacite.governance.queries import reviews
from kpacite.governance.queries.actions import still_to_do
from kpacite.governance.queries.elections import going_on
from kpacite.governance.reminding import DAYS_BEFORE
from kpacite.lib import french


def waiting(coop: Coop, day: date) -> list[Point]:
    """Proposals, decisions to talk of again, elections, roles that end, things not done."""
    return [
        *_actions(coop, day), *reviews.agenda(coop, day), *_proposals(coop), *_elections(coop),
        *_ending_roles(coop, day),
    ]  # fmt: skip


def _actions(coop: Coop, day: date) -> list[Point]:
    """One point for all: who did what, what is late, who needs a hand."""
    count = still_to_do(ActionItem.objects.filter(coop=coop)).count()
    if not count:
        return []
    words = f"Ce qui était à faire : {french.count(count, 'chose')}"
    return [Point("action", words, "governance/actions", 5)]


def _proposals(coop: Coop) -> list[Point]:
    """Elections have their own point."""
    waits = Proposal.objects.filter(
        coop=coop, opened_at__isnull=False, ended_at=None, election=None
    ).prefetch_related("versions")
    points = []
    for proposal in waits.order_by("opened_at", "pk"):
        version = max(proposal.versions.all(), key=lambda one: one.number, default=None)
        if version is not None:
            points.append(Point("proposal", version.title, proposal.address, 20))
    return points


def _elections(coop: Coop) -> list[Point]:
    return [
        Point("election", f"Élection : {one.role.name}", f"governance/election/{one.pk}", 25)
        for one in going_on(coop).select_related("role").order_by("number")
    ]


def _ending_roles(coop: Coop, day: date) -> list[Point]:
    """A role that ends within a month, that nobody holds after, and that no election gives."""
    soon = day + timedelta(days=DAYS_BEFORE)
    ending = Mandate.objects.filter(
        role__coop=coop, starts_on__lte=day, ends_on__gt=day, ends_on__lte=soon
    ).select_related("role", "person").order_by("ends_on", "pk")  # fmt: skip
    followed = set(
        Mandate.objects.filter(role__coop=coop, ends_on__gt=soon).values_list("role", flat=True)
    )
    elected = set(going_on(coop).values_list("role", flat=True))
    return [
        Point(
            "election",
            f"Le rôle « {one.role.name} » finit le {french.day_plain(one.ends_on)}"[:160],
            f"governance/mandate/{one.pk}", 10,
        )
        for one in ending if one.role_id not in followed | elected
    ]  # fmt: skip
