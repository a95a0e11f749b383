"""A peer reads a quote before it leaves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import quoting
from kpacite.sales.access import front as access
from kpacite.sales.forms.front_quotes import ReadingForm
from kpacite.sales.queries import costs, sheets
from kpacite.sales.queries import quotes as queries


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, quote: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.quote_of(request.user, coop, quote, today)
    version = queries.last_version(found)
    form = ReadingForm(request.POST or None)
    if form.is_valid():
        try:
            quoting.read(version=version, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Merci d’avoir relu.")
            return redirect("sales:quotes.show", coop, quote)
    return render(
        request,
        "sales/quotes/read.html",
        {
            "coop": found.coop, "quote": found, "version": version, "form": form,
            "sheet": sheets.of_version(version, today, timezone.now()),
            "cost": costs.of_version(version, today), "section": "quotes",
        },
        status=422 if form.errors else 200,
    )  # fmt: skip
