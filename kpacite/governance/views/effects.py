"""What a decision does: tried again when it failed, confirmed by a person when it must be."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kpacite.governance import access, applying_effects
from kpacite.governance.models import Decision
from kpacite.governance.queries import register
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_POST
def retry(request: MemberRequest, coop: str, number: int, rank: int) -> HttpResponse:
    today = timezone.localdate()
    effect = access.effect_of_member(request.user, coop, number, rank, today)
    try:
        tried = applying_effects.retry(effect=effect, on=today, at=timezone.now(), by=request.user)
    except Refusal as refusal:
        return _shown(request, effect.decision, str(refusal))
    if tried.error:
        return _shown(request, effect.decision, tried.error)
    messages.success(request, "C’est appliqué.")
    return redirect("governance:decisions.show", coop, number)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: MemberRequest, coop: str, number: int, rank: int) -> HttpResponse:
    today = timezone.localdate()
    effect = access.effect_of_member(request.user, coop, number, rank, today)
    error = ""
    if request.method == "POST":
        try:
            done = applying_effects.confirm(
                effect=effect, on=today, at=timezone.now(), by=request.user
            )
        except Refusal as refusal:
            error = str(refusal)
        else:
            if done.applied_at:
                messages.success(request, "C’est confirmé, et c’est fait.")
            return redirect("governance:decisions.show", coop, number)
    told = next(one for one in register.done_by(effect.decision, today) if one.row.pk == effect.pk)
    context = {
        "coop": effect.decision.coop, "decision": effect.decision, "effect": told, "error": error,
        "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/effects/confirm.html", context, status=422 if error else 200)


def _shown(request: MemberRequest, decision: Decision, error: str) -> HttpResponse:
    context = {
        "coop": decision.coop, "decision": decision, "error": error, "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/effects/failed.html", context, status=422)
