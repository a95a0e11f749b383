"""Helps to the commons and hours: the life of the coop."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.lib.errors import Refusal
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest
from kpacite.work import access, declaring, queries
from kpacite.work.forms import HELP_KINDS, AcknowledgementForm, CorrectionForm, HelpForm
from kpacite.work.views.hours import thanks


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    found = coop_of_member(request.user, coop, timezone.localdate())
    which, query = request.GET.get("voir", ""), request.GET.get("q", "").strip()[:80]
    rows = queries.life(found, me=request.user, which=which, words=query)
    context = {
        "coop": found, "page": page(request, rows), "query": query, "which": which,
        "section": "contributions",
    }  # fmt: skip
    return render(request, "work/contributions/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    kind = request.GET.get("pour", "")
    form = HelpForm(
        request.POST or None, coop=found, me=request.user, today=today,
        initial={
            "kind": kind if kind in HELP_KINDS else "",
            "channel": "qr" if request.GET.get("par") == "qr" else "page",
        },
    )  # fmt: skip
    if form.is_valid():
        try:
            said = declaring.declare(
                coop=found, by=request.user, on=today, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, thanks(said))
            return redirect("work:contributions.index", coop)
    context = {
        "coop": found, "form": form, "section": "contributions",
        "paper": request.GET.get("par") == "papier",
    }  # fmt: skip
    return render(
        request, "work/contributions/new.html", context, status=422 if form.errors else 200
    )


@require_safe
def show(request: MemberRequest, coop: str, contribution: int) -> HttpResponse:
    found = access.contribution_of(request.user, coop, contribution, timezone.localdate())
    words = queries.words_on(found, request.user)
    context = {
        "coop": found.coop, "contribution": found, "section": "contributions",
        "history": queries.history(found), "words": words,
        "is_mine": found.person_id == request.user.pk,
        "thanked": any(said.kind == "thanks" and said.by_id == request.user.pk for said in words),
        "may_correct": access.may_correct(request.user, found)
        and found.minutes and not getattr(found, "corrected_by", None),
        "form": AcknowledgementForm(),
    }  # fmt: skip
    return render(request, "work/contributions/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, coop: str, contribution: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.contribution_to_correct(request.user, coop, contribution, today)
    form = CorrectionForm(request.POST or None, contribution=found, today=today)
    if form.is_valid():
        try:
            corrected = declaring.correct(
                contribution=found, by=request.user, on=today, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est corrigé. La première version reste lisible.")
            return redirect("work:contributions.show", coop, corrected.pk)
    context = {"coop": found.coop, "contribution": found, "form": form, "section": "contributions"}
    return render(
        request, "work/contributions/edit.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, coop: str, contribution: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.contribution_to_correct(request.user, coop, contribution, today)
    error = ""
    if request.method == "POST":
        try:
            declaring.withdraw(contribution=found, by=request.user, on=today, at=timezone.now())
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Cette aide ne compte plus.")
            return redirect("work:contributions.index", coop)
    context = {
        "coop": found.coop, "contribution": found, "error": error, "section": "contributions",
    }  # fmt: skip
    return render(request, "work/contributions/remove.html", context, status=422 if error else 200)
