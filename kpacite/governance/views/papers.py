"""Answering on paper: the sheet to print, and typing it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.governance import consent_papers, typing_in
from kpacite.governance.access import proposals as access
from kpacite.governance.forms.proposals import PaperForm
from kpacite.governance.queries import proposals as queries
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def sheet(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.shared_proposal_of(request.user, coop, proposal, timezone.localdate())
    answer = HttpResponse(
        consent_papers.sheet_pdf(found, at=timezone.now()), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="proposition-{found.number}.pdf"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.shared_proposal_of(request.user, coop, proposal, timezone.localdate())
    version = queries.current_version(found)
    data = request.POST if request.method == "POST" else None
    form = PaperForm(data, people=queries.without_answer(found, version))
    if form.is_valid():
        try:
            typed = typing_in.papers(
                version=version, papers=form.papers(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{french.count(len(typed), 'réponse')} de plus.")
            return redirect("governance:proposals.show", coop, proposal)
    context = {
        "coop": found.coop, "section": "decisions", "proposal": found, "version": version,
        "form": form, "now": queries.open_round(found),
    }  # fmt: skip
    return render(
        request, "governance/papers/new.html", context, status=422 if form.errors else 200
    )
