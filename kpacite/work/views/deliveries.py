"""Saying that a mission is done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.work import access, delivering, queries
from kpacite.work.forms import DeliveryForm


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.mission_to_change(request.user, coop, mission, today)
    form = DeliveryForm(request.POST or None, initial={"on": min(found.ends_on, today)})
    if form.is_valid():
        try:
            delivering.deliver(
                mission=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La mission est faite. Bravo à toute l’équipe.")
            return redirect("web:missions.show", coop, mission)
    team = queries.lit_team(found, today)
    learned = any(member.seat_kind == "learn" for member, _light in team)
    context = {
        "coop": found.coop, "mission": found, "form": form, "section": "missions",
        "team": team, "asks_why": found.kind == "market" and not learned,
    }  # fmt: skip
    return render(request, "work/deliveries/new.html", context, status=422 if form.errors else 200)
