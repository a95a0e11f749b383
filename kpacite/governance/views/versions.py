"""The versions of a proposal: a better one, and all of them with what changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.governance import proposing
from kpacite.governance.access import proposals as access
from kpacite.governance.forms.proposals import VersionForm
from kpacite.governance.queries import proposals as queries
from kpacite.governance.queries import versions as reading
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.proposal_of(request.user, coop, proposal, timezone.localdate())
    context = {
        "coop": found.coop, "section": "decisions", "proposal": found,
        "versions": reading.compared(found),
    }  # fmt: skip
    return render(request, "governance/versions/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.proposal_borne_by(request.user, coop, proposal, today)
    version = queries.current_version(found)
    objections = list(queries.standing_objections(version)) if found.opened_at else []
    changed = reading.changed_rules(version, today)
    form = VersionForm(request.POST or None, version=version, objections=objections, rules=changed)
    other = None
    if form.is_valid():
        try:
            proposing.amend(
                proposal=found, title=form.cleaned_data["title"], text=form.cleaned_data["text"],
                review_months=form.cleaned_data["review_months"], effects=form.planned(),
                integrates=form.integrated(), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except proposing.AnotherProposalChangesThis as refusal:
            form.add_error(None, str(refusal))
            other = refusal.other
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La nouvelle version est là.")
            return redirect("governance:proposals.show", coop, proposal)
    context = {
        "coop": found.coop, "section": "decisions", "proposal": found, "version": version,
        "form": form, "other": other, "objections": objections,
    }  # fmt: skip
    return render(
        request, "governance/versions/new.html", context, status=422 if form.errors else 200
    )
