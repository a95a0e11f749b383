"""What the host asks for those of 16 and 17."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.hosts import access, minding_young, young
from kpacite.hosts.forms import BeyondForm, YoungRuleForm
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    context = {
        "host": found, "rule": young.contract_rule(found, today),
        "hours": young.hours(today, found),
        "page": paging.page(request, young.exceptions(found)), "section": "contracts",
        "ages": young.ages_of_activities(),
    }  # fmt: skip
    return render(request, "hosts/young/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    rule = young.contract_rule(found, today)
    now = {"youngest": rule.youngest, "guardians": rule.guardians, "note": rule.note}
    form = YoungRuleForm(request.POST or None, initial={**now, "valid_from": today})
    if form.is_valid():
        try:
            minding_young.set_contract_rule(
                host=found, on=today, by=request.user, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La règle est notée.")
            return redirect("hosts:young.index", host)
    context = {"host": found, "form": form, "section": "contracts"}
    return render(request, "hosts/young/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, host: str) -> HttpResponse:
    """A limit lifted for some days, with its reason."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = access.host_of_officer(request.user, host, today)
    form = BeyondForm(
        request.POST or None, people=young.minors(found, today),
        initial={"starts_on": today, "ends_on": today},
    )  # fmt: skip
    if form.is_valid():
        try:
            minding_young.go_beyond(
                host=found, by=request.user, on=today, at=now, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté, avec votre raison.")
            return redirect("hosts:young.index", host)
    context = {"host": found, "form": form, "section": "contracts"}
    return render(request, "hosts/young/new.html", context, status=422 if form.errors else 200)
