"""One’s answer to a proposal, and changing it while it is asked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.governance import consenting
from kpacite.governance.access import proposals as access
from kpacite.governance.forms.proposals import PositionForm
from kpacite.governance.queries import proposals as queries
from kpacite.governance.views.proposals import shown
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest

THANKS = {
    "agree": "Merci. Votre réponse est notée.",
    "reservation": "Merci. Votre doute est noté, et on peut essayer.",
    "objection": "Merci. Votre objection aide à trouver mieux.",
    "aside": "C’est noté. Vous laissez le groupe décider.",
}


@require_http_methods(["POST"])
def new(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.shared_proposal_of(request.user, coop, proposal, timezone.localdate())
    form = PositionForm(request.POST)
    if form.is_valid():
        try:
            consenting.answer(
                version=access.version_answered(found, request.POST.get("version", "")),
                person=request.user, by=request.user, at=timezone.now(), **form.said(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, THANKS[form.cleaned_data["kind"]])
            return redirect("governance:proposals.show", coop, proposal)
    return shown(found, request, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.shared_proposal_of(request.user, coop, proposal, timezone.localdate())
    version = queries.current_version(found)
    form = PositionForm(request.POST or None)
    if form.is_valid():
        try:
            consenting.change_answer(
                version=access.version_answered(found, request.POST.get("version", "")),
                person=request.user, by=request.user, at=timezone.now(), **form.said(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est changé. Votre première réponse reste lisible.")
            return redirect("governance:proposals.show", coop, proposal)
    context = {
        "coop": found.coop, "section": "decisions", "proposal": found, "version": version,
        "form": form, "answers": queries.answers_of(request.user, version),
    }  # fmt: skip
    return render(
        request, "governance/positions/edit.html", context, status=422 if form.errors else 200
    )
