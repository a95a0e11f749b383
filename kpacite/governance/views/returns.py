"""Coming back to what was before a decision, in one tap: a proposal is written."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpacite.governance import access, reverting
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_POST
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    today = timezone.localdate()
    decision = access.decision_of_member(request.user, coop, number, today)
    try:
        proposal = reverting.propose(
            decision=decision, on=today, at=timezone.now(), by=request.user
        )
    except Refusal as refusal:
        context = {
            "coop": decision.coop, "decision": decision, "error": str(refusal),
            "section": "decisions",
        }  # fmt: skip
        return render(request, "governance/effects/failed.html", context, status=422)
    return redirect("governance:proposals.show", coop, proposal.number)
