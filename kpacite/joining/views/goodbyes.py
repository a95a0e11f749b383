"""The last button, and what stays open afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.joining import departing
from kpacite.joining.access import leaving as access
from kpacite.joining.core import departures
from kpacite.joining.queries import leaving
from kpacite.ledger import balances
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, departure: int) -> HttpResponse:
    today, error = timezone.localdate(), ""
    found = access.departure_to_settle(request.user, coop, departure, today)
    membership = found.membership
    mine = membership.person_id == request.user.pk
    if request.method == "POST":
        try:
            done = departing.finish(departure=found, by=request.user, on=today, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "C’est fini. Merci pour tout ce qui a été fait ensemble.")
            gone = mine and done.leaves_on <= today
            return redirect("joining:goodbyes.show" if gone else "web:weeks.show", coop)
    things = leaving.way_out(membership, found, today)
    context = {
        "coop": membership.coop, "departure": found, "section": "place", "error": error,
        "held": departures.holding(things), "settled": [one for one in things if one.note],
        "mine": mine, "today": today,
    }  # fmt: skip
    return render(request, "joining/goodbyes/new.html", context, status=422 if error else 200)


@require_safe
def show(request: MemberRequest, coop: str) -> HttpResponse:
    """Somebody who left: their account, their data, a way back."""
    membership = access.coop_left(request.user, coop, timezone.localdate())
    departure = leaving.departure_of(membership)
    context = {
        "coop": membership.coop, "membership": membership, "departure": departure,
        "mine": balances.of_member(membership.coop, request.user),
        "settled": departure.steps.order_by("settled_at") if departure else [],
    }  # fmt: skip
    return render(request, "joining/goodbyes/show.html", context)
