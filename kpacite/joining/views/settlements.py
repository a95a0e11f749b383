"""One thing settled on the way out, by written words."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.coops import queries as coops
from kpacite.joining import departing
from kpacite.joining.access import leaving as access
from kpacite.joining.core import departures
from kpacite.joining.core.departures import OWED
from kpacite.joining.forms.leaving import SettlementForm
from kpacite.joining.queries import leaving
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, departure: int, key: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.departure_to_settle(request.user, coop, departure, today)
    membership = found.membership
    others = coops.members(membership.coop, today).exclude(pk=membership.person_id)
    form = SettlementForm(request.POST or None, key=key, people=others)
    if form.is_valid():
        try:
            departing.settle(
                departure=found, key=key, by=request.user, on=today, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté.")
            return redirect("joining:departures.show", coop, departure)
    things = [one for one in leaving.left_behind(membership, today) if one.key == key]
    context = {
        "coop": membership.coop, "departure": found, "form": form, "section": "place",
        "things": departures.in_order(things), "is_money": key in OWED, "key": key,
    }  # fmt: skip
    return render(
        request, "joining/settlements/new.html", context, status=422 if form.errors else 200
    )
