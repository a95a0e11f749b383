"""What was asked of the insurer, and since when."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.hosts import access, desk, insuring
from kpacite.hosts.forms import ClearanceForm
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest

STATES = {"": "Toutes", "waiting": "En attente", "answered": "Avec réponse"}


@require_safe
def index(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    words, state = request.GET.get("q", "").strip(), request.GET.get("etat", "")
    page = paging.page(request, desk.clearances(found, words, state))
    return render(
        request,
        "hosts/clearances/index.html",
        {
            "host": found, "page": page, "query": words, "state": state, "states": STATES,
            "today": today, "section": "clearances",
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, host: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.host_of_officer(request.user, host, today)
    form = ClearanceForm(request.POST or None, people=desk.people(found, today))
    if form.is_valid():
        try:
            insuring.ask(host=found, on=today, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La demande est notée. Elle attend l’assureur.")
            return redirect("hosts:clearances.index", host)
    return render(
        request,
        "hosts/clearances/new.html",
        {"host": found, "form": form, "section": "clearances"},
        status=422 if form.errors else 200,
    )
