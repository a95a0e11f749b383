"""From an accepted quote to the draft of its invoice."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib import keys
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import invoicing
from kpacite.sales.access import invoices as access
from kpacite.sales.queries import invoices as queries


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, quote: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.quote_to_invoice(request.user, coop, quote, today)
    version = access.accepted_version(found)
    error = ""
    if request.method == "POST":
        is_deposit = request.POST.get("what") == "deposit"
        verb = invoicing.draft_deposit if is_deposit else invoicing.draft_from
        key = request.POST.get("key", "")[:40] or keys.new()
        try:
            invoice = verb(version=version, key=key, by=request.user, on=today, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            return redirect("sales:invoices.issue", found.coop.slug, invoice.pk)
    context = {
        "section": "invoices", "coop": found.coop, "quote": found, "version": version,
        "paper": version.snapshot, "key": keys.new(), "error": error,
        "invoices": queries.of_quote(found),
    }  # fmt: skip
    status = 422 if error else 200
    return render(request, "sales/quote_invoices/new.html", context, status=status)
