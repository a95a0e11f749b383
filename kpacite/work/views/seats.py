"""Taking a place on a mission, and leaving it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.coops import queries as coops
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.work import access, queries, staffing
from kpacite.work.forms import SeatForm


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: MemberRequest, coop: str, mission: int, kind: str) -> HttpResponse:
    today = timezone.localdate()
    seat = access.seat_of(request.user, coop, mission, kind, today)
    form = SeatForm(
        request.POST if request.method == "POST" else None,
        members=coops.members(seat.mission.coop, today).exclude(pk=request.user.pk),
        teachers=queries.teachers(seat.mission) if kind == "learn" else None,
    )
    if form.is_valid():
        person = form.cleaned_data["person"] or request.user
        try:
            staffing.take(
                seat=seat, person=person, by=request.user, on=today, at=timezone.now(),
                taught_by=form.cleaned_data.get("taught_by"),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La place est prise.")
            return redirect("web:missions.show", coop, mission)
    context = {"coop": seat.mission.coop, "seat": seat, "form": form, "section": "missions"}
    return render(request, "work/seats/take.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: MemberRequest, coop: str, mission: int, kind: str) -> HttpResponse:
    seat = access.seat_of(request.user, coop, mission, kind, timezone.localdate())
    error = ""
    if request.method == "POST":
        try:
            staffing.leave(seat=seat, person=request.user, by=request.user, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "La place est libre pour quelqu’un d’autre.")
            return redirect("web:missions.show", coop, mission)
    context = {"coop": seat.mission.coop, "seat": seat, "error": error, "section": "missions"}
    return render(request, "work/seats/leave.html", context, status=422 if error else 200)
