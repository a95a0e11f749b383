"""Meetings: the list, one of them, and what is changed before it begins."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import agenda_paper, meeting
from kpacite.governance.access import meetings as access
from kpacite.governance.forms.meetings import LeadForm, MeetingForm, PointForm, ReasonForm
from kpacite.governance.models import Meeting
from kpacite.governance.queries import meetings as queries
from kpacite.governance.views import minutes
from kpacite.lib.errors import Refusal
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    words = request.GET.get("q", "").strip()[:80]
    context = {
        "coop": found, "page": page(request, queries.meetings(found, words)), "query": words,
        "next": None if words else queries.next_meeting(found, today), "section": "meetings",
    }  # fmt: skip
    return render(request, "governance/meetings/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        try:
            held = meeting.call(
                coop=found, plan=form.plan(), by=request.user, on=today, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La réunion est prévue. L’ordre du jour est prêt.")
            return redirect("governance:meetings.show", coop, held.number)
    context = {"coop": found, "form": form, "section": "meetings"}
    return render(
        request, "governance/meetings/new.html", context, status=422 if form.errors else 200
    )


@require_safe
def show(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Before: the agenda to prepare. After: the minutes to read and to sign."""
    held = access.meeting_of(request.user, coop, number, timezone.localdate())
    return minutes.of(held, request) if held.closed_at else preparing(held, request)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    today = timezone.localdate()
    held = access.meeting_to_come(request.user, coop, number, today)
    form = MeetingForm(request.POST or None, initial=MeetingForm.facts(held))
    if form.is_valid():
        try:
            meeting.change(
                meeting=held, plan=form.plan(), by=request.user, on=today, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est changé. Les autres le sauront.")
            return redirect("governance:meetings.show", coop, number)
    context = {"coop": held.coop, "meeting": held, "form": form, "section": "meetings"}
    return render(
        request, "governance/meetings/edit.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The meeting is cancelled: it stays in the list, with its reason."""
    held = access.meeting_to_come(request.user, coop, number, timezone.localdate())
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            meeting.cancel(
                meeting=held, because=form.cleaned_data["because"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La réunion n’a plus lieu. Les autres le sauront.")
            return redirect("governance:meetings.index", coop)
    context = {"coop": held.coop, "meeting": held, "form": form, "section": "meetings"}
    return render(
        request, "governance/meetings/remove.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Who leads, who writes: it is their turn, or somebody else takes it."""
    today = timezone.localdate()
    held = access.meeting_that_moves(request.user, coop, number, today)
    form = LeadForm(request.POST or None, held=held, today=today)
    if form.is_valid():
        try:
            meeting.lead(
                meeting=held, by=request.user, on=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté.")
            return redirect("governance:meetings.show", coop, number)
    context = {"coop": held.coop, "meeting": held, "form": form, "section": "meetings"}
    return render(
        request, "governance/meetings/lead.html", context, status=422 if form.errors else 200
    )


@require_safe
def sheet(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The agenda on paper, with its boxes."""
    held = access.meeting_that_moves(request.user, coop, number, timezone.localdate())
    content = agenda_paper.pdf(held, timezone.now())
    name = f"ordre-du-jour-{held.number}.pdf"
    return HttpResponse(
        content, content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )  # fmt: skip


def preparing(held: Meeting, request: MemberRequest, error: str = "") -> HttpResponse:
    """The agenda of a meeting that moves still; `error`: the gesture that was refused."""
    today = timezone.localdate()
    state = queries.state(held, 0)
    context: dict[str, Any] = {
        "coop": held.coop, "meeting": held, "state": state, "today": today, "error": error,
        "section": "meetings",
    }  # fmt: skip
    if state == "cancelled":
        return render(request, "governance/meetings/cancelled.html", context)
    context |= {
        "points": queries.points(held), "form": PointForm(),
        "to_add": queries.to_add(held, max(held.held_on, today)),
    }  # fmt: skip
    return render(request, "governance/meetings/show.html", context, status=422 if error else 200)
