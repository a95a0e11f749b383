"""Reminders of late invoices."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import reminding
from kpacite.sales.access import invoices as access
from kpacite.sales.forms.invoices import ReminderForm
from kpacite.sales.models import Reminder
from kpacite.sales.queries import invoices as queries


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, invoice: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.invoice_to_collect(request.user, coop, invoice, today)
    due = queries.standing(found).due
    tone = request.GET.get("tone", "")
    if tone not in reminding.TONES:
        tone = reminding.next_tone(found)
    words = reminding.written(found, tone, due) if found.due_on else ""
    form = ReminderForm(request.POST or None, initial={"tone": tone, "words": words})
    if form.is_valid():
        try:
            reminding.remind(
                invoice=found, by=request.user, on=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Le rappel part dans un instant.")
            return redirect("sales:invoices.show", found.coop.slug, found.pk)
    context = {
        "section": "invoices", "coop": found.coop, "invoice": found, "form": form, "tone": tone,
        "tones": Reminder._meta.get_field("tone").choices, "due": due,
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "sales/reminders/new.html", context, status=status)
