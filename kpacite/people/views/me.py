"""My settings: how I am called, how to reach me, how I like to read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib.errors import Refusal
from kpacite.people import signing_in
from kpacite.people.forms import MeForm
from kpacite.people.requests import MemberRequest
from kpacite.ui import display


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest) -> HttpResponse:
    me = request.user
    now = {name: getattr(me, name) for name in MeForm.base_fields}
    form = MeForm(request.POST or None, initial=now)
    if form.is_valid():
        try:
            signing_in.describe(person=me, by=me, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, "C’est enregistré.")
            return redirect("people:me.edit")
    return render(
        request,
        "people/me/edit.html",
        {"form": form, "display": display.now(request), "section": "me"},
        status=422 if form.errors else 200,
    )
