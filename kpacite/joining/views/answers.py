"""The two questions, answered by each member, and the words they share."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kpacite.joining import answering
from kpacite.joining.access import applications as access
from kpacite.joining.forms.applications import AnswerForm, ApproveForm, WordingForm
from kpacite.joining.queries import applications as queries
from kpacite.joining.views.applications import page
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """Mine, changed as often as I like until it is decided; or that of a member's paper."""
    today = timezone.localdate()
    application = access.open_application_of(request.user, coop, number, today)
    by_paper = request.GET.get("par") == "papier"
    mine = None if by_paper else queries.may_answer(request.user, application)
    names = ("wish", "words", "commitment")
    form = AnswerForm(
        request.POST or None, coop=application.coop, me=request.user, on=today, by_paper=by_paper,
        initial={name: getattr(mine, name) for name in names} if mine else {},
    )  # fmt: skip
    if form.is_valid():
        try:
            answering.answer(
                application=application, on=today, at=timezone.now(), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La réponse est gardée.")
            return redirect("joining:applications.show", coop, number)
    return render(
        request,
        "joining/answers/new.html",
        {
            "coop": application.coop, "application": application, "form": form,
            "by_paper": by_paper, "section": "applications",
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


@require_POST
def word(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """The common words, written or written again."""
    today = timezone.localdate()
    application = access.open_application_of(request.user, coop, number, today)
    form = WordingForm(request.POST)
    if form.is_valid():
        try:
            answering.write(
                application=application, on=today, at=timezone.now(), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Les mots communs sont écrits.")
            return redirect("joining:applications.show", coop, number)
    return page(application, request, status=422, wording_form=form)


@require_POST
def approve(request: MemberRequest, coop: str, number: int) -> HttpResponse:
    """I find my answer in the common words."""
    today = timezone.localdate()
    application = access.open_application_of(request.user, coop, number, today)
    wording = access.wording_of(application)
    form = ApproveForm(request.POST)
    again = WordingForm(request.POST)
    if form.is_valid():
        try:
            answering.approve(
                wording=wording, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            again.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté.")
            return redirect("joining:applications.show", coop, number)
    return page(application, request, status=422, wording_form=again)
