"""A contract is signed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.hosts import access, contracting
from kpacite.hosts.core.terms import missing
from kpacite.hosts.forms import SignatureForm
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, host: str, contract: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.contract_of_officer(request.user, host, contract, today)
    form = SignatureForm(request.POST or None, initial={"on": today})
    if form.is_valid():
        try:
            contracting.sign(contract=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est signé. Le contrat couvre ses dates.")
            return redirect("hosts:contracts.show", host, contract)
    return render(
        request,
        "hosts/signatures/new.html",
        {
            "host": found.host,
            "contract": found,
            "missing": missing(found.terms),
            "form": form,
            "section": "contracts",
        },
        status=422 if form.errors else 200,
    )
