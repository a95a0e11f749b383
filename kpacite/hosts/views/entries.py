"""The entries of the host's book, to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.hosts import access, desk
from kpacite.hosts.telling import told
from kpacite.ledger import exporting
from kpacite.lib import paging
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    years = exporting.years(found.book)
    year = desk.year_asked(request.GET.get("annee", ""), years, today)
    words = request.GET.get("q", "").strip()
    page = paging.page(request, desk.entries(found, year, words))
    return render(
        request,
        "hosts/entries/index.html",
        {
            "host": found, "page": page, "entries": [(one, told(one)) for one in page],
            "query": words, "year": year, "years": years, "section": "host_books",
        },
    )  # fmt: skip
