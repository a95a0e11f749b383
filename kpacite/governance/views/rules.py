"""The rules of the coop, as sentences."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import queries
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    return render(
        request,
        "governance/rules/index.html",
        {
            "coop": found,
            "themes": queries.rules(found, today),
            "today": today,
            "section": "decisions",
        },
    )
