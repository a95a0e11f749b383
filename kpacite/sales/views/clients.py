"""The people and organisations who buy."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops import access as coops
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import knowing
from kpacite.sales.access import front as access
from kpacite.sales.forms.front import ClientForm
from kpacite.sales.queries import quotes as queries


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    found = coops.coop_of_member(request.user, coop, timezone.localdate())
    words = request.GET.get("q", "").strip()
    page = paging.page(request, queries.clients(found, words))
    return render(
        request,
        "sales/clients/index.html",
        {"coop": found, "page": page, "query": words, "section": "clients"},
    )


@require_safe
def show(request: MemberRequest, coop: str, client: int) -> HttpResponse:
    """A client, and their quotes."""
    today = timezone.localdate()
    found = access.client_of(request.user, coop, client, today)
    page = paging.page(request, queries.quotes_of_client(found))
    return render(
        request,
        "sales/clients/show.html",
        {
            "coop": found.coop, "client": found, "page": page,
            "rows": queries.rows(list(page), today), "section": "clients",
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    found = coops.coop_of_member(request.user, coop, timezone.localdate())
    form = ClientForm(request.POST or None)
    if form.is_valid():
        try:
            client = knowing.record(
                coop=found, card=form.card(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Le client est noté.")
            return redirect("sales:clients.show", coop, client.pk)
    context = {"coop": found, "form": form, "section": "clients"}
    status = 422 if form.errors else 200
    return render(request, "sales/clients/new.html", context, status=status)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, coop: str, client: int) -> HttpResponse:
    found = access.client_of(request.user, coop, client, timezone.localdate())
    first = {name: getattr(found, name) for name in ClientForm.base_fields}
    form = ClientForm(request.POST or None, initial=first)
    if form.is_valid():
        try:
            knowing.correct(client=found, card=form.card(), by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est changé. Les papiers déjà partis ne changent pas.")
            return redirect("sales:clients.show", coop, client)
    context = {"coop": found.coop, "client": found, "form": form, "section": "clients"}
    status = 422 if form.errors else 200
    return render(request, "sales/clients/edit.html", context, status=status)
