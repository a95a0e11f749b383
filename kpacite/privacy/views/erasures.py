"""Erasing my account."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.privacy import erasing
from kpacite.privacy.forms import EraseForm
from kpacite.privacy.views import proofs


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    today = timezone.localdate()
    form = EraseForm(request.POST or None)
    if request.method == "POST" and not proofs.is_fresh(request):
        return proofs.ask_first(request)
    if form.is_valid():
        try:
            erasing.erase(person=request.user, by=request.user, on=today, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            return redirect("privacy:erasures.show")
    holds = erasing.holds(request.user, today)
    return render(
        request,
        "privacy/erasures/new.html",
        {"form": form, "holds": holds, "section": "me"},
        status=422 if form.errors else 200,
    )


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """It is done: nobody is signed in any more."""
    return render(request, "privacy/erasures/show.html")
