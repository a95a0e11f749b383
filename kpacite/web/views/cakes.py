"""The growing cake: what everyone's help makes of the year."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kpacite.coops.access import coop_of_member
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest
from kpacite.web import growth, stories


@require_GET
def show(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    own = coop_of_member(request.user, coop, today)
    bars = growth.years(own, today)
    known = [int(bar.label) for bar in bars]
    asked = request.GET.get("annee", "")
    year = int(asked) if asked in {str(one) for one in known} else (known[-1:] or [today.year])[0]
    title = "Année par année"
    if len(bars) == 1:
        bars, title = growth.first_year(own, known[0]), f"Depuis le début de {known[0]}"
    latest = stories.latest(own)
    return render(
        request,
        "web/cakes/show.html",
        {
            "coop": own, "section": "cake", "bars": bars, "bars_title": title,
            "years": known, "year": year,
            "months": growth.months(own, year), "origins": growth.origins(own, year),
            "page": page(request, growth.layers(own, year), per=8),
            "averages": [growth.average(own, one) for one in known[-2:]],
            "story": stories.of_mission(latest, request.user) if latest else None,
            "helps": stories.my_helps(own, request.user), "deeds": stories.last_helps(own),
        },
    )  # fmt: skip
