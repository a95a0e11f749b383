"""The ways of deciding, as sentences, and their history."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import access
from kpacite.governance.queries import ways
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    context = {"coop": found, "ways": ways.ways(found, today), "section": "decisions"}
    return render(request, "governance/types/index.html", context)


@require_safe
def show(request: MemberRequest, coop: str, type: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.type_of_member(request.user, coop, type, today)
    context = {
        "coop": found.coop, "type": found, "past": ways.history(found, today),
        "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/types/show.html", context)
