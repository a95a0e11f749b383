"""What follows a contract."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.hosts import access, contracting
from kpacite.hosts.forms import RenewalForm
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, host: str, contract: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.contract_of_officer(request.user, host, contract, today)
    form = RenewalForm(
        request.POST or None, initial={"starts_on": found.ends_on + timedelta(days=1)}
    )
    if form.is_valid():
        try:
            renewal = contracting.renew(
                contract=found, on=today, by=request.user, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La suite est écrite. Il reste à la signer.")
            return redirect("hosts:contracts.show", host, renewal.pk)
    return render(
        request,
        "hosts/renewals/new.html",
        {"host": found.host, "contract": found, "form": form, "section": "contracts"},
        status=422 if form.errors else 200,
    )
