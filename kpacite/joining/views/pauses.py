"""« Je me repose » : a pause, and coming back from it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.joining import resting
from kpacite.joining.access import leaving as access
from kpacite.joining.forms.leaving import PauseForm
from kpacite.joining.queries import leaving
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    membership = access.membership_of_member(request.user, coop, today)
    form = PauseForm(request.POST or None, initial={"starts_on": today})
    if form.is_valid():
        try:
            resting.start(
                membership=membership, by=request.user, on=today, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre pause est notée. Reposez-vous bien.")
            return redirect("joining:pauses.new", coop)
    context = {
        "coop": membership.coop, "form": form, "section": "place",
        "pause": leaving.pause_of(request.user, membership.coop, today),
        "departure": leaving.departure_of(membership),
        "kept": leaving.left_behind(membership, today), "today": today,
    }  # fmt: skip
    return render(request, "joining/pauses/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["POST"])
def remove(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    pause = access.pause_to_end(request.user, coop, today)
    try:
        resting.come_back(pause=pause, on=today, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, "Vous êtes là. Bon retour.")
    return redirect("joining:pauses.new", coop)
