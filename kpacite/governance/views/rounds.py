"""Going from one step of a proposal to the next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.governance import rounds
from kpacite.governance.access import proposals as access
from kpacite.governance.forms.proposals import RoundForm
from kpacite.governance.queries import proposals as queries
from kpacite.governance.wording_consent import next_rounds
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.proposal_led_by(request.user, coop, proposal, today)
    now = queries.open_round(found)
    form = RoundForm(
        request.POST or None, coop=found.coop, today=today,
        steps=next_rounds(now.kind if now else ""),
        initial={
            "mode": now.mode if now else "online",
            "facilitator": now.facilitator_id if now else None,
        },
    )  # fmt: skip
    if form.is_valid():
        try:
            rounds.advance(
                proposal=found, by=request.user, on=today, at=timezone.now(), **form.round()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "On passe à la suite.")
            back = "tables" if request.POST.get("back") == "table" else "proposals"
            return redirect(f"governance:{back}.show", coop, proposal)
    context = {
        "coop": found.coop, "section": "decisions", "proposal": found, "form": form,
        "version": queries.current_version(found), "now": now,
        "usual": rounds.usual_closing(found, "online", timezone.now()),
    }  # fmt: skip
    return render(request, "governance/steps/new.html", context, status=422 if form.errors else 200)
