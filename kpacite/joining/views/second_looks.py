"""A second look, by another member than the one who noted « pas maintenant »."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kpacite.joining import second_looking
from kpacite.joining.access import applications as access
from kpacite.joining.forms.applications import LookForm
from kpacite.joining.queries import applications as queries
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_POST
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """A member asks for it."""
    application = access.application_of(request.user, coop, number, timezone.localdate())
    try:
        second_looking.ask(application=application, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Un autre membre va relire.")
    return redirect("joining:applications.show", coop, number)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Another member reads everything again, and says."""
    today = timezone.localdate()
    look = access.look_of(request.user, coop, number, today)
    application = look.application
    form = LookForm(request.POST or None)
    if form.is_valid():
        try:
            second_looking.look(
                second_look=look, reopens=form.cleaned_data["reopens"] == "yes",
                words=form.cleaned_data["words"], by=request.user, on=today, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre regard est noté. Merci.")
            return redirect("joining:applications.show", coop, number)
    return render(
        request,
        "joining/second_looks/edit.html",
        {
            "coop": application.coop, "application": application, "form": form,
            "answers": queries.answers(application), "section": "applications",
        },
        status=422 if form.errors else 200,
    )  # fmt: skip
