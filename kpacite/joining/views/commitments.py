"""The first commitment, seen from the members' side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpacite.joining import committing
from kpacite.joining.access import applications as access
from kpacite.joining.forms.applications import CommitmentForm
from kpacite.joining.views.applications import page
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_POST
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The members propose one; the applicant reads it on their page."""
    application = access.open_application_of(request.user, coop, number, timezone.localdate())
    form = CommitmentForm(request.POST)
    if form.is_valid():
        try:
            committing.propose(
                application=application, text=form.cleaned_data["text"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est proposé. La personne répond.")
            return redirect("joining:applications.show", coop, number)
    return page(application, request, status=422, commitment_form=form)


@require_POST
def edit(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The members agree; or a member notes that the applicant said yes, in person."""
    application = access.open_application_of(request.user, coop, number, timezone.localdate())
    commitment = access.commitment_of(application, request.POST.get("commitment", ""))
    verb = committing.accept if request.POST.get("for") == "applicant" else committing.agree
    try:
        verb(commitment=commitment, by=request.user, at=timezone.now())
    except Refusal as refusal:
        form = CommitmentForm(request.POST)
        form.add_error(None, str(refusal))
        return page(application, request, status=422, commitment_form=form)
    messages.success(request, "L’accord est noté.")
    return redirect("joining:applications.show", coop, number)
