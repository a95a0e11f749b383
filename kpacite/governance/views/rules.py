"""The rulebook: the sentences of today, their history, two days compared, on paper, for all."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import access, rulebook_paper
from kpacite.governance.forms.rules import CompareForm
from kpacite.governance.queries import rulebooks, ways
from kpacite.lib.dates import months_after
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    words = request.GET.get("q", "").strip()
    context = {
        "coop": found, "themes": rulebooks.rules(found, today, words), "query": words,
        "is_public": rulebooks.told_to_all(found, today), "today": today, "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/rules/index.html", context)


@require_safe
def show(request: MemberRequest, coop: str, rule: str) -> HttpResponse:
    today = timezone.localdate()
    found, one = access.rule_of_member(request.user, coop, rule, today)
    past = rulebooks.history(found, one, today)
    context = {
        "coop": found, "rule": one, "past": past,
        "now": next((version.text for version in past if version.is_now), None),
        "start": rulebooks.said_at_first(one), "drawn": rulebooks.drawn(found, one, today),
        "allowed": rulebooks.allowed(found, one, today),
        "changing": rulebooks.changing(found, one), "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/rules/show.html", context)


@require_safe
def compare(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    usual = {"before": max(months_after(today, -12), rulebooks.since_when(found)), "after": today}
    form = CompareForm(request.GET or None, initial=usual)
    days: dict[str, date] = form.cleaned_data if form.is_valid() else usual
    changed = [] if form.errors else rulebooks.compared(found, days["before"], days["after"])
    context = {
        "coop": found, "form": form, "changed": changed, "section": "decisions", **days,
    }  # fmt: skip
    return render(
        request, "governance/rules/compare.html", context, status=422 if form.errors else 200
    )


@require_safe
def pdf(request: MemberRequest, coop: str) -> HttpResponse:
    """The rulebook of today on paper."""
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    paper = rulebook_paper.pdf(
        found, rulebooks.rules(found, today), ways.ways(found, today), today, timezone.now()
    )
    name = f"regles-{found.slug}-{today.isoformat()}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


@login_not_required
@require_safe
def public(request: MemberRequest, coop: str) -> HttpResponse:
    """What the coop lets everybody read of its rules."""
    today = timezone.localdate()
    found = access.rulebook_of_all(coop, today)
    context = {
        "coop": found, "themes": rulebooks.rules(found, today), "ways": ways.ways(found, today),
        "today": today,
    }  # fmt: skip
    return render(request, "governance/rules/public.html", context)
