"""The register of decisions, for members, for newcomers, and for all when the coop shows it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kpacite.coops.access import coop_of_member, public_coop
from kpacite.governance import access, reviewing, roles, showing_decisions
from kpacite.governance.queries import register, reviews
from kpacite.lib import paging, tables
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    asked = _asked(request)
    context = {
        "coop": found, "page": paging.page(request, register.decisions(found, **asked)),
        "query": asked["words"], "asked": asked, "years": register.years(found),
        "methods": register.METHODS, "states": register.STATES, "section": "decisions",
        "due": reviews.due(found, today), "filtered": any(asked.values()),
    }  # fmt: skip
    return render(request, "governance/decisions/index.html", context)


@require_safe
def show(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    today = timezone.localdate()
    decision = access.decision_of_member(request.user, coop, number, today)
    effects = register.done_by(decision, today)
    context = {
        "coop": decision.coop, "decision": decision, "effects": effects,
        "rules": [] if effects else register.effects(decision),
        "mandates": register.mandates_of(decision), "said": reviews.said(decision),
        "due_on": reviewing.due_on(decision), "followed_by": register.followed_by(decision),
        "may_come_back": any(effect.is_done for effect in effects),
        "may_show": bool(roles.keys_of(request.user, decision.coop, today)),
        "is_personal": showing_decisions.is_about_somebody(decision),
        "is_due": (due := reviewing.due_on(decision)) is not None and due <= today,
        "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/decisions/show.html", context)


@require_safe
def export(request: MemberRequest, coop: str) -> HttpResponseBase:
    """The register in a spreadsheet, with the same filters as on screen."""
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    return StreamingHttpResponse(
        tables.csv_lines(register.table(register.decisions(found, **_asked(request)))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="decisions-{found.slug}.csv"'},
    )


@login_not_required
@require_safe
def public(request: MemberRequest, coop: str) -> HttpResponse:
    """The decisions that the coop lets everybody read; nobody's name is on it."""
    found = public_coop(coop)
    page = paging.page(request, register.public(found))
    return render(request, "governance/decisions/public.html", {"coop": found, "page": page})


@require_POST
def publish(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Show a decision to everybody, or to the members only again."""
    today = timezone.localdate()
    decision = access.decision_of_member(request.user, coop, number, today)
    public = request.POST.get("public") == "yes"
    try:
        showing_decisions.show(decision=decision, public=public, on=today, by=request.user)
    except Refusal as refusal:
        context = {
            "coop": decision.coop, "decision": decision, "error": str(refusal),
            "section": "decisions",
        }  # fmt: skip
        return render(request, "governance/effects/failed.html", context, status=422)
    said = "Tout le monde peut la lire." if public else "Seuls les membres la lisent."
    messages.success(request, said)
    return redirect("governance:decisions.show", coop, number)


def _asked(request: MemberRequest) -> dict[str, str]:
    names = {"words": "q", "year": "annee", "method": "facon", "state": "etat"}
    return {name: request.GET.get(asked, "").strip() for name, asked in names.items()}
