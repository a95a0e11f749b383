"""Materials bought for a mission, with the photo of the receipt."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops import queries as coops
from kpacite.governance import wording
from kpacite.lib import uploads
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.work import access, purchasing
from kpacite.work.forms import PurchaseForm


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, mission: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.mission_of(request.user, coop, mission, today)
    form = PurchaseForm(
        request.POST or None, request.FILES or None, me=request.user,
        people=coops.members(found.coop, today), initial={"bought_on": today},
        limit=wording.said(found.coop, "work.purchase_limit_cents", today),
    )  # fmt: skip
    if form.is_valid():
        try:
            facts = form.cleaned_data
            if facts["receipt"]:
                facts["receipt"] = uploads.check_picture(facts["receipt"])
            purchasing.record(mission=found, by=request.user, on=today, at=timezone.now(), **facts)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté dans les courses.")
            return redirect("web:missions.show", coop, mission)
    context = {"coop": found.coop, "mission": found, "form": form, "section": "missions"}
    return render(request, "work/purchases/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, mission: int, purchase: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.purchase_to_cancel(request.user, coop, mission, purchase, today)
    error = ""
    if request.method == "POST":
        try:
            purchasing.cancel(purchase=found, by=request.user, on=today, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Cet achat ne compte plus.")
            return redirect("web:missions.show", coop, mission)
    context = {"coop": found.mission.coop, "purchase": found, "error": error, "section": "missions"}
    return render(request, "work/purchases/remove.html", context, status=422 if error else 200)


@require_safe
def receipt(request: MemberRequest, coop: str, mission: int, purchase: int) -> HttpResponseBase:
    """The photo of a receipt, for the members only: it is never served as a plain file."""
    found = access.purchase_of(request.user, coop, mission, purchase, timezone.localdate())
    if not found.receipt:
        raise Http404
    return FileResponse(found.receipt.open("rb"), content_type="image/jpeg")
