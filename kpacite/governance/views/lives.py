"""A meeting that goes on: one phone in the middle of the table."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.governance import agenda, following, meeting, minuting
from kpacite.governance.access import meetings as access
from kpacite.governance.forms.meetings import ActionForm, DecisionForm, NotesForm, PresenceForm
from kpacite.governance.holding import MeetingIsOver
from kpacite.governance.models import AgendaItem, Meeting
from kpacite.governance.queries import actions
from kpacite.governance.queries import meetings as queries
from kpacite.governance.views import meetings, minutes
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_POST
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The meeting begins: first, who is here."""
    today = timezone.localdate()
    held = access.meeting_that_moves(request.user, coop, number, today)
    try:
        meeting.start(meeting=held, by=request.user, on=today, at=timezone.now())
    except Refusal as refusal:
        return meetings.preparing(held, request, str(refusal))
    return redirect("governance:attendances.edit", coop, number)


@require_safe
def show(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    held = access.meeting_going_on(request.user, coop, number, timezone.localdate())
    return table(held, request, point=request.GET.get("point", ""))


@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Names, and one tap each."""
    held = access.meeting_going_on(request.user, coop, number, timezone.localdate())
    presences = queries.presences(held)
    form = PresenceForm(request.POST or None, presences=presences)
    if form.is_valid():
        try:
            meeting.attend(
                meeting=held, presences=form.presences(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("governance:lives.show", coop, number)
    context = {
        "coop": held.coop, "meeting": held, "form": form, "section": "meetings",
        "enough": queries.enough(held, presences),
    }  # fmt: skip
    return render(
        request, "governance/lives/attend.html", context, status=422 if form.errors else 200
    )


@require_POST
def take_up(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    item = access.point_of(request.user, coop, number, point, timezone.localdate())
    try:
        agenda.take_up(item=item, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(item, request, str(refusal))
    return _to(coop, number, item)


@require_POST
def finish(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    """The point is done: the page shows the one that follows."""
    item = access.point_of(request.user, coop, number, point, timezone.localdate())
    try:
        agenda.finish(item=item, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(item, request, str(refusal))
    return redirect("governance:lives.show", coop, number)


@require_POST
def write(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    """The notes of a point. Refused, the words that were typed stay on the page."""
    item = access.point_of(request.user, coop, number, point, timezone.localdate())
    form = NotesForm(request.POST)
    if form.is_valid():
        try:
            minuting.write(item=item, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            form.as_read_now(item)
        else:
            messages.success(request, "C’est écrit.")
            return _to(coop, number, item)
    return _again(request, item, notes=form)


@require_POST
def decide(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    today = timezone.localdate()
    item = access.point_of(request.user, coop, number, point, today)
    form = DecisionForm(request.POST, prefix="d")
    if form.is_valid():
        try:
            minuting.decide(
                item=item, by=request.user, on=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La décision est notée.")
            return _to(coop, number, item)
    return _again(request, item, decision=form)


@require_POST
def promise(request: MemberRequest, coop: str, number: int, point: int) -> HttpResponse:
    """Who does what, from the point itself."""
    today = timezone.localdate()
    item = access.point_of(request.user, coop, number, point, today)
    form = ActionForm(request.POST, prefix="a", coop=item.meeting.coop, today=today)
    if form.is_valid():
        try:
            following.note(
                coop=item.meeting.coop, task=form.task(), item=item, by=request.user, on=today,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté dans « À faire ».")
            return _to(coop, number, item)
    return _again(request, item, action=form)


def table(
    held: Meeting, request: MemberRequest, *, point: str, error: str = "", **forms: Any
) -> HttpResponse:
    """The page in the middle of the table: the point, its clock, its notes, what comes next."""
    today = timezone.localdate()
    found = queries.points(held)
    now = queries.current(found, point)
    wrong = next((form for form in forms.values() if form.errors), None)
    context = {
        "coop": held.coop, "meeting": held, "points": found, "now": now, "section": "meetings",
        "next": queries.after(found, now), "enough": queries.enough(held, queries.presences(held)),
        "url": queries.url_of(now.item, request.user, today) if now and now.item.thing else "",
        "to_do": actions.late_and_open(held.coop) if now and now.item.kind == "action" else [],
        "notes": forms.get("notes") or (NotesForm.of(now.item) if now else None),
        "decision": forms.get("decision") or DecisionForm(prefix="d"),
        "action": forms.get("action") or ActionForm(prefix="a", coop=held.coop, today=today),
        "form": wrong, "today": today, "error": error,
    }  # fmt: skip
    return render(
        request, "governance/lives/show.html", context, status=422 if wrong or error else 200
    )


def _again(request: MemberRequest, item: AgendaItem, **forms: Any) -> HttpResponse:
    """The table with the form that was refused; a meeting that does not go on has no table."""
    if item.meeting.opened_at is None or item.meeting.cancelled_at or item.meeting.closed_at:
        (form,) = forms.values()
        return refused(item, request, " ".join(form.non_field_errors()) or MeetingIsOver.sentence)
    return table(item.meeting, request, point=str(item.pk), **forms)


def refused(item: AgendaItem, request: MemberRequest, error: str) -> HttpResponse:
    """On the table while the meeting goes on; otherwise on the page of the meeting."""
    held = item.meeting
    if held.opened_at is None or held.cancelled_at:
        return meetings.preparing(held, request, error)
    if held.closed_at:
        return minutes.of(held, request, error=error)
    return table(held, request, point=str(item.pk), error=error)


def _to(coop: str, number: int, item: AgendaItem) -> HttpResponse:
    answer = redirect("governance:lives.show", coop, number)
    answer["Location"] += f"?point={item.pk}"
    return answer
