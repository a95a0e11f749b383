"""My news: what others did that concerns me."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest
from kpacite.talks import access, noticing, queries
from kpacite.talks.kinds import KINDS


@require_safe
def index(request: MemberRequest) -> HttpResponse:
    words, kind = request.GET.get("q", "").strip()[:80], request.GET.get("sorte", "")
    kind = kind if kind in KINDS else ""
    found = page(request, queries.news(request.user, words, kind))
    context = {
        "page": found,
        "days": queries.by_day(found.object_list),
        "unread": queries.unread(request.user),
        "query": words,
        "kind": kind,
        "kinds": KINDS,
        "section": "news",
    }
    return render(request, "talks/notices/index.html", context)


@require_POST
def open(request: MemberRequest, notice: int) -> HttpResponse:
    """The news is read, and leads to what it tells of."""
    told = access.notice_of(request.user, notice)
    noticing.read(by=request.user, at=timezone.now(), notice=told)
    return redirect(told.url)


@require_POST
def read(request: MemberRequest) -> HttpResponse:
    if noticing.read(by=request.user, at=timezone.now()):
        messages.success(request, "Tout est lu.")
    return redirect("talks:notices.index")


@require_safe
def sheet(request: MemberRequest) -> HttpResponse:
    """My news of the week, on paper."""
    since = timezone.now() - timedelta(days=7)
    context = {
        "person": request.user,
        "days": queries.by_day(queries.week(request.user, since), apart=False),
        "since": timezone.localdate(since),
        "today": timezone.localdate(),
        "section": "news",
    }
    return render(request, "talks/notices/sheet.html", context)
