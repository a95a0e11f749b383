"""The points of an agenda: added, changed, moved, taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.governance import agenda
from kpacite.governance.access import meetings as access
from kpacite.governance.forms.meetings import PointForm
from kpacite.governance.queries import meetings as queries
from kpacite.governance.views import lives
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    held = access.meeting_that_moves(request.user, coop, number, timezone.localdate())
    form = PointForm(request.POST or None)
    if form.is_valid():
        try:
            agenda.add(meeting=held, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre point est ajouté.")
            return _back(held.opened_at is not None, coop, number)
    context = {"coop": held.coop, "meeting": held, "form": form, "section": "meetings"}
    return render(
        request, "governance/points/new.html", context, status=422 if form.errors else 200
    )


@require_POST
def fill(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """What opened since is added."""
    today = timezone.localdate()
    held = access.meeting_that_moves(request.user, coop, number, today)
    agenda.complete(meeting=held, on=max(today, held.held_on), by=request.user, at=timezone.now())
    return _back(held.opened_at is not None, coop, number)


@require_safe
def show(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    """Leads to what the point talks of: a proposal, an election, somebody who wants to come."""
    today = timezone.localdate()
    item = access.point_of(request.user, coop, number, point, today)
    url = queries.url_of(item, request.user, today)
    if not url:
        raise Http404
    return redirect(url)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    item = access.point_of(request.user, coop, number, point, timezone.localdate())
    facts = {"title": item.title, "minutes": item.minutes_planned}
    form = PointForm(request.POST or None, initial=facts)
    if form.is_valid():
        try:
            agenda.edit(item=item, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back(item.meeting.opened_at is not None, coop, number)
    context = {
        "coop": item.meeting.coop, "meeting": item.meeting, "item": item, "form": form,
        "section": "meetings",
    }  # fmt: skip
    return render(
        request, "governance/points/edit.html", context, status=422 if form.errors else 200
    )


@require_POST
def move(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    item = access.point_of(request.user, coop, number, point, timezone.localdate())
    try:
        agenda.move(
            item=item, up=request.POST.get("way") == "up", by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        return lives.refused(item, request, str(refusal))
    return _back(item.meeting.opened_at is not None, coop, number)


@require_POST
def remove(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    item = access.point_of(request.user, coop, number, point, timezone.localdate())
    try:
        agenda.remove(item=item, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return lives.refused(item, request, str(refusal))
    messages.success(request, "Le point est enlevé.")
    return _back(item.meeting.opened_at is not None, coop, number)


def _back(going_on: bool, coop: str, number: int) -> HttpResponse:
    where = "governance:lives.show" if going_on else "governance:meetings.show"
    return redirect(where, coop, number)
