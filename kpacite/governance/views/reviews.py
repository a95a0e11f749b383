"""Talking of a decision again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance import access, reverting, reviewing
from kpacite.governance.forms.reviews import ReviewForm
from kpacite.governance.models import Decision
from kpacite.governance.queries import register, reviews
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    context = {
        "coop": found, "due": reviews.due(found, today), "later": reviews.later(found, today),
        "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/reviews/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    today = timezone.localdate()
    decision = access.decision_of_member(request.user, coop, number, today)
    effects = register.done_by(decision, today)
    meeting = reviews.meeting_now(decision.coop, request.user.pk)
    form = ReviewForm(
        request.POST or None, in_a_meeting=meeting is not None,
        has_effects=any(effect.is_done for effect in effects),
    )  # fmt: skip
    if form.is_valid():
        try:
            return redirect(_hold(request, decision, form))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "coop": decision.coop, "decision": decision, "form": form, "effects": effects,
        "said": reviews.said(decision), "meeting": meeting, "section": "decisions",
    }  # fmt: skip
    return render(
        request, "governance/reviews/new.html", context, status=422 if form.errors else 200
    )


def _hold(request: MemberRequest, decision: Decision, form: ReviewForm) -> str:
    """The verb of what was chosen, and where it leads."""
    today, now, by = timezone.localdate(), timezone.now(), request.user
    outcome, words = form.cleaned_data["outcome"], form.cleaned_data["words"]
    slug = decision.coop.slug
    if outcome == "back":
        proposal = reverting.propose(decision=decision, on=today, at=now, by=by)
        return reverse("governance:proposals.show", args=[slug, proposal.number])
    if outcome == "adapt":
        if rule := _only_rule(decision):
            address = reverse("governance:rule_changes.new", args=[slug, rule])
            return f"{address}?suite={decision.number}"
        review = reviewing.adapt(decision=decision, words=words, on=today, at=now, by=by)
        assert review.proposal is not None  # noqa: S101  adapt always writes one
        return reverse("governance:proposals.show", args=[slug, review.proposal.number])
    if outcome == "drop":
        reviewing.drop(
            decision=decision, meeting=reviews.meeting_now(decision.coop, by.pk), words=words,
            everybody_agrees=form.cleaned_data["everybody_agrees"], on=today, at=now, by=by,
        )  # fmt: skip
        messages.success(request, "C’est arrêté. La nouvelle décision est dans le registre.")
    else:
        again = outcome == "keep"
        reviewing.keep(decision=decision, words=words, again=again, on=today, at=now, by=by)
        messages.success(request, "C’est noté. La décision continue.")
    return reverse("governance:decisions.show", args=[slug, decision.number])


def _only_rule(decision: Decision) -> str:
    """The first rule that the decision set: its sentence is where one changes it."""
    return next((sentence.rule.key for sentence in register.effects(decision)), "")
