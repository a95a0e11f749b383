"""The register of what is kept, why, and how long: for everybody who is in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.lib.tables import csv_bytes
from kpacite.people.requests import MemberRequest
from kpacite.privacy import queries


@require_safe
def show(request: MemberRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    lines = queries.register(timezone.localdate(), words)
    context = {"lines": lines, "query": words, "section": "me"}
    return render(request, "privacy/register/show.html", context)


@require_safe
def table(request: MemberRequest) -> HttpResponse:
    data = csv_bytes(queries.REGISTER_HEAD, queries.register_rows(timezone.localdate()))
    return HttpResponse(
        data,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="registre.csv"'},
    )
