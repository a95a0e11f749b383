"""« Je pars » : what will happen to each thing, then each thing in turn."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.joining import departing
from kpacite.joining.access import leaving as access
from kpacite.joining.core import departures
from kpacite.joining.forms.leaving import DepartureForm
from kpacite.joining.queries import leaving
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def entry(request: MemberRequest, coop: str) -> HttpResponse:
    """Before anything starts: what leaving would mean, from the real state."""
    today = timezone.localdate()
    membership = access.membership_of_member(request.user, coop, today)
    going_on = leaving.departure_of(membership)
    if going_on is not None and going_on.done_at is None:
        return redirect("joining:departures.show", coop, going_on.pk)
    context = {
        "coop": membership.coop, "section": "place", "leaves_on": membership.left_on,
        "things": leaving.way_out(membership, None, today),
    }  # fmt: skip
    return render(request, "joining/departures/entry.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    membership = access.membership_of_member(request.user, coop, today)
    form = DepartureForm(request.POST or None, initial={"leaves_on": today})
    if form.is_valid():
        try:
            departure = departing.start(
                membership=membership, by=request.user, on=today, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("joining:departures.show", coop, departure.pk)
    context = {"coop": membership.coop, "form": form, "section": "place"}
    return render(
        request, "joining/departures/new.html", context, status=422 if form.errors else 200
    )


@require_safe
def show(request: MemberRequest, coop: str, departure: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.departure_to_settle(request.user, coop, departure, today)
    things = leaving.way_out(found.membership, found, today)
    context = {
        "coop": found.membership.coop, "departure": found, "section": "place", "things": things,
        "held": len(departures.holding(things)), "today": today,
        "mine": found.membership.person_id == request.user.pk,
    }  # fmt: skip
    return render(request, "joining/departures/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, departure: int) -> HttpResponse:
    found = access.departure_to_cancel(request.user, coop, departure, timezone.localdate())
    if request.method == "POST":
        try:
            departing.cancel(departure=found, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, "Vous restez. Rien n’a changé.")
        return redirect("joining:pauses.new", coop)
    context = {"coop": found.membership.coop, "departure": found, "section": "place"}
    return render(request, "joining/departures/remove.html", context)
