"""Thanks, a question, an objection; the answer, and « c’est clair »."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.work import access, thanking
from kpacite.work.forms import AcknowledgementForm, AnswerForm

DONE = {
    "thanks": "Votre merci est envoyé.",
    "question": "Votre question est posée. Elle reste entre vous deux.",
    "objection": "Votre objection est posée. On en parle ensemble.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, coop: str, contribution: int) -> HttpResponse:
    today = timezone.localdate()
    found = access.contribution_to_answer(request.user, coop, contribution, today)
    kind = request.GET.get("sorte", "question")
    form = AcknowledgementForm(request.POST or None, initial={"kind": kind})
    if form.is_valid():
        try:
            said = thanking.say(
                contribution=found, by=request.user, on=today, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, DONE[said.kind])
            if request.POST.get("retour") == "liste":
                return redirect("work:contributions.index", coop)
            return redirect("work:contributions.show", coop, contribution)
    context = {
        "coop": found.coop, "contribution": found, "form": form, "section": "contributions",
        "kind": form["kind"].value(),
    }  # fmt: skip
    return render(
        request, "work/acknowledgements/new.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: MemberRequest, coop: str, question: int) -> HttpResponse:
    found = access.question_of(request.user, coop, question, timezone.localdate())
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            thanking.answer(
                acknowledgement=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre réponse est envoyée.")
            return redirect("work:contributions.show", coop, found.contribution_id)
    context = {
        "coop": found.contribution.coop, "question": found, "form": form,
        "contribution": found.contribution, "section": "contributions",
    }  # fmt: skip
    return render(
        request, "work/acknowledgements/answer.html", context, status=422 if form.errors else 200
    )


@require_POST
def settle(request: MemberRequest, coop: str, question: int) -> HttpResponse:
    found = access.question_of(request.user, coop, question, timezone.localdate())
    try:
        thanking.settle(acknowledgement=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "C’est noté : tout est clair.")
    return redirect("work:contributions.show", coop, found.contribution_id)
