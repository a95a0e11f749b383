"""The coops that a host carries."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.hosts import access, desk
from kpacite.lib import paging
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    words = request.GET.get("q", "").strip()
    page = paging.page(request, desk.coops(found, today, words))
    return render(
        request,
        "hosts/coops/index.html",
        {"host": found, "page": page, "query": words, "section": "host_coops"},
    )
