"""The charter: the text, its twin in simple words, and who signed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.coops import access, charters, queries
from kpacite.coops.forms import SigningForm
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def show(request: MemberRequest, coop: str) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    found = access.coop_of_member(request.user, coop, today)
    version = queries.charter_of(found, today)
    form = SigningForm(request.POST if request.method == "POST" else None)
    if version and form.is_valid():
        try:
            charters.sign(version=version, person=request.user, at=now, by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Merci. Votre signature est gardée.")
            return redirect("coops:charters.show", coop)
    signatures = queries.signatures_of(version, found, today) if version else []
    return render(
        request,
        "coops/charters/show.html",
        {
            "coop": found, "version": version, "signatures": signatures, "form": form,
            "signed": any(row.person_id == request.user.pk for row in signatures),
            "section": "decisions",
        },
        status=422 if form.errors else 200,
    )  # fmt: skip
