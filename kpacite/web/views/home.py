"""The door of the network: what it is, which coops are open."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.lib.paging import page
from kpacite.web import queries


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:80]
    open_coops = queries.open_coops(query, on=timezone.localdate())
    return render(
        request,
        "web/home/show.html",
        {"coops": page(request, open_coops, per=9), "query": query, "poster": True},
    )
