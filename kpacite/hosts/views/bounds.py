"""Within which bounds the rules of the coops of a host stay."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.hosts import access, bounding, bounds
from kpacite.hosts.forms import BoundForm
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    context = {"host": found, "lines": bounds.lines(found, today), "section": "host_coops"}
    return render(request, "hosts/bounds/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    form = BoundForm(
        request.POST or None,
        rules=bounds.bounded(),
        initial={"valid_from": today, "key": request.GET.get("regle", "")},
    )
    if form.is_valid():
        try:
            bounding.set_bound(host=found, on=today, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La limite est notée. Les coops la lisent.")
            return redirect("hosts:bounds.index", host)
    context = {"host": found, "form": form, "section": "host_coops"}
    return render(request, "hosts/bounds/new.html", context, status=422 if form.errors else 200)
