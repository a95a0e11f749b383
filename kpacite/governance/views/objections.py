"""An objection and what becomes of it: answered, taken back, treated with the group."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kpacite.governance import consenting
from kpacite.governance.access import proposals as access
from kpacite.governance.forms.proposals import ReplyForm, TestForm
from kpacite.governance.models import Objection
from kpacite.governance.queries import objections as reading
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def show(request: MemberRequest, coop: str, proposal: int, objection: int) -> HttpResponse:
    return _shown(request, _found(request, coop, proposal, objection))


@require_POST
def answer(request: MemberRequest, coop: str, proposal: int, objection: int) -> HttpResponse:
    found = _found(request, coop, proposal, objection)
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            consenting.reply(
                objection=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre réponse est là.")
            return redirect("governance:objections.show", coop, proposal, objection)
    return _shown(request, found, reply=form)


@require_POST
def withdraw(request: MemberRequest, coop: str, proposal: int, objection: int) -> HttpResponse:
    found = _found(request, coop, proposal, objection)
    try:
        consenting.withdraw_objection(objection=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return _shown(request, found, error=str(refusal))
    messages.success(request, "L’objection est retirée.")
    return redirect("governance:proposals.show", coop, proposal)


@require_POST
def settle(request: MemberRequest, coop: str, proposal: int, objection: int) -> HttpResponse:
    """The group’s answer, noted by the facilitator: it does not stand, or it is taken in."""
    found = _found(request, coop, proposal, objection)
    form = TestForm(request.POST)
    if form.is_valid():
        taken = request.POST.get("outcome") == "integrated"
        gesture = consenting.integrate if taken else consenting.set_aside
        try:
            gesture(objection=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La réponse du groupe est notée.")
            return redirect("governance:proposals.show", coop, proposal)
    return _shown(request, found, test=form)


def _found(request: MemberRequest, coop: str, proposal: int, objection: int) -> Objection:
    return access.objection_of(request.user, coop, proposal, objection, timezone.localdate())


def _shown(
    request: MemberRequest, found: Objection, *, reply: ReplyForm | None = None,
    test: TestForm | None = None, error: str = "",
) -> HttpResponse:  # fmt: skip
    proposal = found.position.version.proposal
    context = {
        "coop": proposal.coop, "section": "decisions", "proposal": proposal, "error": error,
        "read": reading.read(found, request.user, timezone.localdate()),
        "reply_form": reply or ReplyForm(initial={"text": found.answer}),
        "test_form": test or TestForm(),
    }  # fmt: skip
    refused = bool(error or (reply and reply.errors) or (test and test.errors))
    return render(
        request, "governance/objections/show.html", context, status=422 if refused else 200
    )
