"""Opening a mission, and changing what was foreseen."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.coops.access import coop_of_member
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.work import access, opening
from kpacite.work.forms import MissionForm


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    form = MissionForm(request.POST or None)
    if form.is_valid():
        try:
            opened = opening.open_mission(
                coop=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("web:missions.show", coop, opened.pk)
    context = {"coop": found, "form": form, "section": "missions"}
    return render(request, "work/missions/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    found = access.mission_to_change(request.user, coop, mission, timezone.localdate())
    form = MissionForm(request.POST or None, mission=found)
    if form.is_valid():
        try:
            opening.edit(mission=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("web:missions.show", coop, mission)
    context = {"coop": found.coop, "mission": found, "form": form, "section": "missions"}
    return render(request, "work/missions/edit.html", context, status=422 if form.errors else 200)
