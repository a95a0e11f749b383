"""A member proposes to decide otherwise: the terms of one way of deciding."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.governance import access, proposing, types, wording_types
from kpacite.governance.forms.types import TypeChangeForm
from kpacite.governance.queries import planned as plans
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, type: str) -> HttpResponse:
    today = timezone.localdate()
    found = access.type_of_member(request.user, coop, type, today)
    form = TypeChangeForm(
        request.POST or None, terms=types.terms_on(found, today),
        names=wording_types.role_names(found.coop),
    )  # fmt: skip
    context: dict[str, object] = {}
    if form.is_valid():
        try:
            planned = form.planned()
            context = plans.tried(found.coop, planned, today, request.user)
            if "preview" not in request.POST:
                _, text = plans.worded(found.coop, planned, today)
                made = proposing.draft(
                    coop=found.coop, type_key="consent", title=f"Changer : {found.name}",
                    text=text, lived=form.cleaned_data["lived"], effects=planned,
                    key=form.cleaned_data["key"], by=request.user, at=timezone.now(),
                )  # fmt: skip
                return redirect("governance:proposals.show", coop, made.number)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context |= {"coop": found.coop, "type": found, "form": form, "section": "decisions"}
    return render(
        request, "governance/type_changes/new.html", context, status=422 if form.errors else 200
    )
