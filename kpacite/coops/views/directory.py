"""The directory of the coops: a map, and the same thing as a list."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops import finding
from kpacite.coops.finding import Wanted
from kpacite.lib import paging


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    now = timezone.localtime()
    wanted = Wanted(
        words=request.GET.get("q", "").strip()[:80],
        open_now=request.GET.get("ouvert") == "oui",
        around=finding.place(request.GET.get("autour", "")),
    )
    found = finding.coops(wanted, now)
    page = paging.page(request, found, per=10)
    return render(
        request,
        "coops/directory/index.html",
        {
            "wanted": wanted, "query": wanted.words, "page": page, "near_km": finding.NEAR_KM,
            "cards": finding.cards(page, now),
            "sheet": finding.sheet(found, wanted.around),
        },
    )  # fmt: skip
