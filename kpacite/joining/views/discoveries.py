"""Discovery sessions: open the door, expect people, say who came."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops import access as coops
from kpacite.joining import discovering
from kpacite.joining.access import applications as access
from kpacite.joining.forms.applications import SessionForm
from kpacite.joining.queries import applications as queries
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    now = timezone.now()
    found = coops.coop_of_member(request.user, coop, timezone.localdate(now))
    return render(
        request,
        "joining/discoveries/index.html",
        {
            "coop": found, "sessions": queries.sessions(found, now),
            "page": paging.page(request, queries.past_sessions(found, now), per=10),
            "section": "applications",
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    found = coops.coop_of_member(request.user, coop, today)
    form = SessionForm(request.POST or None, coop=found, me=request.user, on=today)
    if form.is_valid():
        try:
            made = discovering.open_session(
                coop=found, on=today, at=now, by=request.user, **form.facts()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La porte est ouverte. La page de la coop le dit.")
            return redirect("joining:discoveries.show", coop, made.pk)
    return render(
        request,
        "joining/discoveries/new.html",
        {"coop": found, "form": form, "section": "applications"},
        status=422 if form.errors else 200,
    )


@require_safe
def show(request: MemberRequest, coop: str, session: int) -> HttpResponse:
    now = timezone.now()
    found = access.session_of(request.user, coop, session, timezone.localdate(now))
    return render(
        request,
        "joining/discoveries/show.html",
        {
            "coop": found.coop, "session": found, "expected": queries.expected(found),
            "has_begun": found.starts_at <= now, "section": "applications",
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def remove(request: MemberRequest, coop: str, session: int) -> HttpResponse:
    """The session does not take place."""
    now = timezone.now()
    found = access.session_of(request.user, coop, session, timezone.localdate(now))
    if request.method == "POST":
        try:
            discovering.cancel(session=found, at=now, by=request.user)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, "C’est annulé. Prévenez les personnes attendues.")
        return redirect("joining:discoveries.show", coop, session)
    return render(
        request,
        "joining/discoveries/remove.html",
        {
            "coop": found.coop, "session": found, "expected": queries.expected(found),
            "section": "applications",
        },
    )  # fmt: skip


@require_POST
def invite(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """A place for somebody who wants to come, from their page."""
    now = timezone.now()
    today = timezone.localdate(now)
    application = access.open_application_of(request.user, coop, number, today)
    session = access.session_to_come(application.coop, access.number(request.POST.get("session")))
    try:
        discovering.expect(session=session, application=application, at=now, by=request.user)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "La place est gardée.")
    return redirect("joining:applications.show", coop, number)


@require_POST
def came(request: MemberRequest, coop: str, session: int, number: int) -> HttpResponse:
    """Came, or not: said afterwards, held against nobody."""
    now = timezone.now()
    found = access.session_of(request.user, coop, session, timezone.localdate(now))
    seat = access.seat_of(found, number)
    try:
        discovering.note_came(
            seat=seat, came=request.POST.get("came") == "yes", at=now, by=request.user
        )
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("joining:discoveries.show", coop, session)
