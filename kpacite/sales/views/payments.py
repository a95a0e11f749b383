"""Money that comes in for an invoice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib import keys
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import collecting
from kpacite.sales.access import invoices as access
from kpacite.sales.forms.invoices import PaymentForm
from kpacite.sales.queries import invoices as queries

PAGES = {"section": "invoices"}


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, invoice: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.invoice_to_collect(request.user, coop, invoice, today)
    standing = queries.standing(found)
    initial = {"key": keys.new(), "received_on": today, "amount": max(standing.due.cents, 0)}
    form = PaymentForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            collecting.record(
                invoice=found, by=request.user, on=today, at=timezone.now(), **form.payment()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. L’argent est dans les comptes.")
            return redirect("sales:invoices.show", found.coop.slug, found.pk)
    context = {**PAGES, "coop": found.coop, "invoice": found, "standing": standing, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "sales/payments/new.html", context, status=status)


@require_http_methods(["GET", "POST"])
def remove(request: MemberRequest, coop: str, invoice: int, payment: int) -> HttpResponse:
    """A payment noted by mistake: an opposite row, after a question."""
    today = timezone.localdate()
    found = access.payment_to_correct(request.user, coop, invoice, payment, today)
    error = ""
    if request.method == "POST":
        try:
            collecting.correct(payment=found, by=request.user, on=today, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Le paiement est annulé. Les deux lignes restent visibles.")
            return redirect("sales:invoices.show", coop, invoice)
    context = {**PAGES, "coop": found.invoice.coop, "payment": found, "error": error}
    return render(request, "sales/payments/remove.html", context, status=422 if error else 200)
