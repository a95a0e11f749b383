"""Credit notes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib import keys
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import crediting
from kpacite.sales.access import invoices as access
from kpacite.sales.forms.invoices import CreditForm
from kpacite.sales.queries import invoices as queries


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, invoice: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.invoice_to_collect(request.user, coop, invoice, today)
    form = CreditForm(request.POST or None, invoice=found, initial={"key": keys.new()})
    if form.is_valid():
        try:
            note = crediting.credit(
                invoice=found, by=request.user, on=today, at=timezone.now(), **form.credit()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"L’avoir {note.number} est parti.")
            return redirect("sales:invoices.show", found.coop.slug, found.pk)
    standing = queries.standing(found)
    context = {
        "section": "invoices", "coop": found.coop, "invoice": found, "form": form,
        "rest": standing.gross - standing.credited,
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "sales/credits/new.html", context, status=status)
