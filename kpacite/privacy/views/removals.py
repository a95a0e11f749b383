"""How long things are kept, and what was removed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.lib import paging
from kpacite.people.requests import MemberRequest
from kpacite.privacy import queries


@require_safe
def index(request: MemberRequest) -> HttpResponse:
    return render(
        request,
        "privacy/removals/index.html",
        {
            "page": paging.page(request, queries.runs(), per=10),
            "last": queries.last_run(),
            "delays": queries.delays_used(timezone.localdate()),
            "section": "me",
        },
    )
