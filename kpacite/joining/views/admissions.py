"""The coop answers: welcome, or not now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.joining import admitting_applicants, committing
from kpacite.joining.access import applications as access
from kpacite.joining.forms.applications import AdmitForm, NotNowForm
from kpacite.joining.queries import applications as queries
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Welcome: the person becomes a member today."""
    today = timezone.localdate()
    application = access.open_application_of(request.user, coop, number, today)
    sent = request.POST if request.method == "POST" else None
    form = AdmitForm(sent, decisions=queries.decisions_since(application))
    if form.is_valid():
        try:
            admitting_applicants.admit(
                application=application, on=today, at=timezone.now(), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Bienvenue à {application.name} !")
            return redirect("joining:applications.show", coop, number)
    return render(
        request,
        "joining/admissions/new.html",
        {
            "coop": application.coop, "application": application, "form": form,
            "where": queries.standing(application, today), "section": "applications",
            "commitment": committing.last_of(application),
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def remove(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Not now, explained against one of the two questions."""
    today = timezone.localdate()
    application = access.open_application_of(request.user, coop, number, today)
    form = NotNowForm(request.POST or None, decisions=queries.decisions_since(application))
    if form.is_valid():
        try:
            admitting_applicants.say_not_now(
                application=application, on=today, at=timezone.now(), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La réponse est notée. La personne la lit sur sa page.")
            return redirect("joining:applications.show", coop, number)
    return render(
        request,
        "joining/admissions/remove.html",
        {
            "coop": application.coop, "application": application, "form": form,
            "where": queries.standing(application, today), "section": "applications",
        },
        status=422 if form.errors else 200,
    )  # fmt: skip
