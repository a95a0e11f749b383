"""Counting the answers, giving up, or deciding alone what may be."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from kpacite.governance import consenting
from kpacite.governance.access import proposals as access
from kpacite.governance.models import Decision
from kpacite.governance.views.proposals import shown
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_POST
def new(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    return _end(request, coop, proposal, consenting.close)


@require_POST
def stop(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    return _end(request, coop, proposal, consenting.stop)


@require_POST
def decide(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    return _end(request, coop, proposal, consenting.decide)


def _end(
    request: MemberRequest, coop: str, proposal: int, gesture: Callable[..., Decision | None]
) -> HttpResponse:
    today = timezone.localdate()
    found = access.proposal_led_by(request.user, coop, proposal, today)
    try:
        decision = gesture(proposal=found, by=request.user, on=today, at=timezone.now())
    except Refusal as refusal:
        return shown(found, request, error=str(refusal))
    if decision is not None:
        messages.success(request, "C’est décidé.")
    back = "tables" if request.POST.get("back") == "table" and decision is None else "proposals"
    return redirect(f"governance:{back}.show", coop, proposal)
