"""What the host keeps, its VAT, and the dated figures it works with, in plain words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.hosts import access, telling
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    return render(
        request,
        "hosts/scales/index.html",
        {
            "host": found,
            "scales": telling.scales(found),
            "vat_periods": found.vat_periods.order_by("-valid_from"),
            "figures": telling.figures(found, today),
            "mentions": telling.mentions(today),
            "today": today,
            "section": "host_books",
        },
    )
