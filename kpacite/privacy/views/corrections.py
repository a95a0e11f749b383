"""Something about me is not right, and I cannot change it myself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.privacy import asking
from kpacite.privacy.forms import CorrectionForm


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        try:
            asking.ask(
                person=request.user, kind="correct", words=form.cleaned_data["words"],
                by=request.user, on=timezone.localdate(), at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est envoyé. Vous aurez une réponse dans le mois.")
            return redirect("privacy:data.show")
    status = 422 if form.errors else 200
    context = {"form": form, "section": "me"}
    return render(request, "privacy/corrections/new.html", context, status=status)
