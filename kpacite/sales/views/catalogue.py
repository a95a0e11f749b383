"""What the coop makes, its prices, and where the money of each price goes."""

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops import access as coops
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sales import pricing
from kpacite.sales.access import front as access
from kpacite.sales.forms.front import ItemForm
from kpacite.sales.queries import costs
from kpacite.sales.queries import quotes as queries


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    """The catalogue with, for each thing, what 1 hour of work brings."""
    today = timezone.localdate()
    found = coops.coop_of_member(request.user, coop, today)
    words = request.GET.get("q", "").strip()
    page = paging.page(request, queries.catalogue(found, words))
    sheets = costs.of_items(list(page))
    return render(
        request,
        "sales/catalogue/index.html",
        {"coop": found, "page": page, "sheets": sheets, "query": words, "section": "catalogue"},
    )


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    found = coops.coop_of_member(request.user, coop, timezone.localdate())
    form = ItemForm(request.POST or None, activities=queries.all_activities())
    if form.is_valid():
        try:
            pricing.add(coop=found, sheet=form.sheet(), by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est dans le catalogue.")
            return redirect("sales:catalogue.index", coop)
    context = {"coop": found, "form": form, "section": "catalogue"}
    status = 422 if form.errors else 200
    return render(request, "sales/catalogue/new.html", context, status=status)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, coop: str, item: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.item_of(request.user, coop, item, today)
    form = ItemForm(
        request.POST or None, activities=queries.all_activities(), initial=ItemForm.of(found)
    )
    if form.is_valid():
        try:
            pricing.change(item=found, sheet=form.sheet(), by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est changé. Les devis déjà écrits gardent leur prix.")
            return redirect("sales:catalogue.index", coop)
    cost = costs.of_item(found.coop, found, Decimal(1), [], today)
    context = {
        "coop": found.coop, "item": found, "form": form, "cost": cost, "section": "catalogue",
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "sales/catalogue/edit.html", context, status=status)


@require_POST
def remove(request: MemberRequest, coop: str, item: int) -> HttpResponse:
    """No longer offered; quotes already written still show it."""
    found = access.item_of(request.user, coop, item, timezone.localdate())
    try:
        pricing.withdraw(item=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"« {found.name} » n’est plus dans le catalogue.")
    return redirect("sales:catalogue.index", coop)
