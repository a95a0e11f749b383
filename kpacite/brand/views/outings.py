"""« Je porte la marque samedi », and how it went."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.brand import access, carrying, queries
from kpacite.brand.forms import OutingForm, StoryForm
from kpacite.coops.access import coop_of_member
from kpacite.lib import keys, paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest

SATURDAY = 5


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    words = request.GET.get("q", "").strip()
    page = paging.page(request, queries.outings(found, words), per=15)
    context = {"coop": found, "page": page, "query": words, "section": "brand"}
    return render(request, "brand/outings/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    saturday = today + timedelta(days=(SATURDAY - today.weekday()) % 7)
    form = OutingForm(request.POST or None, initial={"on": saturday, "key": keys.new()})
    if form.is_valid():
        try:
            outing = carrying.plan(
                coop=found, by=request.user, today=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. Prenez le nécessaire avec vous.")
            return redirect("brand:outings.show", coop, outing.pk)
    context = {"coop": found, "form": form, "section": "brand"}
    return render(request, "brand/outings/new.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: MemberRequest, coop: str, outing: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.outing_of_member(request.user, coop, outing, today)
    context = {
        "coop": found.coop, "outing": found, "section": "brand", "today": today,
        "mine": found.person_id == request.user.pk,
    }  # fmt: skip
    return render(request, "brand/outings/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, coop: str, outing: int) -> HttpResponse:
    """Two lines on how it went."""
    today = timezone.localdate()
    found = access.own_outing(request.user, coop, outing, today)
    form = StoryForm(request.POST or None, initial={"words": found.told})
    if form.is_valid():
        try:
            carrying.tell(
                outing=found, by=request.user, today=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Merci. Les autres peuvent le lire.")
            return redirect("brand:brand.show", coop)
    context = {"coop": found.coop, "outing": found, "form": form, "section": "brand"}
    return render(request, "brand/outings/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, outing: int) -> HttpResponse:
    found = access.own_outing(request.user, coop, outing, timezone.localdate())
    error = ""
    if request.method == "POST":
        try:
            carrying.cancel(outing=found, by=request.user, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "La sortie est annulée.")
            return redirect("brand:brand.show", coop)
    context = {"coop": found.coop, "outing": found, "error": error, "section": "brand"}
    return render(request, "brand/outings/remove.html", context, status=422 if error else 200)
