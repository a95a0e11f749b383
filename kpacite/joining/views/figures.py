"""What the coop reads once a year of those who came: counts, and nobody's name."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops import access as coops
from kpacite.joining.queries import applications as queries
from kpacite.people.requests import MemberRequest


@require_safe
def show(request: MemberRequest, coop: str, year: int) -> HttpResponse:
    today = timezone.localdate()
    found = coops.coop_of_member(request.user, coop, today)
    return render(
        request,
        "joining/figures/show.html",
        {
            "coop": found, "year": year, "years": queries.years(found),
            "figures": queries.year(found, year), "is_now": year == today.year,
            "section": "applications",
        },
    )  # fmt: skip
