"""Un désaccord : the list of one’s own, a new one, one step after the other."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops import queries as coops
from kpacite.coops.access import coop_of_member
from kpacite.governance import conflict_papers, conflicting
from kpacite.governance.access import conflicts as access
from kpacite.governance.core import ladder
from kpacite.governance.forms.conflicts import ConflictForm, EndingForm
from kpacite.governance.queries import conflicts as queries
from kpacite.lib import paging
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    page = paging.page(request, queries.conflicts(found, request.user))
    context = {"coop": found, "page": page, "section": "conflicts"}
    return render(request, "governance/conflicts/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    people = coops.members(found, today).exclude(pk=request.user.pk)
    form = ConflictForm(request.POST or None, people=people)
    if form.is_valid():
        try:
            conflict = conflicting.open_one(
                coop=found, by=request.user, on=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. Première étape : se parler.")
            return redirect("governance:conflicts.show", coop, conflict.pk)
    context = {"coop": found, "form": form, "section": "conflicts"}
    return render(
        request, "governance/conflicts/new.html", context, status=422 if form.errors else 200
    )


@require_safe
def show(request: MemberRequest, coop: str, conflict: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.conflict_of(request.user, coop, conflict, today)
    last = list(found.steps.all())[-1]
    context = {
        "coop": found.coop, "conflict": found, "section": "conflicts", "last": last,
        "steps": queries.steps_for(request.user, found),
        "is_concerned": queries.is_concerned(request.user, found),
        "is_heavy": last.kind in ladder.HEAVY, "may_end": request.user.pk != found.about_id,
        "is_last": ladder.following(last.kind) is None,
        "suspension": queries.suspension_of(last) if last.kind == "suspension" else None,
    }  # fmt: skip
    return render(request, "governance/conflicts/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, conflict: int) -> HttpResponse:
    """It is over: with the words on how. Nothing is erased."""
    today = timezone.localdate()
    found = access.conflict_to_follow(request.user, coop, conflict, today)
    form = EndingForm(request.POST or None)
    if form.is_valid():
        try:
            conflicting.close(
                conflict=found, by=request.user, on=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est terminé. Merci d’avoir parlé.")
            return redirect("governance:conflicts.show", coop, conflict)
    context = {
        "coop": found.coop, "conflict": found, "form": form, "section": "conflicts",
        "title": "C’est terminé", "button": "C’est terminé",
        "lead": "Écrivez comment. Ces mots restent entre les personnes concernées.",
    }  # fmt: skip
    return render(
        request, "governance/conflict_steps/edit.html", context, status=422 if form.errors else 200
    )


@require_safe
def pdf(request: MemberRequest, coop: str, conflict: int) -> HttpResponse:
    """The file on paper, for those concerned and those who help."""
    found = access.conflict_to_follow(request.user, coop, conflict, timezone.localdate())
    steps = queries.steps_for(request.user, found)
    answer = HttpResponse(
        conflict_papers.pdf(found, steps, at=timezone.now()), content_type="application/pdf"
    )
    answer["Content-Disposition"] = 'attachment; filename="desaccord.pdf"'
    return answer
