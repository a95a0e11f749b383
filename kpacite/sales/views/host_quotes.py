"""The quotes that wait for the host's eyes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.hosts import access as hosts
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import quoting
from kpacite.sales.access import front as access
from kpacite.sales.forms.front_quotes import ReadingForm
from kpacite.sales.queries import costs, sheets
from kpacite.sales.queries import quotes as queries


@require_safe
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = hosts.host_of_officer(request.user, host, today)
    words = request.GET.get("q", "").strip()
    page = paging.page(request, queries.waiting_for_host(found, words, today))
    return render(
        request,
        "sales/host_quotes/index.html",
        {"host": found, "page": page, "query": words, "section": "host_quotes"},
    )


@require_http_methods(["GET", "POST"])
def show(request: MemberRequest, host: str, quote: int) -> HttpResponse:
    """The host reads what it will carry, and says so."""
    today = timezone.localdate()
    office, found = access.quote_to_check(request.user, host, quote, today)
    version = queries.last_version(found)
    form = ReadingForm(request.POST or None)
    if form.is_valid():
        try:
            quoting.check(
                version=version, by=request.user, on=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. La coop le voit tout de suite.")
            return redirect("sales:host_quotes.index", host)
    return render(
        request,
        "sales/host_quotes/show.html",
        {
            "host": office, "quote": found, "version": version, "form": form,
            "sheet": sheets.of_version(version, today, timezone.now()),
            "cost": costs.of_version(version, today), "readings": sheets.readings(version),
            "covers": sheets.contract(version, today),
            "ceiling_cents": sheets.ceiling_cents(version, today), "section": "host_quotes",
        },
        status=422 if form.errors else 200,
    )  # fmt: skip
