"""The register of decisions."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import access, queries
from kpacite.lib import paging
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    words = request.GET.get("q", "").strip()
    page = paging.page(request, queries.decisions(found, words))
    return render(
        request,
        "governance/decisions/index.html",
        {"coop": found, "page": page, "query": words, "section": "decisions"},
    )


@require_safe
def show(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    decision = access.decision_of_member(request.user, coop, number, timezone.localdate())
    return render(
        request,
        "governance/decisions/show.html",
        {
            "coop": decision.coop,
            "decision": decision,
            "effects": queries.effects(decision),
            "mandates": queries.mandates_of(decision),
            "section": "decisions",
        },
    )
