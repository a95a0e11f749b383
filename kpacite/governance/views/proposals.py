"""Proposals: what waits for me, a new one in three steps, one and all that was said of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import proposing
from kpacite.governance.access import proposals as access
from kpacite.governance.forms.proposals import (
    HERE,
    BecauseForm,
    PositionForm,
    RemarkForm,
    TensionForm,
    WordsForm,
)
from kpacite.governance.models import Proposal
from kpacite.governance.queries import proposal_pages as pages
from kpacite.governance.queries import proposal_show as reading
from kpacite.governance.queries import proposals as queries
from kpacite.lib.errors import Refusal
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    words, over = request.GET.get("q", "").strip()[:80], request.GET.get("voir") == "finies"
    rows = pages.listed(found, words=words, over=over)
    here = page(request, rows)
    first = here.number == 1 and not words and not over
    context = {
        "coop": found, "section": "decisions", "query": words, "over": over, "page": here,
        "rows": [(row, pages.pill_of(pages.stage_of(row))) for row in here],
        "waiting": pages.waiting(found, request.user, timezone.now()) if first else [],
        "drafts": pages.drafts(found, request.user) if first else [],
    }  # fmt: skip
    return render(request, "governance/proposals/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    """Three short steps; the second one carries what the first one said."""
    found = coop_of_member(request.user, coop, timezone.localdate())
    types = queries.types(found, HERE)
    form: TensionForm | WordsForm
    step, form = 1, TensionForm(request.POST if request.POST.get("step") == "1" else None)
    if request.POST.get("step") == "1" and form.is_valid():
        step, form = 2, WordsForm(initial=form.cleaned_data, types=types)
    elif request.POST.get("step") == "2":
        step, form = 2, WordsForm(request.POST, types=types)
        if form.is_valid():
            try:
                made = proposing.draft(
                    coop=found, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                return redirect("governance:proposals.show", coop, made.number)
    context = {
        "coop": found, "section": "decisions", "form": form, "step": step,
        "steps": reading.new_steps(step),
    }  # fmt: skip
    return render(
        request, "governance/proposals/new.html", context, status=422 if form.errors else 200
    )


@require_safe
def show(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.proposal_of(request.user, coop, proposal, timezone.localdate())
    return shown(found, request)


def shown(
    found: Proposal,
    request: MemberRequest,
    *,
    form: PositionForm | None = None,
    remark: RemarkForm | None = None,
    error: str = "",
    other: Proposal | None = None,
) -> HttpResponse:
    """The page of a proposal; a refused gesture shows it again with what was refused."""
    read = reading.read(found, request.user, timezone.localdate(), timezone.now())
    context: dict[str, Any] = {
        "coop": found.coop, "section": "decisions", "proposal": found, "read": read,
        "form": form or PositionForm(), "remark_form": remark or _remark_form(request, found, read),
        "error": error, "other": other,
    }  # fmt: skip
    refused = bool(error or (form and form.errors) or (remark and remark.errors))
    name = "draft" if found.opened_at is None and not found.ending else "show"
    return render(
        request, f"governance/proposals/{name}.html", context, status=422 if refused else 200
    )


def _remark_form(request: MemberRequest, found: Proposal, read: reading.Read) -> RemarkForm:
    asked = request.GET.get("a", "")
    if asked.isdigit():
        return RemarkForm(initial={"answers": access.question_on(found, int(asked)).pk})
    return RemarkForm(initial={"kind": "reaction" if read.stage == "react" else "question"})


@require_POST
def share(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.proposal_borne_by(request.user, coop, proposal, today)
    try:
        proposing.open_proposal(proposal=found, by=request.user, on=today, at=timezone.now())
    except proposing.AnotherProposalChangesThis as refusal:
        return shown(found, request, error=str(refusal), other=refusal.other)
    except Refusal as refusal:
        return shown(found, request, error=str(refusal))
    messages.success(request, "C’est partagé. La coop lit votre proposition.")
    return redirect("governance:proposals.show", coop, proposal)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.proposal_borne_by(request.user, coop, proposal, timezone.localdate())
    form = BecauseForm(request.POST or None)
    if form.is_valid():
        try:
            proposing.drop(proposal=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre proposition est retirée.")
            return redirect("governance:proposals.index", coop)
    context = {
        "coop": found.coop, "section": "decisions", "proposal": found, "form": form,
        "version": queries.current_version(found),
    }  # fmt: skip
    return render(
        request, "governance/proposals/remove.html", context, status=422 if form.errors else 200
    )
