"""The first page of a host: what waits."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.hosts import access, desk
from kpacite.people.requests import MemberRequest


@require_safe
def show(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    return render(
        request,
        "hosts/hosts/show.html",
        {
            "host": found,
            "waiting": desk.waiting(found, today),
            "clearances": desk.clearances(found, state="waiting")[:8],
            "ending": desk.ending(found, today)[:8],
            "coops": desk.coops(found, today).count(),
            "year": today.year,
            "section": "host",
        },
    )
