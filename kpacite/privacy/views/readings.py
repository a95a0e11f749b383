"""Who opened my file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kpacite.lib import paging
from kpacite.people.requests import MemberRequest
from kpacite.privacy import queries


@require_safe
def index(request: MemberRequest) -> HttpResponse:
    page = paging.page(request, queries.readings_of(request.user))
    context = {"page": page, "readings": queries.told(list(page)), "section": "me"}
    return render(request, "privacy/readings/index.html", context)
